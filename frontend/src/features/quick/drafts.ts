/** Rows being typed, by task; every function gives new drafts and leaves the old ones. */
import type { QuickRow, QuickSheet } from "@/shared/api/types";
import { uuid7 } from "@/shared/api/uuid";
import { type Cells, COLUMNS, type Column, readStanding, stored } from "./columns";
import { otherFigures } from "./figures";

/** `id`: of the report it will become. Once `sent` it may be kept already: other words then make another report. */
export type Draft = {
  id: string;
  cells: Cells;
  /** Of the order's figures, by key, those typed. */
  figures?: Record<string, string>;
  /** A piece of evidence used again, and how it is called. */
  again?: { id: string; name: string };
  sent?: boolean;
  refused?: string;
};
export type More = { figures?: Record<string, string>; again?: Draft["again"] | null };
export type Drafts = Record<string, Draft>;

/** A row with cells, or `more` beside them, set anew. What says what is stored is no change; a number brings today's date
 * along. */
export function withCells(
  drafts: Drafts,
  row: QuickRow,
  next: Cells,
  today: string,
  more: More = {},
): Drafts {
  const before = drafts[row.id];
  const cells = { ...before?.cells, ...next };
  if (next.number && !cells.dated) cells.dated = today;
  if (next.number === "" && next.dated === undefined) delete cells.dated;
  for (const [column, text] of Object.entries(cells))
    if (text === stored(row, column as Column)) delete cells[column as Column];
  const { [row.id]: _gone, ...rest } = drafts;
  const figures = otherFigures(row, { ...before?.figures, ...more.figures }, Number(today.slice(-4)));
  const again = more.again === undefined ? before?.again : (more.again ?? undefined);
  if (!Object.keys(cells).length && !figures && !again) return rest;
  const id = before && !before.sent ? before.id : uuid7();
  return { ...rest, [row.id]: { id, cells, ...(figures && { figures }), ...(again && { again }) } };
}

/** A block of cells from a spreadsheet, from one cell on to the right and down; how many could not be read. */
export function pasted(
  drafts: Drafts,
  rows: QuickRow[],
  columns: readonly Column[],
  from: { row: number; column: Column },
  block: string[][],
  words: Parameters<typeof readStanding>[1],
  today: string,
): { drafts: Drafts; unread: number } {
  let unread = 0;
  const first = columns.indexOf(from.column);
  const filled = block.reduce((all, line, down) => {
    const row = rows[from.row + down];
    if (!row) return all;
    const cells: Cells = {};
    for (const [right, text] of line.entries()) {
      const column = columns[first + right];
      if (!column) continue;
      const standing = column === "standing" ? readStanding(text, words) : undefined;
      if (column !== "standing") cells[column] = text.trim();
      else if (standing) cells.standing = standing;
      else if (text.trim()) unread++;
    }
    return withCells(all, row, cells, today);
  }, drafts);
  return { drafts: filled, unread };
}

/** What a spreadsheet puts on the clipboard: cells by tab, rows by line; quoted where they hold either. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const pieces = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (const [, quoted, bare, end] of pieces.matchAll(
    /(?:"((?:[^"]|"")*)"(?=\t|\n|$)|([^\t\n]*))(\t|\n|$)/g,
  )) {
    const cell = quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"').replaceAll("\n", " ");
    rows.at(-1)?.push(cell);
    if (end === "\n") rows.push([]);
    if (end === "") break;
  }
  return rows;
}

/** A grid that came back as a file: what differs from what is stored; how many rows that are. An empty cell takes back
 * only a date that stood there. */
export function brought(
  drafts: Drafts,
  rows: QuickRow[],
  sheet: QuickSheet,
  today: string,
): { drafts: Drafts; changed: number } {
  const byId = new Map(rows.map((row) => [row.id, row]));
  let changed = 0;
  const filled = sheet.rows.reduce((all, { id, cells, figures }) => {
    const row = byId.get(id);
    if (!row) return all;
    const done = (cells.standing || stored(row, "standing")) === "DONE";
    const differ = COLUMNS.filter(
      (column) => cells[column] !== stored(row, column) && (cells[column] || (column === "next" && !done)),
    );
    const typed = Object.fromEntries(figures.map(({ key, value }) => [key, value]));
    const others = otherFigures(row, typed, Number(today.slice(-4)));
    if (!differ.length && !others) return all;
    changed++;
    const next = Object.fromEntries(differ.map((column) => [column, cells[column]]));
    return withCells(all, row, next, today, others ? { figures: others } : {});
  }, drafts);
  return { drafts: filled, changed };
}

/** "Nothing new" for these rows, where nothing is typed yet. */
export const nothingNew = (drafts: Drafts, rows: QuickRow[], words: string, today: string): Drafts =>
  rows.reduce(
    (all, row) => (all[row.id]?.cells.text ? all : withCells(all, row, { text: words }, today)),
    drafts,
  );

/** What the server keeps by now is no draft any more, also when its answer never came. */
export const settled = (drafts: Drafts, rows: QuickRow[]): Drafts => {
  const saved = new Set(
    rows.filter((row) => row.last && row.last.id === drafts[row.id]?.id).map((row) => row.id),
  );
  return saved.size
    ? Object.fromEntries(Object.entries(drafts).filter(([task]) => !saved.has(task)))
    : drafts;
};

export const without = (drafts: Drafts, tasks: string[]): Drafts =>
  Object.fromEntries(Object.entries(drafts).filter(([task]) => !tasks.includes(task)));

export const asSent = (drafts: Drafts, tasks: string[]): Drafts =>
  Object.fromEntries(
    Object.entries(drafts).map(([task, draft]) => [
      task,
      tasks.includes(task) ? { ...draft, sent: true } : draft,
    ]),
  );

/** After a save: what was done is gone, what was refused stays with why. */
export function answered(drafts: Drafts, done: string[], refused: { id: string; detail: string }[]): Drafts {
  const rest = without(drafts, done);
  for (const { id, detail } of refused) if (rest[id]) rest[id] = { ...rest[id], refused: detail };
  return rest;
}
