import { type RefObject, useEffect } from "react";
import { bare } from "./useListKeys";

/** J and K, and inside the list the arrows, move the focus from row to row; Enter opens, because the rows are links. */
export function useRowFocus(list: RefObject<HTMLElement | null>, rows: string): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!list.current || !bare(event)) return;
      const links = [...list.current.querySelectorAll<HTMLElement>(rows)];
      const at = links.indexOf(document.activeElement as HTMLElement);
      const down = event.key === "j" || (event.key === "ArrowDown" && at >= 0);
      const up = event.key === "k" || (event.key === "ArrowUp" && at >= 0);
      const next = links[Math.min(links.length - 1, Math.max(0, at + (down ? 1 : -1)))];
      if (!(down || up) || !next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [list, rows]);
}
