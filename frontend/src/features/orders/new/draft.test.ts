import { describe, expect, it } from "vitest";
import { BLANK, type Draft, missing, told } from "./draft";

const draft = (more: Partial<Draft> = {}): Draft => ({
  title: "Rà soát",
  product: "",
  document: "",
  clause: "",
  due: "2026-09-15",
  units: [1],
  giver: "",
  meeting: "",
  figures: [],
  ...more,
});

describe("an order as it is typed", () => {
  it("names what is missing", () => {
    expect(missing(draft(), 2026)).toEqual([]);
    expect(missing(draft(), 2026, "5")).toEqual(["meeting"]);
    expect(missing(draft({ document: "d" }), 2026, "5")).toEqual([]);
    expect(
      missing(draft({ title: " ", units: [], due: "hôm nào", figures: [{ ...BLANK, id: "a" }] }), 2026),
    ).toEqual(["title", "units", "due", "figures"]);
  });

  it("sends no check and no unit that the kind has no use for", () => {
    const one = { ...BLANK, id: "a", name: "Tỷ lệ", kind: "PERCENT" as const, unit: "hồ sơ" };
    const two = {
      ...BLANK,
      id: "b",
      name: "Đã xong",
      kind: "YES_NO" as const,
      check: "AT_MOST_PREVIOUS" as const,
    };
    expect(told(draft({ figures: [one, two], clause: "điểm 1" }), 2026)).toMatchObject({
      clause: "",
      figures: [
        { name: "Tỷ lệ", unit: "" },
        { name: "Đã xong", check: "" },
      ],
    });
  });
});
