import { describe, expect, it } from "vitest";
import type { Giving } from "@/shared/api/types";
import { keyOf, usualDue } from "@/shared/giving/recipients";
import { giverOf, missing, type Typed, told } from "./typed";

const unit = (id: number) => ({ id, code: `U${id}`, name: `Đơn vị ${id}`, short_name: `ĐV${id}` });
const person = (id: number) => ({ id, full_name: `Người ${id}`, title: null, unit: null });
const giving: Giving = {
  recipients: [
    { unit: unit(1), person: null, own: true },
    { unit: unit(1), person: person(7), own: true },
    { unit: unit(2), person: null, own: false },
  ],
  recent: [],
  leaders: [person(90), person(91)],
  dates: [
    { name: "TODAY", on: "2026-08-14" },
    { name: "FRIDAY", on: "2026-08-21" },
  ],
};
const typed: Typed = {
  title: " Rà soát ",
  who: "1:7",
  due: "2026-08-21",
  source: "DIRECT",
  meeting: "",
  document: "",
  clause: "",
  giver: "",
};

describe("a quick task", () => {
  it("is given in one's own name where one may, to a person in the person's unit", () => {
    expect(missing(giving, typed, 2026)).toEqual([]);
    expect(told(giving, typed, 2026)).toMatchObject({
      title: "Rà soát",
      lead: 1,
      officer: 7,
      due_on: "2026-08-21",
      for_leader: null,
    });
  });

  it("is the first leader's where one may not, and then says where it was said", () => {
    const entered = { ...typed, who: "2:" };
    expect(giverOf(giving, entered)).toBe("90");
    expect(missing(giving, entered, 2026)).toEqual(["meeting"]);
    expect(told(giving, { ...entered, meeting: "giao ban 10/8" }, 2026)).toMatchObject({
      lead: 2,
      officer: null,
      said_at: "giao ban 10/8",
      for_leader: 90,
    });
    expect(missing(giving, { ...entered, source: "DOCUMENT", document: "d" }, 2026)).toEqual([]);
  });

  it("takes a typed day, or none, and says what is missing", () => {
    expect(told(giving, { ...typed, due: "15/9" }, 2026).due_on).toBe("2026-09-15");
    expect(told(giving, { ...typed, due: "" }, 2026).due_on).toBeNull();
    const wrong: Typed = { ...typed, title: " ", who: "9:", due: "31/2", source: "MEETING" };
    expect(missing(giving, wrong, 2026)).toEqual(["title", "who", "due", "meeting"]);
    expect(missing(giving, { ...typed, source: "DOCUMENT" }, 2026)).toEqual(["document"]);
  });

  it("is due in five working days, also where that is the next Friday", () => {
    expect(usualDue(giving)).toBe("2026-08-21");
    expect(usualDue({ ...giving, dates: [{ name: "FIVE_DAYS", on: "2026-08-19" }] })).toBe("2026-08-19");
    expect(giving.recipients.map(keyOf)).toEqual(["1:", "1:7", "2:"]);
  });
});
