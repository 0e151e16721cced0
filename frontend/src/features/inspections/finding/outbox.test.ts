import { beforeEach, describe, expect, it } from "vitest";
import { i18next } from "@/shared/i18n";
import { BLANK, complaints, next, told } from "./fields";
import { type Kept, read, waiting, withDraft, withKept, withoutKept, write } from "./outbox";

const fields = {
  ...BLANK,
  text: "Chưa công khai đường dây nóng",
  severity: "MINOR" as const,
  area: "PROCEDURES" as const,
  days: "15",
  deadline_reason: "Trước kỳ họp",
};
const kept = (id: string, more: Partial<Kept> = {}): Kept => ({
  id,
  key: `k-${id}`,
  fields,
  at: "2026-08-14T02:00:00Z",
  ...more,
});
const EMPTY = { draft: null, at: null, unsent: [] };

beforeEach(() => localStorage.clear());

describe("findings kept on the device", () => {
  it("survive the page, for their own person and inspection alone", () => {
    write(1, "kt10", withKept(withDraft(EMPTY, fields, "2026-08-14T02:00:00Z"), kept("a")));
    expect(read(1, "kt10").draft?.text).toBe("Chưa công khai đường dây nóng");
    expect(read(1, "kt10").unsent).toEqual([kept("a")]);
    expect(read(2, "kt10")).toEqual(EMPTY);
    expect(read(1, "kt11")).toEqual(EMPTY);
  });

  it("keep id and key when they are saved again, so that they are sent once", () => {
    const outbox = withKept(withKept(EMPTY, kept("a")), kept("a", { refused: "Thiếu lĩnh vực." }));
    expect(outbox.unsent).toEqual([kept("a", { refused: "Thiếu lĩnh vực." })]);
    expect(waiting(outbox)).toEqual([]);
  });

  it("leave nothing behind once all were sent", () => {
    write(1, "kt10", withKept(EMPTY, kept("a")));
    write(1, "kt10", withoutKept(read(1, "kt10"), "a"));
    expect(localStorage.length).toBe(0);
  });

  it("are read as nothing when the device holds rubbish", () => {
    localStorage.setItem("dondoc-findings:1:kt10", "{");
    expect(read(1, "kt10")).toEqual(EMPTY);
  });
});

describe("a finding", () => {
  it("says what is missing", () => {
    const { t } = i18next;
    expect(Object.keys(complaints(BLANK, t))).toEqual(["text", "severity", "area", "days"]);
    expect(complaints(fields, t)).toEqual({});
    expect(Object.keys(complaints({ ...fields, deadline_reason: " " }, t))).toEqual(["deadline_reason"]);
    expect(complaints({ ...fields, days: "30", deadline_reason: "" }, t)).toEqual({});
    expect(Object.keys(complaints({ ...fields, days: "0" }, t))).toEqual(["days"]);
    expect(Object.keys(complaints({ ...fields, days: "", onSite: true }, t))).toEqual(["remedy"]);
  });

  it("is sent in the server's words, and the next one keeps area and basis", () => {
    expect(told({ ...fields, calendar: true })).toMatchObject({
      deadline_days: 15,
      deadline_unit: "CALENDAR",
      remedy: "",
    });
    expect(next({ ...fields, legal_basis: "Nghị định 118/2025/NĐ-CP" })).toEqual({
      ...BLANK,
      area: "PROCEDURES" as const,
      legal_basis: "Nghị định 118/2025/NĐ-CP",
    });
  });
});
