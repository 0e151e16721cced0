import type { Matrix, MatrixCell } from "@/shared/api/types";

/** What was chosen and not saved yet: cell → officer, or null for nobody. */
export type Edits = Record<string, number | null>;
export type SentCell = { area: MatrixCell["area"]; unit: number; officer: number | null };

export const cellKey = (area: string, unit: number): string => `${area}:${unit}`;

/** The officer that the table shows in a cell. */
export const chosen = (cell: MatrixCell, edits: Edits): number | null => {
  const edit = edits[cellKey(cell.area, cell.unit_id)];
  return edit === undefined ? cell.officer_id : edit;
};

/** A choice that says again what is stored is no change. */
export function withEdit(edits: Edits, cell: MatrixCell, officer: number | null): Edits {
  const { [cellKey(cell.area, cell.unit_id)]: _old, ...rest } = edits;
  return officer === cell.officer_id ? rest : { ...rest, [cellKey(cell.area, cell.unit_id)]: officer };
}

const mine = (matrix: Matrix, unit: number): MatrixCell[] =>
  matrix.cells.filter((cell) => cell.unit_id === unit && cell.may);

/** One person for all cells of a unit that the reader may set. */
export const fillUnit = (matrix: Matrix, edits: Edits, unit: number, officer: number | null): Edits =>
  mine(matrix, unit).reduce((kept, cell) => withEdit(kept, cell, officer), edits);

/** The person whom all these cells show; undefined when they differ. */
export function wholeUnit(matrix: Matrix, edits: Edits, unit: number): number | null | undefined {
  const found = new Set(mine(matrix, unit).map((cell) => chosen(cell, edits)));
  return found.size === 1 ? [...found][0] : undefined;
}

/** Cells the reader may set, with a change, or with tasks that still await the person the table names. */
export function pending(matrix: Matrix, edits: Edits): { changed: SentCell[]; waiting: SentCell[] } {
  const cells = matrix.cells.filter((cell) => cell.may);
  const sent = (cell: MatrixCell): SentCell => ({
    area: cell.area,
    unit: cell.unit_id,
    officer: chosen(cell, edits),
  });
  const changes = (cell: MatrixCell): boolean => chosen(cell, edits) !== cell.officer_id;
  return {
    changed: cells.filter(changes).map(sent),
    waiting: cells.filter((cell) => !changes(cell) && cell.officer_id !== null && cell.unnamed > 0).map(sent),
  };
}

export const unnamedOf = (matrix: Matrix): number =>
  matrix.cells.reduce((sum, cell) => sum + cell.unnamed, 0);
