import type { TFunction } from "i18next";
import { describe, expect, it } from "vitest";
import { barsOf, monthsOf, placeOf, restRuns, scaleOf } from "./bars";
import { colsOf, nextSort, shownColumns } from "./columns";
import { plusMonths, restOf, weeksAround } from "./days";
import { asQuery, atFirst, filterOf, LIVE, spelledOut, viewSearch } from "./filter";
import { called, type TaskCard } from "./read";

const card = (dates: Partial<TaskCard>): TaskCard =>
  ({ given_on: "2026-08-03", starts_on: null, due_on: null, first_due_on: null, ...dates }) as TaskCard;

describe("the address", () => {
  it("keeps what the page knows and drops the rest", () => {
    const search = viewSearch({ q: "rà", lead: 12, at: "9/9", view: "board", other: "x" });
    expect(filterOf(search)).toEqual({ q: "rà", lead: "12" });
    expect(search.at).toBeUndefined();
    expect(asQuery(search)).toBe("lead=12&q=r%C3%A0&view=board");
  });
});

describe("the first look at all tasks", () => {
  it("is open work; whatever an address or a saved view says is left as it is", () => {
    expect(atFirst(viewSearch({})).state).toBe(LIVE);
    expect(atFirst(viewSearch({ officer: 3 })).state).toBeUndefined();
    expect(atFirst(viewSearch({ state: "COMPLETED" })).state).toBe("COMPLETED");
  });
  it("stays taken off once it was taken off", () => {
    const off = spelledOut(viewSearch({ view: undefined }));
    expect(atFirst(off)).toEqual(off);
    expect(off.state).toBe("all");
    expect(spelledOut({ ...off, q: "rà" }).state).toBeUndefined();
  });
});

describe("columns and order", () => {
  it("names only what differs from the first choice", () => {
    expect(colsOf(["timeliness", "state", "due", "officer", "lead"])).toBeUndefined();
    expect(shownColumns(colsOf([]))).toEqual([]);
    expect(shownColumns("due,area,nothing")).toEqual(["area", "due"]);
  });
  it("turns round, then falls back to the due date", () => {
    expect(nextSort(undefined, "title")).toBe("title");
    expect(nextSort("title", "title")).toBe("-title");
    expect(nextSort("-title", "title")).toBeUndefined();
    expect(nextSort(undefined, "due")).toBe("-due");
  });
});

describe("days", () => {
  it("knows short months and the weeks a month touches", () => {
    expect(plusMonths("2026-01-31", 1)).toBe("2026-02-28");
    const weeks = weeksAround("2026-08-14", "month");
    expect([weeks[0]?.[0], weeks.at(-1)?.[6], weeks.length]).toEqual(["2026-07-27", "2026-09-06", 6]);
    expect(weeksAround("2026-08-14", "week")).toEqual([
      ["2026-08-10", "2026-08-11", "2026-08-12", "2026-08-13", "2026-08-14", "2026-08-15", "2026-08-16"],
    ]);
  });
  it("rests on weekends and days off, not on a Saturday that is worked", () => {
    const rest = restOf({ off: ["2026-09-02"], on: ["2026-08-22"] });
    expect(["2026-08-15", "2026-09-02", "2026-08-22", "2026-08-14"].map(rest)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe("bars", () => {
  const bars = barsOf([
    card({ due_on: "2026-09-15", first_due_on: "2026-08-31" }),
    card({ starts_on: "2026-08-10", due_on: "2026-08-12", first_due_on: "2026-08-12" }),
    card({}),
  ]);
  it("run from the start, else the giving, to the due date, and mark the first one where it moved", () => {
    expect(bars.map(({ from, to, first }) => [from, to, first])).toEqual([
      ["2026-08-03", "2026-09-15", "2026-08-31"],
      ["2026-08-10", "2026-08-12", null],
    ]);
  });
  it("stand on whole months, cut where these are too many", () => {
    const scale = scaleOf(bars, "2026-08-14");
    expect([scale.from, scale.to, scale.days]).toEqual(["2026-08-01", "2026-09-30", 61]);
    expect(monthsOf(scale)).toEqual([
      { first: "2026-08-01", days: 31 },
      { first: "2026-09-01", days: 30 },
    ]);
    expect(bars[1] && placeOf(bars[1], scale)).toEqual({ at: 9, days: 3 });
    const long = scaleOf(barsOf([card({ given_on: "2020-01-01", due_on: "2030-01-01" })]), "2026-08-14");
    expect([long.from, long.to]).toEqual(["2025-11-01", "2027-04-30"]);
  });
  it("shade rest days as runs", () => {
    const scale = { from: "2026-08-01", to: "2026-08-10", days: 10 };
    expect(restRuns(scale, restOf({ off: ["2026-08-10"], on: [] }))).toEqual([
      { at: 0, days: 2 },
      { at: 7, days: 3 },
    ]);
  });
});

describe("what a card is called away from it", () => {
  const t = ((key: string, { no }: { no: string }) => `${key} ${no}`) as unknown as TFunction;
  const of = (more: Partial<TaskCard>) =>
    called({ line_no: "20", parent: null, unit: { short: "VP" }, ...more } as TaskCard, t);
  it("is its line; a period of it, or work without a line, its title and unit, which no other has", () => {
    expect(of({ title: "Rà soát hồ sơ" })).toBe("views.line 20");
    expect(of({ title: "Quý I/2026: Rà soát hồ sơ", parent: "Rà soát hồ sơ" })).toBe(
      "Quý I/2026: Rà soát hồ sơ (VP)",
    );
    expect(of({ title: "Họp giao ban", line_no: null })).toBe("Họp giao ban (VP)");
  });
});
