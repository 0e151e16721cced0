import { describe, expect, it } from "vitest";
import { ALL_YEARS, yearMeant, yearsOffered } from "./years";

describe("the year looked at", () => {
  it("is the one in hand, the one named, or all", () => {
    expect([undefined, "2025", ALL_YEARS].map((year) => yearMeant(year, "2026"))).toEqual([
      "2026",
      "2025",
      undefined,
    ]);
  });
  it("is chosen among those there are plans of, the one before and the one an old address names", () => {
    const plans = [{ year: 2027 }, { year: 2026 }];
    expect(yearsOffered("2026", undefined, plans)).toEqual(["2027", "2026", "2025"]);
    expect(yearsOffered("2026", "2019", plans)).toEqual(["2027", "2026", "2025", "2019"]);
    expect(yearsOffered("2026", ALL_YEARS, [])).toEqual(["2026", "2025"]);
  });
});
