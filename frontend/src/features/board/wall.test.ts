import { describe, expect, it } from "vitest";
import type { TicketBoard } from "@/shared/api/types";
import { overdueByUnit, pageOf, urgent } from "@/shared/board/wall/wall";
import { readCards, whole } from "./read";
import { columnOf } from "./wall";

const fields = [
  "code",
  "id",
  "version",
  "state",
  "text",
  "body",
  "unit",
  "officer",
  "severity",
  "area",
  "inspection",
];
const more = ["timeliness", "days", "returned", "quiet_since", "opened_on"];
const card = (code: string, state: string, late: [string, number], returned = 0, unit = 1) => [
  ...[code, code, 1, state, "Phát hiện", 1, unit, null, "MINOR", "PROCEDURES", "i"],
  ...[...late, returned, "2026-08-01", "2026-06-01"],
];
const board: TicketBoard = {
  as_of: "2026-08-14T02:00:00Z",
  fields: [...fields, ...more],
  columns: [],
  cards: [
    card("A", "OPEN", ["WITHIN", 9]),
    card("B", "IN_PROGRESS", ["OVERDUE", 3], 1, 2),
    card("C", "IN_PROGRESS", ["OVERDUE", 30]),
    card("D", "REPORTED", ["LATE", 2]),
    card("E", "CLOSED", ["ON_TIME", 0]),
  ],
  units: { 1: ["Xã A", "UBND xã A"], 2: ["Phòng B", "Phòng B của xã A"] },
  people: {},
  inspections: { i: ["KT01", "Kiểm tra"] },
};

describe("the cards of the board", () => {
  it("are read by the names of their places; who judges sees the body, who remedies the unit", () => {
    expect(readCards(board, undefined)[1]).toMatchObject({
      id: "B",
      unit: { short: "Xã A" },
      officer: undefined,
    });
    expect(readCards(board, 1)[1]).toMatchObject({ unit: { short: "Phòng B" }, officer: null });
  });

  it("say that nothing was heard for long, only while a sign is due", () => {
    const cards = readCards(board, 1);
    expect(cards.map((one) => one.silent)).toEqual([13, 13, 13, null, null]);
  });

  it("say since when they are open", () => {
    expect(readCards(board, 1)[0]).toMatchObject({ opened_on: "2026-06-01", age: 74 });
  });

  it("are counted as a whole", () => {
    expect(whole(board)).toMatchObject({ total: 5, closed: 1, overdue: 2, areas: ["PROCEDURES"] });
  });
});

describe("the wall", () => {
  it("puts the most urgent first, what came back apart, and leaves out what is done", () => {
    const cards = urgent(readCards(board, undefined));
    expect(cards.map((one) => one.code)).toEqual(["C", "B", "A", "D", "E"]);
    expect(cards.map(columnOf)).toEqual(["working", "returned", "open", "waiting", null]);
  });

  it("turns the pages of a column that is longer than the screen", () => {
    expect(pageOf([1, 2, 3, 4, 5], 2, 0)).toEqual({ cards: [1, 2], page: 1, pages: 3 });
    expect(pageOf([1, 2, 3, 4, 5], 2, 2)).toEqual({ cards: [5], page: 3, pages: 3 });
    expect(pageOf([1, 2], 4, 7)).toEqual({ cards: [1, 2], page: 1, pages: 1 });
  });

  it("says where it is late", () => {
    expect(overdueByUnit(readCards(board, undefined))).toEqual([{ unit: "Xã A", count: 2 }]);
  });
});
