import { describe, expect, it } from "vitest";
import { readDate, showDate, showMoment, weekday } from "./dates";

describe("dates of the office", () => {
  it.each([
    ["9/9", "2026-09-09"],
    ["9/9/26", "2026-09-09"],
    ["090926", "2026-09-09"],
    ["09/09/2026", "2026-09-09"],
    ["31.12.2026", "2026-12-31"],
    ["31/02/2026", null],
    ["tomorrow", null],
  ])("reads %s", (text, date) => {
    expect(readDate(text, 2026)).toBe(date);
  });

  it("shows days and moments in Vietnam's own time, whatever the browser's", () => {
    expect(showDate("2026-09-09")).toBe("09/09/2026");
    expect(showDate(null)).toBe("–");
    expect(showMoment("2026-08-13T17:30:00Z")).toBe("00:30, 14/08/2026");
    expect(weekday("2026-08-14", "en")).toBe("Friday");
    expect(weekday("2026-08-14", "vi")).toBe("thứ Sáu");
    expect(weekday("2026-08-16", "vi")).toBe("Chủ nhật");
  });
});
