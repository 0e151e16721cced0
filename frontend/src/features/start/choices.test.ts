import { describe, expect, it } from "vitest";
import type { BodyChoices } from "@/shared/api/types";
import { leaderOf, toPut, UNCHANGED } from "./choices";

const choices = {
  standing_office: { id: 5 },
  preset: "SHORT",
  key_preset: "SHORT",
  areas: [{ area: "PROCEDURES" }, { area: "APPARATUS" }],
  units: [{ id: 7 }],
  charges: [
    { leader: 1, area: "PROCEDURES", unit: null },
    { leader: 2, area: null, unit: 7 },
  ],
  cut_off: "14/12",
  share_rule: "NOTICE_IN_YEAR",
  target_tolerance: 5,
  silent_days: 5,
  repeat_years: 3,
  repeat_likeness: 40,
  recheck_share: 10,
  inspection_share: 30,
  trusted_days: 30,
  asks_acceptance: false,
  warn_days: 3,
  review_days: 5,
  reopen_days: 5,
  extension_limit: 2,
  opinion_days: 3,
  partner_mode: "COORDINATES",
  usual_rhythm: "QUARTERLY",
  language: "vi",
  log_months: 12,
  notice_months: 12,
  return_reasons: [],
  reminder_days: [7, 3, 0],
  files_asked: "NEVER",
  clears: [
    { clear: "PERSON", asked: false },
    { clear: "PRODUCT", asked: true },
  ],
} as unknown as BodyChoices;

describe("what a body chooses", () => {
  it("is put whole, as it is, when nothing was touched", () => {
    expect(toPut(choices, UNCHANGED)).toEqual({
      standing_office: 5,
      preset: "SHORT",
      key_preset: "SHORT",
      charges: [
        { leader: 1, area: "PROCEDURES" },
        { leader: 2, unit: 7 },
      ],
      cut_off: "14/12",
      share_rule: "NOTICE_IN_YEAR",
      target_tolerance: 5,
      silent_days: 5,
      repeat_years: 3,
      repeat_likeness: 40,
      recheck_share: 10,
      inspection_share: 30,
      trusted_days: 30,
      asks_acceptance: false,
      warn_days: 3,
      review_days: 5,
      reopen_days: 5,
      extension_limit: 2,
      opinion_days: 3,
      partner_mode: "COORDINATES",
      usual_rhythm: "QUARTERLY",
      language: "vi",
      log_months: 12,
      notice_months: 12,
      return_reasons: [],
      reminder_days: [7, 3, 0],
      files_asked: "NEVER",
      asked_clears: ["PRODUCT"],
    });
  });

  it("takes what was chosen here, also nobody in particular", () => {
    const chosen = {
      office: "7",
      key_preset: "STANDARD",
      leaders: { "area:PROCEDURES": "", "area:APPARATUS": "2" },
      limits: { silent_days: 7, reminder_days: [5] },
      apart: ["SCHOOL"],
    };
    expect(leaderOf(choices, chosen, "area:PROCEDURES")).toBe("");
    expect(toPut(choices, chosen)).toEqual({
      standing_office: 7,
      preset: "SHORT",
      key_preset: "STANDARD",
      charges: [
        { leader: 2, area: "APPARATUS" },
        { leader: 2, unit: 7 },
      ],
      cut_off: "14/12",
      share_rule: "NOTICE_IN_YEAR",
      target_tolerance: 5,
      silent_days: 7,
      repeat_years: 3,
      repeat_likeness: 40,
      recheck_share: 10,
      inspection_share: 30,
      trusted_days: 30,
      asks_acceptance: false,
      warn_days: 3,
      review_days: 5,
      reopen_days: 5,
      extension_limit: 2,
      opinion_days: 3,
      partner_mode: "COORDINATES",
      usual_rhythm: "QUARTERLY",
      language: "vi",
      log_months: 12,
      notice_months: 12,
      return_reasons: [],
      reminder_days: [5],
      files_asked: "NEVER",
      asked_clears: ["PRODUCT"],
      kinds_apart: ["SCHOOL"],
    });
  });
});
