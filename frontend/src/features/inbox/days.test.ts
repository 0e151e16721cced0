import { expect, it } from "vitest";
import { nextMonday, offeredFrom } from "./days";

it("offers days ahead, each once, over the ends of months and years", () => {
  const from = (today: string) => offeredFrom(today).map(({ on }) => on);
  expect(from("2026-08-14")).toEqual(["2026-08-15", "2026-08-17", "2026-08-28"]);
  expect(from("2026-12-30")).toEqual(["2026-12-31", "2027-01-02", "2027-01-04", "2027-01-13"]);
  expect(["2026-08-16", "2026-08-17", "2026-08-18"].map(nextMonday)).toEqual([
    "2026-08-17",
    "2026-08-24",
    "2026-08-24",
  ]);
});
