import { i18next } from "@/shared/i18n";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isField = (target: unknown): target is Field =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;

/** What a browser says of a field that was left empty is said in the page's language, not in the machine's. */
export function sayInOurWords(page: Document): void {
  page.addEventListener(
    "invalid",
    ({ target }) => {
      if (isField(target) && target.validity.valueMissing) target.setCustomValidity(i18next.t("app.fillIn"));
    },
    true,
  );
  // What is said holds the form back, so it is taken away before it is looked at anew: Enter presses the button as well.
  page.addEventListener(
    "click",
    ({ target }) => {
      const form = target instanceof Element ? target.closest("button")?.form : null;
      for (const field of form?.elements ?? []) if (isField(field)) field.setCustomValidity("");
    },
    true,
  );
}
