import { describe, expect, it } from "vitest";
import type { Matrix, MatrixCell } from "@/shared/api/types";
import { chosen, fillUnit, pending, unnamedOf, wholeUnit, withEdit } from "./changes";

const cell = (area: MatrixCell["area"], unit_id: number, more: Partial<MatrixCell> = {}): MatrixCell => ({
  area,
  unit_id,
  tasks: 3,
  unnamed: 0,
  officer_id: null,
  may: true,
  ...more,
});
const unit = (id: number, may = true): Matrix["units"][number] => ({
  unit: { id, code: `${id}`, name: `Phòng ${id}`, short_name: `P${id}` },
  people: [],
  may,
});
const matrix: Matrix = {
  areas: [],
  units: [unit(1), unit(2), unit(3, false)],
  cells: [
    cell("DIRECTION", 1, { unnamed: 3 }),
    cell("PROCEDURES", 1, { officer_id: 10 }),
    cell("DIRECTION", 2, { officer_id: 20, unnamed: 2 }),
    cell("PROCEDURES", 2, { officer_id: 21, unnamed: 1, may: false }),
    cell("DIRECTION", 3, { officer_id: 30, unnamed: 1, may: false }),
  ],
};
const [first, second] = matrix.cells as [MatrixCell, MatrixCell];

describe("the matrix of officers", () => {
  it("counts a choice as a change only while it differs from what is stored", () => {
    const edits = withEdit({}, second, 11);
    expect(chosen(second, edits)).toBe(11);
    expect(pending(matrix, edits).changed).toEqual([{ area: "PROCEDURES", unit: 1, officer: 11 }]);
    expect(withEdit(edits, second, 10)).toEqual({});
    expect(pending(matrix, withEdit({}, second, null)).changed).toEqual([
      { area: "PROCEDURES", unit: 1, officer: null },
    ]);
  });

  it("fills a whole unit and leaves the others", () => {
    const edits = fillUnit(matrix, {}, 1, 10);
    expect(edits).toEqual({ "DIRECTION:1": 10 });
    expect(wholeUnit(matrix, edits, 1)).toBe(10);
    expect(wholeUnit(matrix, {}, 1)).toBeUndefined();
    expect(wholeUnit(matrix, fillUnit(matrix, edits, 1, null), 1)).toBeNull();
    expect(fillUnit(matrix, {}, 2, 22)).toEqual({ "DIRECTION:2": 22 });
    expect(wholeUnit(matrix, {}, 2)).toBe(20);
  });

  it("offers again what was begun, and nothing of cells that are not the reader's", () => {
    expect(pending(matrix, {})).toEqual({
      changed: [],
      waiting: [{ area: "DIRECTION", unit: 2, officer: 20 }],
    });
    expect(pending(matrix, withEdit({}, first, 10)).changed).toHaveLength(1);
    expect(unnamedOf(matrix)).toBe(7);
  });
});
