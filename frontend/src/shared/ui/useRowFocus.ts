import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { inForce } from "./keysInForce";
import { bare } from "./useListKeys";

/** What opens the record of a row, in whatever list the page shows. */
const RECORDS = "#content :is(a.item-title, a.outline-title, a.found, a.timeline-subject, .target-name)";

/** Of tables whose rows stand for no record, people and units with their figures: what each row opens first. */
const FIGURES = "#content .outline tbody tr";

function rows(): HTMLElement[] {
  const records = [...document.querySelectorAll<HTMLElement>(RECORDS)];
  if (records.length) return records;
  return [...document.querySelectorAll(FIGURES)].flatMap((row) => row.querySelector("a") ?? []);
}

/** Whether J and K move the focus over the rows of the page as it stands; some pages walk theirs by keys of their own. */
export const walksRows = (): boolean => !inForce("keys.walk") && !inForce("keys.cards") && rows().length > 0;

/** On every page J and K, and from a row the arrows, move the focus from row to row; Enter opens, because rows are links or
 * buttons. Who goes back to a list has the focus on the row that was opened there. */
export function useRowFocus(): void {
  const { history } = useRouter();
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      if (!bare(event) || !walksRows()) return;
      const all = rows();
      const at = all.indexOf(document.activeElement as HTMLElement);
      const down = event.key === "j" || (event.key === "ArrowDown" && at >= 0);
      const up = event.key === "k" || (event.key === "ArrowUp" && at >= 0);
      const next = all[Math.min(all.length - 1, Math.max(0, at + (down ? 1 : -1)))];
      if (!(down || up) || !next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    };
    window.addEventListener("keydown", walk);
    return () => window.removeEventListener("keydown", walk);
  }, []);
  useEffect(() => {
    const opened = new Map<string, string>(); // address of a list → that of the row that was opened there
    const note = ({ target }: Event) => {
      const to = rows()
        .find((row) => target instanceof Node && row.contains(target))
        ?.getAttribute("href");
      if (to) opened.set(history.location.href, to);
    };
    let wanted: string | undefined;
    // The rows may come later than their page; whoever has gone on by then is left alone.
    const rendered = new MutationObserver(() => {
      const at = document.activeElement;
      if (at !== document.body && at?.id !== "content") return;
      const row = rows().find((one) => one.getAttribute("href") === wanted);
      row?.focus({ preventScroll: true });
      if (row) stop();
    });
    const stop = () => rendered.disconnect();
    const forget = history.subscribe(({ action }) => {
      stop();
      wanted = opened.get(history.location.href);
      if (wanted && (action.type === "BACK" || action.type === "GO"))
        rendered.observe(document.body, { childList: true, subtree: true });
    });
    const listeners = { click: note, keydown: stop, pointerdown: stop };
    for (const [name, heard] of Object.entries(listeners)) document.addEventListener(name, heard, true);
    return () => {
      for (const [name, heard] of Object.entries(listeners)) document.removeEventListener(name, heard, true);
      forget();
      stop();
    };
  }, [history]);
}
