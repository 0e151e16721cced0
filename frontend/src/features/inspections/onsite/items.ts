/** The items of a checklist on the device: sums, when one fails, what its finding says; as the server reads them. */
import type { ChecklistItem, SiteAnswer } from "@/shared/api/types";

export type Value = SiteAnswer["value"];
export const NOTHING: Value = { figures: {}, choice: "", text: "" };
export const [YES, NO, NOT_APPLICABLE] = ["YES", "NO", "NA"] as const;

const same = (a: number, b: number): boolean => Math.abs(a - b) < 0.005; // figures have two decimals at most

export type Sum = {
  parts: number[];
  total: number;
  /** The name of the total. */
  name: string;
  agrees: boolean;
};

/** How the parts stand to the whole; null as long as a figure is missing, or where nothing is to add up. */
export function sumOf(item: ChecklistItem, figures: Value["figures"]): Sum | null {
  const rule = item.sum;
  if (!rule) return null;
  const total = figures[rule.total];
  const parts = rule.parts.map((key) => figures[key]);
  if (total === undefined || parts.some((part) => part === undefined)) return null;
  const known = parts as number[];
  const name = item.figures.find((figure) => figure.key === rule.total)?.label ?? rule.total;
  return { parts: known, total, name, agrees: same(total, added(known)) };
}

export const added = (parts: number[]): number =>
  Math.round(parts.reduce((sum, part) => sum + part, 0) * 100) / 100;

/** Whether the answer is one that makes a finding. A figure is compared itself, or as a percentage `of` another one. */
export function fails(item: ChecklistItem, value: Value): boolean {
  const rule = item.fails;
  if (!rule) return false;
  if (rule.choices.length) return rule.choices.includes(value.choice);
  const figure = value.figures[rule.figure];
  if (figure === undefined) return false;
  const whole = rule.of ? (value.figures[rule.of] ?? 0) : 100;
  if (!whole) return false;
  const measured = (figure * 100) / whole;
  return rule.op === "OVER" ? measured > rule.value : measured < rule.value;
}

/** The text with `{key}` places filled; one without its figure stays as it is. */
export const filled = (text: string, figures: Value["figures"]): string =>
  Object.entries(figures).reduce((said, [key, figure]) => said.replaceAll(`{${key}}`, inWords(figure)), text);

export const inWords = (figure: number): string => String(figure).replace(".", ",");

/** Whether anything was answered. A PHOTO item is answered by its photos, elsewhere. */
export const isAnswered = (value: Value): boolean =>
  Boolean(value.choice || value.text.trim() || Object.keys(value.figures).length);

/** Answered as far as the item asks: every figure, and they add up. */
export function isWhole(item: ChecklistItem, value: Value): boolean {
  if (value.choice === NOT_APPLICABLE) return true;
  if (item.kind !== "FIGURES") return isAnswered(value);
  const all = item.figures.every(({ key }) => value.figures[key] !== undefined);
  return all && sumOf(item, value.figures)?.agrees !== false;
}

const ordered = (figures: Value["figures"]) => Object.entries(figures).sort(([a], [b]) => a.localeCompare(b));

export const saysTheSame = (a: Value, b: Value): boolean =>
  a.choice === b.choice &&
  a.text.trim() === b.text.trim() &&
  JSON.stringify(ordered(a.figures)) === JSON.stringify(ordered(b.figures));

/** An answer in a few words, for a list. */
export function answerInWords(
  item: ChecklistItem,
  value: Value,
  words: Record<"YES" | "NO" | "NA", string>,
): string {
  const chosen =
    value.choice in words
      ? words[value.choice as keyof typeof words]
      : item.choices.find((choice) => choice.key === value.choice)?.label;
  const figures = item.figures
    .filter(({ key }) => value.figures[key] !== undefined)
    .map(({ key, label, unit }) => `${label} ${inWords(value.figures[key] as number)} ${unit}`.trim());
  return [chosen, figures.join(", "), value.text.trim()].filter(Boolean).join("; ") || "–";
}

/** Sections in the order of their first line. */
export function sectionsOf(items: ChecklistItem[]): { title: string; items: ChecklistItem[] }[] {
  const sections = new Map<string, ChecklistItem[]>();
  for (const item of items) sections.set(item.section, [...(sections.get(item.section) ?? []), item]);
  return [...sections].map(([title, lines]) => ({ title, items: lines }));
}
