import { useEffect } from "react";

/** Ctrl Enter sends the form that one is in, wherever it stands; not one whose button waits for something. */
export function useSendKey(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
      const form = event.target instanceof Element ? event.target.closest("form") : null;
      if (!form || form.querySelector("[type=submit]:disabled")) return;
      event.preventDefault();
      form.requestSubmit();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
