import { useEffect } from "react";

/** Ctrl Enter sends the form that one is in, wherever it stands. */
export function useSendKey(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      const form = event.target instanceof Element ? event.target.closest("form") : null;
      if (!form) return;
      event.preventDefault();
      const button = form.querySelector<HTMLButtonElement>("[type=submit]");
      if (button)
        button.click(); // which says what is missing, or waits
      else form.requestSubmit();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
