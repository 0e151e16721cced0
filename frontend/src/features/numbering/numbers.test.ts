import { expect, test } from "vitest";
import type { TakenNumber, WaitingPaper } from "@/shared/api/types";
import { completed, nextOf, oddOf, type Ready, ready } from "./numbers";

const paper = { kind: "PLAN", id: "a", version: 3, symbol: "KH-UBND", body: { id: 7 } } as WaitingPaper;
const taken = [
  { body: 7, kind: "PLAN", number: "12/KH-UBND", issued_on: "2026-03-10" },
  { body: 7, kind: "PLAN", number: "05/KH-UBND", issued_on: "2026-01-19" },
  { body: 8, kind: "PLAN", number: "99/KH-UBND", issued_on: "2026-03-01" },
] as TakenNumber[];
const given = (number: string, date: string, id = "a"): Ready => ({
  kind: "PLAN",
  id,
  version: 1,
  number,
  date,
  signer: "",
});
const odd = (one: Ready, others: Ready[] = []) => oddOf(one, 7, taken, others)?.why ?? null;

test("a bare figure gets its symbol, what has one stays", () => {
  expect(completed("7", "KH-UBND")).toBe("07/KH-UBND");
  expect(completed(" 7a/KH ", "KH-UBND")).toBe("7a/KH");
});

test("rows without number or date are left for later", () => {
  const rows = [paper, { ...paper, id: "b" }, { ...paper, id: "c" }];
  const typed = {
    a: { number: "13", date: "12/3/2026", signer: " A " },
    b: { number: "14", date: "32/3/2026", signer: "" },
  };
  expect(ready(rows, typed, 2026)).toEqual([
    { kind: "PLAN", id: "a", version: 3, number: "13/KH-UBND", date: "2026-03-12", signer: "A" },
  ]);
});

test("used, written twice, out of order: of the same body, kind and year alone", () => {
  expect(odd(given("5 / kh-ubnd", "2026-08-01"))).toBe("used");
  expect(odd(given("13/KH-UBND", "2026-03-12"), [given("13/KH-UBND", "2026-03-12", "b")])).toBe("twice");
  expect(odd(given("11/KH-UBND", "2026-03-12"))).toBe("outOfOrder");
  expect(odd(given("13/KH-UBND", "2026-02-01"))).toBe("outOfOrder");
  expect(odd(given("13/KH-UBND", "2026-03-10"))).toBeNull();
  expect(odd(given("05/KH-UBND", "2027-01-04"))).toBeNull();
});

test("the next number follows the highest of the year", () => {
  expect(nextOf(paper, taken, 2026)).toBe("13/KH-UBND");
  expect(nextOf(paper, taken, 2027)).toBe("");
});
