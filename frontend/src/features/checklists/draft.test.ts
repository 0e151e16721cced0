import { describe, expect, it } from "vitest";
import type { ItemOfList } from "@/shared/api/visitQueries";
import { keyOf, moved, newItem, ofKind, sections, tidied } from "./draft";

const item = (more: Partial<ItemOfList> = {}): ItemOfList => ({
  ...newItem("1", undefined, "DIRECTION"),
  ...more,
});
const figure = (key: string) => ({ key, label: key, unit: "" });

describe("a checklist while it is written", () => {
  it("gives figures keys of letters, each its own", () => {
    expect(keyOf("Vắng không rõ lý do", [])).toBe("vang_khong_ro_ly_do");
    expect(keyOf("Đã đeo thẻ", ["da_deo_the"])).toBe("da_deo_the_2");
    expect(keyOf("12", [])).toBe("so");
  });

  it("drops what belonged to another way of answering", () => {
    const figures = item({ kind: "FIGURES", figures: [figure("a")], sum: { total: "a", parts: ["a"] } });
    expect(ofKind(figures, "YES_NO")).toMatchObject({ figures: [], sum: null, fails: { choices: ["NO"] } });
    expect(ofKind(figures, "TEXT").fails).toBeNull();
  });

  it("keeps no rule of a figure that is gone", () => {
    const fails = { figure: "gone", of: "", op: "OVER" as const, value: 0, choices: [] };
    const kept = item({
      kind: "FIGURES",
      figures: [figure("a")],
      sum: { total: "a", parts: ["gone"] },
      fails,
    });
    expect(tidied(kept)).toMatchObject({ sum: null, fails: null });
    const share = { ...fails, figure: "a", of: "gone" };
    expect(tidied({ ...kept, fails: share }).fails).toMatchObject({ figure: "a", of: "" });
    expect(tidied(item({ fails: { ...fails, choices: ["NO", "gone"] } })).fails?.choices).toEqual(["NO"]);
  });

  it("moves lines and tells them by section", () => {
    expect(moved(["a", "b", "c"], 2, -1)).toEqual(["a", "c", "b"]);
    const rows = [item({ section: "I" }), item({ section: "I" }), item({ section: "II" })];
    expect(sections(rows).map((one) => [one.name, one.rows.map((row) => row.at)])).toEqual([
      ["I", [0, 1]],
      ["II", [2]],
    ]);
  });
});
