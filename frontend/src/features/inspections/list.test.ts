import { expect, it } from "vitest";
import type { InspectionRow } from "@/shared/api/types";
import { byDay, inMonth } from "./list";

const visit = (id: string, starts_on: string, ends_on: string, state = "PLANNED") =>
  ({ id, starts_on, ends_on, state }) as InspectionRow;
const VISITS = [
  visit("c", "2026-09-29", "2026-10-01"),
  visit("a", "2026-08-14", "2026-08-14"),
  visit("gone", "2026-09-29", "2026-09-29", "CANCELLED"),
  visit("b", "2026-08-14", "2026-08-15"),
];

it("puts a visit on each of its days, and a cancelled one on none", () => {
  const days = [...byDay(VISITS)].map(([day, rows]) => [day, rows.map((row) => row.id)]);
  expect(Object.fromEntries(days)).toEqual({
    "2026-08-14": ["a", "b"],
    "2026-08-15": ["b"],
    "2026-09-29": ["c"],
    "2026-09-30": ["c"],
    "2026-10-01": ["c"],
  });
});

it("lists a month in the order of its days, with what reaches into it", () => {
  expect(inMonth(VISITS, "2026-08-31").map((row) => row.id)).toEqual(["a", "b"]);
  expect(inMonth(VISITS, "2026-10-15").map((row) => row.id)).toEqual(["c"]);
});
