import { useBlocker, useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";
import { OPEN } from "./escape";

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** The same page once more, so that Back is heard where it would leave the product. */
    again?: boolean;
  }
}

const IN_ADDRESS = "[data-in-address]"; // of a dialog whose opening and closing change the address themselves
const LOCKED = "data-scroll-locked"; // on the body while a dialog lies over the page

/** Back closes the dialog that lies over the page, as a hand on a phone expects it, and leaves the page only when none does. It is
 * Escape, pressed once the browser has gone forward again, so that a dialog which stands in the address clears its own. A page
 * that a link from elsewhere opened is the first of its document, and nothing hears Back there: from the first dialog on it
 * stands in the history twice, and Back passes over the second. Nothing but Back itself ever goes back: a step that a closing
 * dialog took by itself would fall upon the page that somebody has gone on to meanwhile. */
export function useBackCloses(): void {
  const { history } = useRouter();
  const navigate = useNavigate();
  useBlocker({ shouldBlockFn: closing, enableBeforeUnload: false });
  useEffect(() => {
    const watch = new MutationObserver(() => {
      const open = document.body.hasAttribute(LOCKED) && !document.querySelector(IN_ADDRESS);
      if (open && isFirst(history.location))
        void navigate({ to: ".", search: true, hash: true, state: { again: true }, resetScroll: false });
    });
    watch.observe(document.body, { attributeFilter: [LOCKED] });
    let before = history.location;
    const passOver = history.subscribe(({ location }) => {
      if (before.state.again && isFirst(location)) history.back();
      before = location;
    });
    return () => {
      watch.disconnect();
      passOver();
    };
  }, [history, navigate]);
}

const isFirst = (location: { state: { __TSR_index: number } }) => location.state.__TSR_index === 0;

function closing({ action }: { action: string }): boolean {
  if (action !== "BACK" || !document.querySelector(OPEN)) return false;
  window.addEventListener("popstate", pressEscape, { once: true });
  return true;
}

function pressEscape(): void {
  const at = document.activeElement ?? document.body;
  at.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
}
