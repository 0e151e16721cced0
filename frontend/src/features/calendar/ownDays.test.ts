import { expect, test } from "vitest";
import { toPut, typedOf } from "./ownDays";

test("days are typed as they are read, an empty row is not sent, and what cannot be read goes as it is", () => {
  const rows = typedOf({
    today: "2026-08-14",
    own: [
      { on: "2026-03-05", kind: "HOLIDAY", name: "Ngày hội xã", working: false },
      { on: "2026-09-18", kind: "HOLIDAY", name: "Lễ hội", working: false },
    ],
  });
  expect(rows.map(({ on, kept }) => [on, kept])).toEqual([
    ["05/03/2026", true],
    ["18/09/2026", false],
  ]);
  const blank = { key: "a", on: "", kind: "HOLIDAY", name: "", kept: false };
  const short = { key: "b", on: "19/9", kind: "MAKEUP_WORKDAY", name: "Làm bù", kept: false };
  const wrong = { key: "c", on: "32/9", kind: "HOLIDAY", name: "Sai", kept: false };
  expect(toPut([...rows, blank, short, wrong], 2026).map(({ on }) => on)).toEqual([
    "2026-03-05",
    "2026-09-18",
    "2026-09-19",
    "32/9",
  ]);
});
