import type { OrderFigure } from "@/shared/api/types";
import { readDate, showDate } from "@/shared/ui/dates";
import { holds } from "@/shared/ui/plain";

/** A number as it is typed here, `1.234,5` or `1234.5` → `1234.5`; null when it is none. */
export function readNumber(text: string): string | null {
  const bare = text.replace(/[\s\u00a0%]/g, "");
  const whole = /^\d{1,3}(\.\d{3})+$/.test(bare) || bare.includes(",") ? bare.replace(/\./g, "") : bare;
  const value = whole.replace(",", ".");
  return /^\d+(\.\d{1,4})?$/.test(value) ? value : null;
}

const YES = ["có", "yes", "x", "đã"];
const NO = ["không", "no", "chưa"];
const among = (words: string[], text: string): boolean =>
  words.some((word) => holds(word, text) && holds(text, word));

/** What was typed as the server takes it; "" for nothing, null when it cannot be read. */
export function readFigure(kind: OrderFigure["kind"], text: string, year: number): string | null {
  const typed = text.trim();
  if (!typed) return "";
  if (kind === "NUMBER" || kind === "PERCENT") return readNumber(typed);
  if (kind === "DATE") return readDate(typed, year);
  if (kind === "YES_NO")
    return typed === "YES" || among(YES, typed) ? "YES" : typed === "NO" || among(NO, typed) ? "NO" : null;
  return typed;
}

/** A value as it is shown in a field: the number as the language writes it, the date as the office does. */
export function showFigure(kind: OrderFigure["kind"], value: string, language: string): string {
  if (kind === "NUMBER" || kind === "PERCENT")
    return new Intl.NumberFormat(language === "en" ? "en-GB" : "vi-VN", { maximumFractionDigits: 4 }).format(
      Number(value),
    );
  return kind === "DATE" ? showDate(value) : value;
}

/** The cells of a pasted row; several lines count as one row. */
export const cellsOf = (text: string): string[] => text.replace(/\r?\n$/, "").split(/\t|\r?\n/);
