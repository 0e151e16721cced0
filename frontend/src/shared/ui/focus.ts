/** Where the keyboard goes on when what had the focus is gone: the beginning of the page's own part, not of the whole document. */
export function focusPage(): void {
  if (document.activeElement === document.body)
    document.getElementById("content")?.focus({ preventScroll: true });
}
