import type { TFunction } from "i18next";
import type { BodyChoices } from "@/shared/api/types";
import type { Said } from "@/shared/live/said";
import { type Chosen, type Limits, leaderOf, limitsOf } from "./choices";

/** The choices as their page reads, each under its name. */
export function inWords(choices: BodyChoices, chosen: Chosen, t: TFunction): Said {
  const office = chosen.office ?? String(choices.standing_office?.id ?? "");
  const presetOf = (name: string | null) => choices.presets.find((one) => one.preset === name)?.name ?? "";
  const leaders = [
    ...choices.areas.map(({ area, title }) => [`area:${area}`, title] as const),
    ...choices.units.map(({ id, name }) => [`unit:${id}`, name] as const),
  ].map(([affair, name]) => {
    const id = leaderOf(choices, chosen, affair);
    const leader = choices.leaders.find((one) => String(one.id) === id);
    return [name, leader?.full_name ?? t("start.headOfBody")] as const;
  });
  const clears = choices.clears.filter(({ clear, asked }) => chosen.clears?.includes(clear) ?? asked);
  return {
    [t("start.office")]: choices.units.find(({ id }) => String(id) === office)?.name ?? "",
    [t("start.approval")]: presetOf(chosen.preset ?? choices.preset),
    [t("start.keyTasks")]: presetOf(chosen.key_preset ?? choices.key_preset),
    ...Object.fromEntries(leaders),
    [t("start.clears")]: clears.map(({ name }) => name).join(", "),
    ...valuesOf(limitsOf(choices, chosen), t),
  };
}

const valuesOf = (limits: Limits, t: TFunction): Said => ({
  [t("start.limit.cut_off")]: limits.cut_off,
  [t("start.limit.share_rule")]: t(`start.shareRule.${limits.share_rule}`),
  [t("start.limit.files_asked")]: t(`start.filesAsked.${limits.files_asked}`),
  [t("start.limit.reminder_days")]: limits.reminder_days.join(", "),
  ...Object.fromEntries(NUMBERS.map((name) => [t(`start.limit.${name}`), String(limits[name])])),
  [t("usual.asksAcceptance")]: limits.asks_acceptance ? "✓" : "",
  [t("usual.limit.partner_mode")]: t(`usual.mode.${limits.partner_mode}`),
  [t("usual.limit.language")]: limits.language,
  [t("usual.limit.usual_rhythm")]: t(`periods.${limits.usual_rhythm}`),
  [t("trust.reasons")]: limits.return_reasons.join("; "),
  [t("trust.limit")]: String(limits.trusted_days),
});

const NUMBERS = [
  "target_tolerance",
  "warn_days",
  "review_days",
  "opinion_days",
  "extension_limit",
  "reopen_days",
  "silent_days",
  "repeat_years",
  "repeat_likeness",
  "recheck_share",
  "inspection_share",
  "log_months",
  "notice_months",
] as const;
