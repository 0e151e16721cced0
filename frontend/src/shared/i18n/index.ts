import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en";
import { vi } from "./vi";

export type Language = "vi" | "en";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof vi };
  }
}

/** The language this device keeps; Vietnamese until someone chooses. */
export const keptLanguage = (): Language => (document.documentElement.lang === "en" ? "en" : "vi");

void i18next.use(initReactI18next).init({
  lng: keptLanguage(),
  fallbackLng: "vi",
  resources: { vi: { translation: vi }, en: { translation: en } },
  interpolation: { escapeValue: false },
});

const KEPT = "dondoc-language";

/** Switch words, the page's `lang`, and what the device remembers; the person's other tabs follow. */
export function speak(language: Language): void {
  try {
    window.localStorage.setItem(KEPT, language);
  } catch {
    // storage switched off: the choice holds for this visit
  }
  show(language);
}

function show(language: Language): void {
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

window.addEventListener("storage", (change) => {
  if (change.key === KEPT) {
    show(change.newValue === "en" ? "en" : "vi");
  }
});

export { i18next };
