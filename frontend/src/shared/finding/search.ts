import type { RemedyFigures } from "@/shared/api/types";

/** What an address says of findings and of their figures: the filters of both, so that a figure leads to its list. */
export type RemedyFilter = {
  year?: string;
  as_of?: string;
  body?: string;
  unit?: string;
  inspection?: string;
  area?: string;
  severity?: string;
};
export type By = RemedyFigures["by"];
export type FiguresSearch = RemedyFilter & { by?: By };
export type FindingSearch = RemedyFilter & {
  state?: string;
  timeliness?: string;
  measure?: string;
  rule?: string;
  place?: string;
  mine?: string;
  q?: string;
  sort?: string;
};

export const BY: By[] = ["UNIT", "BODY", "INSPECTION", "AREA", "SEVERITY", "YEAR"];
const FILTER = ["year", "as_of", "body", "unit", "inspection", "area", "severity"] as const;
const LISTED = [...FILTER, "state", "timeliness", "measure", "rule", "place", "mine", "q", "sort"] as const;

const read = <K extends string>(
  names: readonly K[],
  search: Record<string, unknown>,
): { [key in K]?: string } => {
  const found: { [key in K]?: string } = {};
  for (const name of names) {
    const value = search[name];
    if ((typeof value === "string" && value) || typeof value === "number" || value === true)
      found[name] = String(value);
  }
  return found;
};

export const figuresSearch = (search: Record<string, unknown>): FiguresSearch => {
  const by = BY.find((one) => one === search.by);
  return by ? { ...read(FILTER, search), by } : read(FILTER, search);
};

export const findingSearch = (search: Record<string, unknown>): FindingSearch => read(LISTED, search);

export const SORTS = ["code", "severity", "unit", "state", "due", "notice"] as const;
export type Sort = (typeof SORTS)[number];

/** The sort after a press on a head: upwards, downwards, and by due date again. */
export function nextSort(sort: string | undefined, column: Sort): string | undefined {
  const now = sort ?? "due";
  if (now === column) return `-${column}`;
  if (now === `-${column}` || column === "due") return undefined;
  return column;
}
