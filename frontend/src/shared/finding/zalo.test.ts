import { expect, it } from "vitest";
import type { FindingRow } from "@/shared/api/types";
import { shortLink } from "@/shared/copying/links";
import { i18next } from "@/shared/i18n";
import { findingsForZalo } from "./zalo";

const [TICKET, INSPECTION] = ["0192f3aa-7c1e-7b52-9d31-5f00a1b2c3d4", "0192f3aa-7c1e-7b52-9d31-5f00a1b2c3d5"];
const row = {
  code: "KT13-02",
  text: "07 hồ sơ chưa có văn bản xin lỗi",
  unit: { short_name: "TTPVHCC" },
  state: "IN_PROGRESS",
  ticket: TICKET,
  inspection: INSPECTION,
  due: { on: "2026-08-20" },
  timeliness: { class: "OVERDUE", days: 2 },
} as unknown as FindingRow;
const onSite = { ...row, state: "REMEDIED_ON_SITE", ticket: null, due: null, timeliness: null } as FindingRow;

it("findings go with unit, due date, days late and link; drafts and what was withdrawn stay here", () => {
  const drafts = (["DRAFT", "WITHDRAWN"] as const).map((state) => ({ ...row, state }));
  const text = findingsForZalo([row, ...drafts, onSite], 4, i18next.t);
  expect(text.split("\n")).toEqual([
    "1. KT13-02 07 hồ sơ chưa có văn bản xin lỗi",
    "   TTPVHCC · Hạn: 20/08/2026 · Quá hạn 2 ngày",
    `   ${shortLink("n", TICKET ?? "")}`,
    "2. KT13-02 07 hồ sơ chưa có văn bản xin lỗi",
    `   TTPVHCC · ${i18next.t("findingState.REMEDIED_ON_SITE")}`,
    `   ${shortLink("i", INSPECTION ?? "")}`,
  ]);
});
