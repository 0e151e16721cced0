import { useBlocker, useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** Stands for the dialog over the page, where Back would leave the product. */
    over?: boolean;
  }
}

const OPEN = '[role="dialog"][aria-modal="true"]';
const IN_ADDRESS = "[data-in-address]"; // of a dialog whose opening and closing change the address themselves
const LOCKED = "data-scroll-locked"; // on the body while a dialog lies over the page

/** Back closes the dialog that lies over the page, as a hand on a phone expects it, and leaves the page only when none does. It is
 * Escape, pressed once the browser has gone forward again, so that a dialog which stands in the address clears its own. A page
 * that a link from elsewhere opened is the first of its document, and nothing hears Back there: the dialog has an entry of its
 * own, which goes with it. */
export function useBackCloses(): void {
  const { history } = useRouter();
  const navigate = useNavigate();
  useBlocker({ shouldBlockFn: closing, enableBeforeUnload: false });
  useEffect(() => {
    const locked = () => document.body.hasAttribute(LOCKED);
    // Going back would call off what another document is being loaded for.
    let leaving = false;
    const leave = () => {
      leaving = true;
    };
    const watch = new MutationObserver(() => {
      const { state } = history.location;
      if (locked() && state.__TSR_index === 0 && !document.querySelector(IN_ADDRESS)) {
        leaving = false;
        window.addEventListener("beforeunload", leave, { once: true });
        void navigate({ to: ".", search: true, hash: true, state: { over: true }, resetScroll: false });
      }
      if (!locked() && state.over && !leaving) history.back({ ignoreBlocker: true });
    });
    watch.observe(document.body, { attributeFilter: [LOCKED] });
    // Of a dialog that went as another page came, the entry lies between the two: it is passed over.
    const forget = history.subscribe(({ location, action }) => {
      if (!location.state.over || locked() || leaving) return;
      if (action.type === "FORWARD") history.forward({ ignoreBlocker: true });
      else history.back({ ignoreBlocker: true });
    });
    return () => {
      watch.disconnect();
      window.removeEventListener("beforeunload", leave);
      forget();
    };
  }, [history, navigate]);

  function closing({ action }: { action: string }): boolean {
    if (action !== "BACK" || !document.querySelector(OPEN)) return false;
    const own = history.location.state.over;
    if (own) window.setTimeout(pressEscape);
    else window.addEventListener("popstate", pressEscape, { once: true });
    return !own;
  }
}

function pressEscape(): void {
  const at = document.activeElement ?? document.body;
  at.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
}
