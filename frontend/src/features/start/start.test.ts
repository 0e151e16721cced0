import { describe, expect, it } from "vitest";
import type { SetUnits, Start } from "@/shared/api/types";
import { onlyHere } from "./address";
import { begun, done, firstOpen } from "./steps";
import { NOTHING, rowsOf, toSend } from "./unitRows";

const unit = { id: 1, code: "1", name: "UBND xã", short_name: "UBND xã" };
const steps = {
  units: 3,
  people: 1,
  waiting: 0,
  standing_office: null,
  leaders: 0,
  plan: null,
  keeps_plans: false,
};
const at = (changes: Partial<NonNullable<Start["steps"]>>): Start => ({
  may_open: false,
  bodies: [unit],
  body: unit,
  steps: { ...steps, ...changes },
});

describe("the five steps", () => {
  it("go on at the first that was not begun", () => {
    expect(firstOpen({ may_open: true, bodies: [], body: null, steps: null })).toBe(1);
    expect(firstOpen(at({ units: 0 }))).toBe(2);
    expect(firstOpen(at({}))).toBe(3);
    expect(firstOpen(at({ people: 9, waiting: 8 }))).toBe(4);
    expect(firstOpen(at({ people: 9, waiting: 8, standing_office: unit }))).toBe(5);
  });

  it("are done when nothing of them is left", () => {
    expect([begun(at({ people: 9, waiting: 8 }), 3), done(at({ people: 9, waiting: 8 }), 3)]).toEqual([
      true,
      false,
    ]);
    const plan = { id: "p", title: "", tasks: 53, unnamed: 2 };
    expect([begun(at({ plan }), 5), done(at({ plan }), 5)]).toEqual([true, false]);
    expect(done(at({ plan: { ...plan, unnamed: 0 } }), 5)).toBe(true);
  });
});

const row = (code: string, saved: boolean) => ({
  code,
  name: code,
  short_name: code,
  kind: "DIVISION",
  is_group: false,
  saved,
  people: 0,
});
const units = (saved: boolean): SetUnits => ({ items: [row("VP", saved), row("KT", false)], kinds: [] });

describe("units to save", () => {
  it("are all of the template at first, later only what is picked or renamed", () => {
    expect(toSend(rowsOf(units(false), NOTHING)).map((one) => one.code)).toEqual(["VP", "KT"]);
    expect(toSend(rowsOf(units(true), NOTHING))).toEqual([]);
    const typed = { names: { VP: { name: "Văn phòng" }, KT: { chosen: true } }, added: [] };
    expect(toSend(rowsOf(units(true), typed)).map((one) => one.name)).toEqual(["Văn phòng", "KT"]);
  });

  it("hold what was added, without a code yet", () => {
    const typed = { names: {}, added: [{ key: "k", name: "Trường", kind: "PUBLIC_SERVICE_UNIT" }] };
    expect(toSend(rowsOf(units(true), typed))).toMatchObject([
      { code: "", name: "Trường", short_name: "Trường" },
    ]);
  });
});

describe("the address on a slip", () => {
  it("is warned of where it opens on this machine alone", () => {
    expect(["localhost", "127.0.0.1", "[::1]"].map(onlyHere)).toEqual([true, true, true]);
    expect(["dondoc.example.gov.vn", "10.0.0.5", "127.example.vn"].map(onlyHere)).toEqual([
      false,
      false,
      false,
    ]);
  });
});
