import { describe, expect, it } from "vitest";
import { cellsOf, readFigure, readNumber } from "./read";

describe("figures as they are typed", () => {
  it.each([
    ["1.234", "1234"],
    ["1.234,5", "1234.5"],
    ["12,5", "12.5"],
    ["12.5", "12.5"],
    ["98 %", "98"],
    ["1 200", "1200"],
    ["-3", null],
    ["ba", null],
  ])("reads %s", (text, value) => expect(readNumber(text)).toBe(value));

  it("reads yes, no and dates, and leaves words alone", () => {
    expect(["Có", "khong", "x", "YES"].map((text) => readFigure("YES_NO", text, 2026))).toEqual([
      "YES",
      "NO",
      "YES",
      "YES",
    ]);
    expect(readFigure("YES_NO", "có lẽ", 2026)).toBeNull();
    expect(readFigure("DATE", "14/8", 2026)).toBe("2026-08-14");
    expect(readFigure("TEXT", " Chờ ", 2026)).toBe("Chờ");
    expect(readFigure("NUMBER", " ", 2026)).toBe("");
  });

  it("takes a row of a sheet apart", () => expect(cellsOf("1\t2\tCó\r\n")).toEqual(["1", "2", "Có"]));
});
