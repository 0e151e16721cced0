import { describe, expect, it } from "vitest";
import type { Briefing } from "@/shared/api/briefingQueries";
import { i18next } from "@/shared/i18n";
import { asMessage } from "./words";

const row = (id: string) => ({
  id: `01a21912-d31a-7051-966f-dee787e6e1${id}`,
  title: `Việc ${id}`,
  lead: { short_name: "P. Kinh tế" },
  due: { on: "2026-07-31", printed: "" },
  timeliness: { class: "OVERDUE", days: 10 },
});
const block = (name: string, total: number) => ({
  name,
  total,
  items: Array.from({ length: total }, (_, n) => row(String(10 + n))),
});
const briefing = {
  kind: "WEEK",
  first: "2026-08-10",
  last: "2026-08-16",
  as_of: "2026-08-14T02:33:00Z",
  body: { name: "Ủy ban nhân dân xã An Phú" },
  blocks: [block("DONE", 2), block("OVERDUE", 9), block("WAITING", 0)],
} as unknown as Briefing;

describe("the week's sheet as a message", () => {
  it("tells of eight a block with short links, how many more there are, and of which moment it is", () => {
    const lines = asMessage(briefing, i18next.t).split("\n");
    expect(lines.slice(0, 7)).toEqual([
      "GIAO BAN TUẦN 10/08 – 16/08/2026",
      "Ủy ban nhân dân xã An Phú",
      "",
      "Quá hạn, chưa xong: 9",
      "1. Việc 10",
      "   P. Kinh tế · Hạn: 31/07/2026 · Quá hạn 10 ngày",
      expect.stringMatching(/^ {3}http:\/\/[^/]+\/s\/t\S{22}$/),
    ]);
    expect(lines.slice(28)).toEqual(["… và 1 việc nữa", "", "Số liệu đến 09:33, 14/08/2026"]);
  });

  it("says so when there is nothing", () => {
    const lines = asMessage({ ...briefing, blocks: [block("DONE", 2)] } as Briefing, i18next.t).split("\n");
    expect(lines.slice(2)).toEqual(["", "Không có việc nào.", "", "Số liệu đến 09:33, 14/08/2026"]);
  });
});
