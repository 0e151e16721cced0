import { expect, it } from "vitest";
import { areasOf } from "./areas";

const area = (code: string, retired = false) => ({
  code,
  vi: `Lĩnh vực ${code}`,
  en: `Area ${code}`,
  retired,
});
const REFORM = { code: "CCHC", name: "Cải cách hành chính", areas: [area("OLD", true), area("A")] };
const DIGITAL = { code: "CDS", name: "Chuyển đổi số", areas: [area("B")] };
const item = (code: string) => ({ value: code, label: `Lĩnh vực ${code}` });

it("offers a retired area to whoever looks for it, and in a form only where it stands already", () => {
  const areas = areasOf([REFORM], "vi");
  expect(areas.choices()).toEqual([item("A")]);
  expect(areas.choices("OLD")).toEqual([item("OLD"), item("A")]);
  expect(areas.every).toEqual([item("OLD"), item("A")]);
  expect([areas.of(), areas.order, areas.name("OLD")]).toEqual([["A"], ["OLD", "A"], "Lĩnh vực OLD"]);
});

it("puts the areas of several programmes under their heads, and those of one under none", () => {
  const areas = areasOf([REFORM, DIGITAL, { code: "X", name: "Chưa có", areas: [] }], "vi");
  expect(areas.choices()).toEqual([
    { group: REFORM.name, items: [item("A")] },
    { group: DIGITAL.name, items: [item("B")] },
  ]);
  expect([areas.of("CDS"), areas.of("X"), areas.of()]).toEqual([["B"], [], ["A", "B"]]);
});
