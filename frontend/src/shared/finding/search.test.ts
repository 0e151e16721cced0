import { describe, expect, it } from "vitest";
import { figuresSearch, findingSearch, nextSort } from "./search";

describe("what an address says of findings", () => {
  it("is read as text, and what it does not know is left out", () => {
    expect(findingSearch({ year: 2026, mine: true, measure: "OPEN", other: "x", q: "" })).toEqual({
      year: "2026",
      mine: "true",
      measure: "OPEN",
    });
    expect(figuresSearch({ by: "AREA", unit: 7 })).toEqual({ by: "AREA", unit: "7" });
    expect(figuresSearch({ by: "PERSON" })).toEqual({});
  });

  it("is sorted upwards, downwards, and by due date again", () => {
    expect(nextSort(undefined, "unit")).toBe("unit");
    expect(nextSort("unit", "unit")).toBe("-unit");
    expect(nextSort("-unit", "unit")).toBeUndefined();
    expect(nextSort(undefined, "due")).toBe("-due");
    expect(nextSort("-due", "due")).toBeUndefined();
  });
});
