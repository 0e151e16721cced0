import { useBlocker } from "@tanstack/react-router";

const OPEN = '[role="dialog"][aria-modal="true"]';

/** Back closes the dialog that lies over the page, as a hand on a phone expects it, and leaves the page only when none does: it is
 * Escape, pressed once the browser has gone forward again, so that a dialog which stands in the address clears its own. */
export function useBackCloses(): void {
  useBlocker({ shouldBlockFn: closing, enableBeforeUnload: false });
}

function closing({ action }: { action: string }): boolean {
  if (action !== "BACK" || !document.querySelector(OPEN)) return false;
  window.addEventListener("popstate", pressEscape, { once: true });
  return true;
}

function pressEscape(): void {
  const at = document.activeElement ?? document.body;
  at.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
}
