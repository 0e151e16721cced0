import { expect, it } from "vitest";
import { restOf } from "@/shared/views/days";
import { nextMonday, offeredFrom } from "./days";

const from = (today: string, calendar: Parameters<typeof restOf>[0] = { off: [], on: [] }) =>
  offeredFrom(today, restOf(calendar)).map(({ name, on }) => [name, on]);

it("offers days ahead, each once, over the ends of months and years", () => {
  expect(from("2026-12-29")).toEqual([
    ["tomorrow", "2026-12-30"],
    ["three", "2027-01-01"],
    ["monday", "2027-01-04"],
    ["twoWeeks", "2027-01-12"],
  ]);
  expect(["2026-08-16", "2026-08-17", "2026-08-18"].map(nextMonday)).toEqual([
    "2026-08-17",
    "2026-08-24",
    "2026-08-24",
  ]);
});

it("offers days that are worked, by the calendar, and names another day than the one meant by its weekday alone", () => {
  expect(from("2026-08-14")).toEqual([
    [null, "2026-08-17"],
    ["twoWeeks", "2026-08-28"],
  ]);
  expect(from("2026-08-14", { off: ["2026-08-17", "2026-08-28"], on: ["2026-08-15"] })).toEqual([
    ["tomorrow", "2026-08-15"],
    [null, "2026-08-18"],
    [null, "2026-08-31"],
  ]);
});
