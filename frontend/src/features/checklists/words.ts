import type { TFunction } from "i18next";
import type { ItemOfList } from "@/shared/api/visitQueries";

/** A line's rules in words: how its figures add up, and when it fails. */

const labelOf = (item: ItemOfList, key: string) =>
  item.figures.find((figure) => figure.key === key)?.label ?? key;

export function sumInWords(item: ItemOfList, t: TFunction): string | null {
  if (!item.sum) return null;
  const parts = item.sum.parts.map((part) => labelOf(item, part)).join(" + ");
  return t("item.sumRule", { total: labelOf(item, item.sum.total), parts });
}

const ANSWERS = ["YES", "NO", "NA"] as const;

export function choiceInWords(item: ItemOfList, key: string, t: TFunction): string {
  const known = ANSWERS.find((answer) => answer === key);
  return known ? t(`itemAnswer.${known}`) : (item.choices.find((one) => one.key === key)?.label ?? key);
}

export function failsInWords(item: ItemOfList, t: TFunction, language: string): string | null {
  const rule = item.fails;
  if (!rule) return null;
  if (rule.choices.length)
    return t("item.failsChoice", {
      choices: rule.choices.map((key) => `“${choiceInWords(item, key, t)}”`).join(", "),
    });
  const parts = {
    figure: labelOf(item, rule.figure),
    value: rule.value.toLocaleString(language),
    of: rule.of ? labelOf(item, rule.of) : "",
  };
  if (rule.of) return t(rule.op === "OVER" ? "item.failsShareOver" : "item.failsShareUnder", parts);
  return t(rule.op === "OVER" ? "item.failsOver" : "item.failsUnder", parts);
}

/** A finding's sentence with the names of figures where their values will stand, and back. */
export const namedPlaces = (item: ItemOfList, text: string): string =>
  item.figures.reduce((told, figure) => told.replaceAll(`{${figure.key}}`, `[${figure.label}]`), text);
export const keyedPlaces = (item: ItemOfList, text: string): string =>
  item.figures.reduce((told, figure) => told.replaceAll(`[${figure.label}]`, `{${figure.key}}`), text);
