import { expect, it } from "vitest";
import type { FindingRow } from "@/shared/api/types";
import { shortLink } from "@/shared/copying/links";
import { i18next } from "@/shared/i18n";
import { findingsForZalo } from "./zalo";

const [TICKET, INSPECTION] = ["0192f3aa-7c1e-7b52-9d31-5f00a1b2c3d4", "0192f3aa-7c1e-7b52-9d31-5f00a1b2c3d5"];
const row = {
  code: "KT13-02",
  text: "07 hồ sơ chưa có văn bản xin lỗi",
  unit: { id: 2, short_name: "TTPVHCC" },
  body: { id: 1, short_name: "UBND xã An Phú" },
  state: "IN_PROGRESS",
  ticket: TICKET,
  inspection: INSPECTION,
  due: { on: "2026-08-20" },
  timeliness: { class: "OVERDUE", days: 2 },
  notice_on: "2026-07-30",
} as unknown as FindingRow;
const onSite = { ...row, state: "REMEDIED_ON_SITE", ticket: null, due: null, timeliness: null } as FindingRow;

it("findings go with unit, due date, days late and link; drafts and what was withdrawn stay here", () => {
  const drafts = (["DRAFT", "WITHDRAWN"] as const).map((state) => ({ ...row, state }));
  const untold = { ...onSite, notice_on: null };
  const text = findingsForZalo([row, ...drafts, untold, onSite], 5, i18next.t);
  expect(text.split("\n")).toEqual([
    "1. KT13-02 07 hồ sơ chưa có văn bản xin lỗi",
    "   TTPVHCC · Hạn: 20/08/2026 · Quá hạn 2 ngày",
    `   ${shortLink("n", TICKET ?? "")}`,
    "2. KT13-02 07 hồ sơ chưa có văn bản xin lỗi",
    `   TTPVHCC · ${i18next.t("findingState.REMEDIED_ON_SITE")}`,
    `   ${shortLink("i", INSPECTION ?? "")}`,
  ]);
});

it("says whose unit it is where several bodies are listed", () => {
  const other = { ...row, unit: { id: 9, short_name: "UBND xã Mỹ Hòa" }, body: { id: 9 } } as FindingRow;
  const units = findingsForZalo([row, other], 2, i18next.t).match(/^ {3}\D+?(?= · )/gm);
  expect(units).toEqual(["   TTPVHCC, UBND xã An Phú", "   UBND xã Mỹ Hòa"]);
});
