import { describe, expect, it } from "vitest";
import type { Finding } from "@/shared/api/types";
import { byRow, bySameText, cellsBySheet, groupProblems, hasHidden } from "./problems";

const at = (code: string, cell: string, value = "", sheet = "Phụ lục"): Finding => ({
  code,
  cell,
  value,
  sheet,
  message: code,
  accepted: [],
});

describe("problems of a file", () => {
  it("stand by kind, what is chosen on the page before what the file must say", () => {
    const groups = groupProblems([
      at("FORMULA_CELL", "B12"),
      at("MISSING_LEAD", "D14"),
      at("UNKNOWN_UNIT", "D13", "Phòng A"),
      at("AMBIGUOUS_UNIT", "D16", "Phòng B"),
      at("NO_PLAN_YEAR", "F13", "Quý II"),
      at("SOMETHING_NEW", ""),
      at("MULTIPLE_LEADS", "D15"),
    ]);
    expect(groups.map((group) => [group.kind, group.findings.length])).toEqual([
      ["file", 1],
      ["year", 1],
      ["unit", 2],
      ["lead", 2],
      ["cell", 1],
    ]);
  });

  it("are one question when the text is the same, blanks, case and composition aside", () => {
    const same = bySameText([
      at("UNKNOWN_UNIT", "D13", "Phòng Tài chính"),
      at("UNKNOWN_UNIT", "D20", "phòng  tài chính "),
      at("UNKNOWN_UNIT", "D21", "Phòng Tài chính".normalize("NFD")),
      at("UNKNOWN_UNIT", "D22", "Phòng Tài nguyên"),
    ]);
    expect(same.map((one) => [one.text, one.findings.length])).toEqual([
      ["Phòng Tài chính", 3],
      ["Phòng Tài nguyên", 1],
    ]);
  });

  it("name their cells sheet by sheet, and the row they stand in", () => {
    const found = [at("X", "D13"), at("X", "D18"), at("X", "B2", "", "Chỉ tiêu"), at("X", "", "", "Ẩn")];
    expect(cellsBySheet(found)).toEqual([
      { sheet: "Phụ lục", cells: ["D13", "D18"] },
      { sheet: "Chỉ tiêu", cells: ["B2"] },
      { sheet: "Ẩn", cells: [] },
    ]);
    expect([...byRow(found).keys()]).toEqual(["Phụ lục:13", "Phụ lục:18", "Chỉ tiêu:2"]);
  });

  it("tell of hidden parts", () => {
    expect(hasHidden([at("UNKNOWN_PARTNER", "E3")])).toBe(false);
    expect(hasHidden([at("HIDDEN_SHEET", "", "Nháp")])).toBe(true);
  });
});
