import { describe, expect, it } from "vitest";
import { differing, inWords, merged, usual } from "./compare";
import { type Content, EMPTY, told } from "./content";

const person = {
  name: "Trần Minh Họa",
  title: "Chủ tịch",
  present: false,
  reason: "họp",
  stand_in: "Phó Chủ tịch",
};
const MINE: Content = {
  ...EMPTY,
  place: "Trụ sở",
  people: [person, { ...person, name: " " }],
  opinion: "Nhất trí.",
};
const THEIRS: Content = { ...EMPTY, place: "Trụ sở ", people: [person], good: "Niêm yết đủ.", opinion: "" };

describe("minutes written on two devices", () => {
  it("are compared part by part, empty rows and ends of lines aside", () => {
    expect(differing(MINE, THEIRS)).toEqual(["good", "opinion"]);
    expect(differing(MINE, { ...MINE, started_at: "2026-08-14T00:15:00Z" })).toEqual(["started_at"]);
    expect(differing(MINE, { ...MINE, people: [{ ...person, present: true }] })).toEqual(["people"]);
    expect(inWords("people", told(MINE))).toBe("Trần Minh Họa, Chủ tịch, ✗, họp, Phó Chủ tịch");
    expect(inWords("started_at", { ...MINE, started_at: "2026-08-14T00:15:00Z" })).toBe("07:15, 14/08/2026");
  });

  it("are put together from the parts that were chosen; at first whichever says more", () => {
    const apart = differing(MINE, THEIRS);
    expect(usual(MINE, THEIRS, apart)).toEqual(new Set(["opinion"]));
    const both = merged(MINE, THEIRS, new Set(["opinion"]));
    expect([both.good, both.opinion]).toEqual(["Niêm yết đủ.", "Nhất trí."]);
  });
});
