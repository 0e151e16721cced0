/** The columns of the table of tasks: which there are, which are shown at first, which sort it. */

export const COLUMNS = [
  "no",
  "lead",
  "partners",
  "officer",
  "area",
  "origin",
  "class",
  "given",
  "first_due",
  "due",
  "state",
  "timeliness",
] as const;
export type ColumnName = (typeof COLUMNS)[number];
export const AT_FIRST: ColumnName[] = ["lead", "officer", "due", "state", "timeliness"];
export const SORTING = ["title", "lead", "given", "due", "state"] as const;
export type Sorting = (typeof SORTING)[number];

/** The columns that an address names, in their own order. */
export const shownColumns = (cols: string | undefined): ColumnName[] => {
  if (cols === undefined) return AT_FIRST;
  const asked = cols.split(",");
  return COLUMNS.filter((name) => asked.includes(name));
};

/** What the address says of these columns; nothing for those shown at first. */
export const colsOf = (shown: ColumnName[]): string | undefined => {
  const cols = COLUMNS.filter((name) => shown.includes(name)).join(",");
  return cols === AT_FIRST.join(",") ? undefined : cols || "none";
};

export const sortName = (column: string): Sorting | null => SORTING.find((name) => name === column) ?? null;

/** The sort after a press on a head: upwards, downwards, and by due date again. */
export function nextSort(sort: string | undefined, column: Sorting): string | undefined {
  const now = sort ?? "due";
  if (now === column) return `-${column}`;
  if (now === `-${column}` || column === "due") return undefined;
  return column;
}
