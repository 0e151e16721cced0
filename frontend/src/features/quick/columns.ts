/** The cells of a row as they are typed, and what they say. */
import type { TFunction } from "i18next";
import type { QuickRow, Standing } from "@/shared/api/types";
import { readDate, showDate } from "@/shared/ui/dates";
import type { Draft } from "./drafts";
import { toldFigures } from "./figures";

export const COLUMNS = ["standing", "text", "percent", "count", "number", "dated", "next", "basis"] as const;
export type Column = (typeof COLUMNS)[number];
/** Texts as typed; `standing` holds its code. */
export type Cells = Partial<Record<Column, string>>;
export const STANDINGS: Standing[] = ["NOT_BEGUN", "UNDER_WAY", "DONE", "STUCK"];

/** What a cell shows before anything is typed: how the task stood last, and the date named then. */
export function stored(row: QuickRow, column: Column): string {
  if (column === "standing")
    return row.obstacle
      ? "STUCK"
      : (row.last?.standing ?? (row.state === "ASSIGNED" ? "NOT_BEGUN" : "UNDER_WAY"));
  if (column === "next")
    return row.last?.next_on && row.last.standing !== "DONE" ? showDate(row.last.next_on) : "";
  return "";
}

export const shown = (row: QuickRow, cells: Cells, column: Column): string =>
  cells[column] ?? stored(row, column);

/** `24 tin, bài` → value and unit; a comma before decimals, points between thousands. Null when it is no number. */
export function readCount(text: string): { value: string; unit: string } | null {
  const match = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:[,.](\d{1,2}))?(?:\s+(.*))?$/.exec(text.trim());
  if (!match) return null;
  const [, whole = "", rest, unit = ""] = match;
  return { value: whole.replaceAll(".", "") + (rest ? `.${rest}` : ""), unit };
}

const plain = (text: string): string =>
  text.trim().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");

/** A state by its words in either language, marks and case aside. */
export const readStanding = (text: string, words: Record<Standing, string[]>): Standing | undefined =>
  STANDINGS.find((one) => one === text || words[one].some((word) => plain(word) === plain(text)));

/** The state whose word begins with the key pressed: a list cannot be searched by letters with marks. */
export const standingAt = (key: string, words: (standing: Standing) => string): Standing | undefined =>
  key.trim().length === 1 ? STANDINGS.find((one) => plain(words(one)).startsWith(plain(key))) : undefined;

export type Told = {
  id: string;
  task: string;
  standing: string;
  text: string;
  percent: number | null;
  next_on: string | null;
  document: { number: string; date: string } | null;
  count: { value: string; unit: string } | null;
  again: string | null;
  figures: Record<string, string> | null;
  basis: string;
};
/** By cell; a figure's is named `figure-` and its key. */
export type Place = Column | `figure-${string}`;
export type Complaints = Partial<Record<Place, string>>;

/** What a row sends, and what keeps it from being sent, by cell. */
export function told(
  row: QuickRow,
  { id, cells, figures: typed, again }: Pick<Draft, "id" | "cells" | "figures" | "again">,
  year: number,
  t: TFunction,
): [Told, Complaints] {
  const of = (column: Column): string => shown(row, cells, column).trim();
  const wrong: Complaints = {};
  const done = of("standing") === "DONE";
  const next = done || !of("next") ? null : readDate(of("next"), year);
  const dated = of("dated") ? readDate(of("dated"), year) : null;
  const count = of("count") ? readCount(of("count")) : null;
  const percent = of("percent").replace(/\s*%$/, "");
  if (!done && of("next") && !next) wrong.next = t("quick.noDate");
  if (of("dated") && !dated) wrong.dated = t("quick.noDate");
  else if (of("number") && !dated) wrong.dated = t("quick.needDate");
  if (dated && !of("number")) wrong.number = t("quick.needNumber");
  if (of("count") && !count) wrong.count = t("quick.noCount");
  if (percent && !(/^\d{1,3}$/.test(percent) && Number(percent) <= 100)) wrong.percent = t("quick.noPercent");
  if (of("standing") === "STUCK" && !of("text")) wrong.text = t("quick.needObstacle");
  else if (!of("text") && !of("number") && !of("count") && !again && !typed) wrong.text = t("quick.needText");
  const [figures, unread] = typed ? toldFigures(row, typed, year) : [null, []];
  for (const key of unread) wrong[`figure-${key}`] = t("figures.unread");
  if (row.needs_basis && !of("basis")) wrong.basis = t("quick.needBasis");
  return [
    {
      id,
      task: row.id,
      standing: of("standing"),
      text: of("text"),
      percent: percent ? Number(percent) : null,
      next_on: next,
      document: of("number") && dated ? { number: of("number"), date: dated } : null,
      count,
      again: again?.id ?? null,
      figures,
      basis: of("basis"),
    },
    wrong,
  ];
}
