import { describe, expect, it } from "vitest";
import type { QuickRow } from "@/shared/api/types";
import { COLUMNS, readCount, told } from "./columns";
import {
  answered,
  asSent,
  brought,
  cellsOf,
  nothingNew,
  pasted,
  settled,
  withCells,
  without,
} from "./drafts";
import { wordsOfStandings } from "./words";

const TODAY = "25/11/2026";
const row = (id: string, last: Partial<NonNullable<QuickRow["last"]>> | null = null): QuickRow =>
  ({ id, state: "IN_PROGRESS", last, needs_basis: false }) as QuickRow;
const rows = [row("a"), row("b", { id: "old", text: "Lần trước", standing: "STUCK" }), row("c")];
const [a, b] = rows as [QuickRow, QuickRow];
const t = ((key: string) => key) as unknown as Parameters<typeof told>[3];

describe("the grid of the quick report", () => {
  it("takes a range from a spreadsheet, from one cell on, states by their words", () => {
    const block = cellsOf(
      'xong\t"Đã ""xong"" phần\nđầu"\t\t24 tin, bài\t12/BC\nBlocked\tChờ\n\tBa\n\tThừa\n',
    );
    expect(block[0]?.[1]).toBe('Đã "xong" phần đầu');
    const from = { row: 0, column: "standing" as const };
    const { drafts, unread } = pasted({}, rows, COLUMNS, from, block, wordsOfStandings, TODAY);
    expect(unread).toBe(1);
    expect(drafts.a?.cells).toEqual({
      standing: "DONE",
      text: 'Đã "xong" phần đầu',
      count: "24 tin, bài",
      number: "12/BC",
      dated: TODAY,
    });
    expect([drafts.b?.cells, drafts.c?.cells]).toEqual([{ text: "Chờ" }, { text: "Ba" }]);
  });

  it("says what a row sends, and which cell keeps it back", () => {
    const cells = { standing: "DONE", number: "12/BC", dated: "1/9", next: "5/9", count: "1.250,5 hồ sơ" };
    const [sent, wrong] = told(a, { id: "id", cells }, 2026, t);
    expect(wrong).toEqual({});
    expect([sent.document, sent.count, sent.next_on]).toEqual([
      { number: "12/BC", date: "2026-09-01" },
      { value: "1250.5", unit: "hồ sơ" },
      null,
    ]);
    expect(told(b, { id: "id", cells: { next: "31/2", count: "nhiều" } }, 2026, t)[1]).toEqual({
      next: "quick.noDate",
      count: "quick.noCount",
      text: "quick.needObstacle",
    });
    expect(readCount("1.5")).toEqual({ value: "1.5", unit: "" });
  });

  it("takes of a file that came back what differs, and nothing of one that does not", () => {
    const none = {
      standing: "",
      text: "",
      percent: "",
      count: "",
      number: "",
      dated: "",
      next: "",
      basis: "",
    };
    const dated = row("a", { id: "x", standing: "STUCK", next_on: "2026-12-01" });
    const same = {
      id: "a",
      cells: { ...none, standing: "STUCK" as const, next: "01/12/2026" },
      figures: [],
    };
    const file = (cells: object) => ({ rows: [{ ...same, cells: { ...same.cells, ...cells } }], errors: [] });
    expect(brought({}, [dated], file({}) as never, TODAY)).toEqual({ drafts: {}, changed: 0 });
    const { drafts } = brought({}, [dated], file({ text: "Đã có kinh phí", next: "" }) as never, TODAY);
    expect(drafts.a?.cells).toEqual({ text: "Đã có kinh phí", next: "" });
    const figures = [{ key: "f1", kind: "NUMBER" }];
    const ordered = { ...dated, order: { figures, values: [{ key: "f1", value: "1250" }] } } as never;
    const said = (value: string) => ({ rows: [{ ...same, figures: [{ key: "f1", value }] }], errors: [] });
    expect(brought({}, [ordered], said("1.250") as never, TODAY).changed).toBe(0);
    expect(brought({}, [ordered], said("1.300") as never, TODAY).drafts.a?.figures).toEqual({ f1: "1.300" });
  });

  it("keeps what was refused, and words typed after a lost answer become another report", () => {
    const typed = nothingNew({}, rows, "Không có gì mới", TODAY);
    expect(Object.keys(typed)).toEqual(["a", "b", "c"]);
    const left = answered(typed, ["a"], [{ id: "b", detail: "Vì" }]);
    expect([left.a, left.b?.refused, left.c?.refused]).toEqual([undefined, "Vì", undefined]);
    const lost = asSent(typed, ["a", "b"]);
    const more = withCells(lost, b, { text: "Thêm" }, TODAY);
    expect(more.b?.id).not.toBe(lost.b?.id);
    const kept = [row("a", { id: lost.a?.id }), row("b", { id: lost.b?.id })];
    expect(Object.keys(settled(more, kept))).toEqual(["c", "b"]);
    expect(withCells(more, b, { text: "" }, TODAY).b).toBeUndefined();
    expect(Object.keys(without(more, ["a", "c"]))).toEqual(["b"]);
  });
});
