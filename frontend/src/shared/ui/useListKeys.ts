import { useEffect } from "react";

export const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest("[role=dialog]") !== null);

/** J and K walk a list, Enter opens; silent inside fields and dialogs. */
export function useListKeys(
  ids: string[],
  chosen: string | undefined,
  choose: (id: string) => void,
  open: (id: string) => void,
): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const at = chosen ? ids.indexOf(chosen) : -1;
      const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
      const next = ids[Math.min(ids.length - 1, Math.max(0, at + step))];
      if (step && next) choose(next);
      else if (event.key === "Enter" && chosen && event.target === document.body) open(chosen);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [ids, chosen, choose, open]);
}
