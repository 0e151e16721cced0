import "@testing-library/jest-dom/vitest";
import { i18next } from "@/shared/i18n";
import { en } from "@/shared/i18n/en";

/** What jsdom lacks of a browser: nothing is laid out, nothing is observed, no font loads. */
class Watching {
  observe() {}
  unobserve() {}
  disconnect() {}
}
window.ResizeObserver ??= Watching as unknown as typeof ResizeObserver;
const listening = { addEventListener: () => undefined, removeEventListener: () => undefined };
window.matchMedia ??= (media) => ({ matches: false, media, ...listening }) as unknown as MediaQueryList;
Object.defineProperty(document, "fonts", { value: listening, configurable: true });

/** English is a file of its own in the app; here both languages are there from the start. */
i18next.addResourceBundle("en", "translation", en);
