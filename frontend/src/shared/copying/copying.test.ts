import { describe, expect, it } from "vitest";
import { i18next } from "@/shared/i18n";
import { readShort, shortLink } from "./links";
import { listForZalo } from "./zalo";

const ID = "0192f3aa-7c1e-7b52-9d31-5f00a1b2c3d4";

describe("for a conversation", () => {
  it("a link is short, never ends in a sign, and leads back", () => {
    const link = shortLink("t", ID, "https://dondoc.example");
    expect(link).toMatch(/^https:\/\/dondoc\.example\/s\/t[\w-]{21}[AQgw]$/);
    expect(readShort(link.split("/s/")[1] ?? "")).toBe(`/tasks/${ID}`);
    expect(readShort(shortLink("d", ID, "").slice(3))).toBe(`/decide?at=task:${ID}`);
  });

  it.each(["", "t", "x0123456789012345678901", "t0123456789/12345678901", "t0123"])(
    "“%s” is no link",
    (code) => {
      expect(readShort(code)).toBeNull();
    },
  );

  it("a list says what, whose, until when, how late, and where", () => {
    const row = {
      id: ID,
      title: "Rà soát thủ tục",
      unit: "TTPVHCC",
      due: "2026-09-15",
      timeliness: { class: "OVERDUE", days: 3 },
      state: "Đang thực hiện",
    } as const;
    const more = {
      heading: "Giao ban",
      origin: "https://d.vn",
      left: { count: 4, what: "task", at: "https://d.vn/tasks" },
    } as const;
    const text = listForZalo([row], i18next.t, more);
    expect(text.split("\n")).toEqual([
      "Giao ban",
      "1. Rà soát thủ tục",
      "   TTPVHCC · Hạn: 15/09/2026 · Quá hạn 3 ngày",
      `   ${shortLink("t", ID, "https://d.vn")}`,
      "… và 4 việc nữa",
      "https://d.vn/tasks",
    ]);
  });
});
