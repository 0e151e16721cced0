/** Dialogs that lie over the page. */
export const OPEN = '[role="dialog"][aria-modal="true"]';
const CLOSE = ".mantine-Modal-close, .mantine-Drawer-close";
const HAS_IT_FIRST = "data-mantine-stop-propagation"; // on a field whose list of choices is open

/** Escape closes the dialog on top alone. Each dialog of the library listens to the window by itself, so that one key would close all
 * that lie over the page, and a form with the question that it asked; to be listened with before any of them. */
export function closeTopmost(event: KeyboardEvent): void {
  if (event.key !== "Escape" || event.isComposing) return;
  if (event.target instanceof Element && event.target.getAttribute(HAS_IT_FIRST) === "true") return;
  const open = document.querySelectorAll(OPEN);
  const close = open.length > 1 && open[open.length - 1]?.querySelector<HTMLElement>(CLOSE);
  if (!close) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  close.click();
}
