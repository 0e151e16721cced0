import i18next, { type FormatterModule } from "i18next";
import { initReactI18next } from "react-i18next";
import { showNumber } from "../ui/numbers";
import type { all } from "./all.vi";
import { vi } from "./vi";
import { markVietnamese } from "./vietnamese";

export type Language = "vi" | "en";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof all };
  }
}

/** The language this device keeps; Vietnamese until someone chooses. */
export const keptLanguage = (): Language => (document.documentElement.lang === "en" ? "en" : "vi");

/** A number within a sentence is parted by thousands, unless it is a year. */
const parted: FormatterModule = {
  type: "formatter",
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value, _format, language, options) =>
    typeof value === "number" && options?.interpolationkey !== "year"
      ? showNumber(String(value), language ?? "vi")
      : value,
};

void i18next
  .use(initReactI18next)
  .use(parted)
  .init({
    lng: "vi",
    fallbackLng: "vi",
    resources: { vi: { translation: vi } },
    interpolation: { escapeValue: false, alwaysFormat: true },
  });

/** Words that few pages say come with these pages: `import "@/shared/i18n/start"` where they are said. */
export const alsoSay = (words: object): void => {
  i18next.addResourceBundle("vi", "translation", words, true);
};

const KEPT = "dondoc-language";

/** Switch words, the page's `lang`, and what the device remembers; the person's other tabs follow. Done when the words are there. */
export async function speak(language: Language): Promise<void> {
  try {
    window.localStorage.setItem(KEPT, language);
  } catch {
    // storage switched off: the choice holds for this visit
  }
  await show(language);
}

/** English words are a file of their own: most devices never ask for it. Without it Vietnamese stays. */
async function show(language: Language): Promise<void> {
  if (language === "en" && !i18next.hasResourceBundle("en", "translation"))
    i18next.addResourceBundle("en", "translation", (await import("./en")).en);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
  markVietnamese(language === "en");
}

/** The words of the language that this device keeps are there: waited for before the first paint. */
export const spoken: Promise<void> =
  keptLanguage() === "en" ? show("en").catch(() => undefined) : Promise.resolve();

window.addEventListener("storage", (change) => {
  if (change.key === KEPT) {
    void show(change.newValue === "en" ? "en" : "vi");
  }
});

export { i18next };
