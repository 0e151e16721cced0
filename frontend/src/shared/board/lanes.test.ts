import { describe, expect, it } from "vitest";
import { beside, lanesOf, rowsOf } from "./lanes";

const STATES = ["OPEN", "WORK", "DONE"];
type Card = { id: string; state: string; version: number; unit: string; timeliness: { class: string } };
const card = (id: string, state: string, unit = "", late = false): Card => ({
  id,
  state,
  version: 1,
  unit,
  timeliness: { class: late ? "OVERDUE" : "WITHIN" },
});
const byUnit = { key: (one: Card) => one.unit, label: (one: Card) => (one.unit ? `Xã ${one.unit}` : "–") };
const cards = [
  card("a", "OPEN", "10"),
  card("b", "OPEN", "9", true),
  card("c", "OPEN", "9"),
  card("d", "DONE", "9"),
  card("e", "WORK"),
  card("f", "DONE", "10", true),
];
const ids = (row: { cards: (Card | null)[] | null }) => row.cards?.map((one) => one?.id ?? "");

describe("lanes", () => {
  const lanes = lanesOf(cards, byUnit);
  it("stand by name, numbers as numbers, what has none last, each with its counts", () => {
    expect(lanes.map(({ label, count, overdue }) => [label, count, overdue])).toEqual([
      ["Xã 9", 3, 1],
      ["Xã 10", 2, 1],
      ["–", 1, 0],
    ]);
  });
  it("stand in an order of their own where there is one", () => {
    expect(lanesOf(cards, { ...byUnit, order: ["10", "9"] }).map((lane) => lane.key)).toEqual([
      "10",
      "9",
      "",
    ]);
  });
  it("are drawn as a head and rows of one card a column; a folded one as its head", () => {
    const rows = rowsOf(lanes, STATES, (key) => key === "10");
    expect(rows.map(ids)).toEqual([
      undefined,
      ["b", "", "d"],
      ["c", "", ""],
      undefined,
      undefined,
      ["", "e", ""],
    ]);
  });
  it("leave no rows for a column that is not drawn", () => {
    expect(rowsOf(lanes, ["DONE"], () => false).filter((row) => row.cards).length).toBe(2);
  });
});

describe("walking the cards", () => {
  const one = lanesOf(cards, null);
  const lanes = lanesOf(cards, byUnit);
  it.each([
    [null, "down", "a"],
    ["a", "down", "b"],
    ["c", "down", undefined],
    ["c", "right", "e"],
    ["f", "left", "e"],
    ["a", "left", undefined],
  ] as const)("without lanes from %s %s to %s", (at, way, to) => {
    expect(beside(STATES, one, at, way)?.id).toBe(to);
  });
  it.each([
    [null, "down", "b"],
    ["c", "down", "a"],
    ["a", "up", "c"],
    ["c", "right", "d"],
    ["a", "right", "f"],
    ["e", "right", undefined],
  ] as const)("through lanes from %s %s to %s", (at, way, to) => {
    expect(beside(STATES, lanes, at, way)?.id).toBe(to);
  });
});
