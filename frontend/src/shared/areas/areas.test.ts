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

it("offers those of one programme where it is said, and what is held besides", () => {
  const areas = areasOf([REFORM, DIGITAL, { code: "X", name: "Chưa có", areas: [] }], "vi");
  expect(areas.choices(undefined, "CDS")).toEqual([item("B")]);
  expect(areas.choices("OLD", "CDS")).toEqual([
    { group: REFORM.name, items: [item("OLD"), item("A")] },
    { group: DIGITAL.name, items: [item("B")] },
  ]);
  expect(areas.choices(undefined, "X")).toEqual(areas.choices());
  expect([areas.programme("B")?.code, areas.programme("?")]).toEqual(["CDS", undefined]);
});

it("tells areas apart that are called the same", () => {
  const alike = { code: "CDS", name: "Chuyển đổi số", areas: [{ ...area("B"), vi: "Lĩnh vực A" }] };
  const areas = areasOf([REFORM, alike], "vi");
  expect([areas.full("A"), areas.full("B"), areas.full("OLD")]).toEqual([
    "Lĩnh vực A · Cải cách hành chính",
    "Lĩnh vực A · Chuyển đổi số",
    "Lĩnh vực OLD",
  ]);
});
