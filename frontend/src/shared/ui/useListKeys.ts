import { useEffect } from "react";
import { useInForce } from "./keysInForce";
import { singleKeys } from "./singleKeys";

const inField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
export const inDialog = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest("[role=dialog]") !== null;

/** Single keys are off inside fields and dialogs. */
export const typing = (target: EventTarget | null): boolean => inField(target) || inDialog(target);

/** A key pressed by itself where nothing is typed, even in a dialog, on a device that wants such keys. */
export const single = (event: KeyboardEvent): boolean =>
  !(inField(event.target) || event.ctrlKey || event.metaKey || event.altKey) && singleKeys();

/** So, and in no dialog. */
export const bare = (event: KeyboardEvent): boolean => single(event) && !inDialog(event.target);

const NONE = {};

/** J and K walk a list, and the focus with them (to what bears the id as `data-row`), so that it is spoken; Enter opens, `more` are
 * keys of its own for the chosen one; silent inside fields and dialogs. */
export function useListKeys(
  ids: string[],
  chosen: string | undefined,
  choose: (id: string) => void,
  open: (id: string) => void,
  more: Record<string, (id: string) => void> = NONE,
): void {
  useInForce(
    ids.length > 0 && "keys.walk",
    chosen !== undefined && "keys.open",
    chosen !== undefined && "s" in more && "keys.snooze",
  );
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!bare(event)) return;
      const at = chosen ? ids.indexOf(chosen) : -1;
      const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
      const next = ids[Math.min(ids.length - 1, Math.max(0, at + step))];
      if (step && next) {
        choose(next);
        document.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus();
      } else if (event.key === "Enter" && chosen && (event.target as HTMLElement).matches("body, main"))
        open(chosen);
      else if (chosen && more[event.key]) {
        event.preventDefault();
        more[event.key]?.(chosen);
      }
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [ids, chosen, choose, open, more]);
}
