import type { BodyChoices } from "@/shared/api/types";

/** What is being chosen: the office, the two depths, and a leader for each affair ("area:…" or "unit:…"); "" is nobody
 * in particular, which leaves it to the head of the body. */
export type Chosen = {
  office?: string;
  preset?: string;
  key_preset?: string;
  leaders: Record<string, string>;
  clears?: string[];
  apart?: string[];
  limits?: Partial<Limits>;
};

/** What a part of the page of choices is given. */
export type Choosing = {
  choices: BodyChoices;
  chosen: Chosen;
  set: (chosen: Chosen) => void;
  /** What the server said of one of them. */
  problem: (field: string) => string | undefined;
};

/** Which of the choices are one value. */
const LIMITS = [
  "cut_off",
  "share_rule",
  "target_tolerance",
  "silent_days",
  "repeat_years",
  "repeat_likeness",
  "recheck_share",
  "inspection_share",
  "trusted_days",
  "asks_acceptance",
  "opinion_days",
  "partner_mode",
  "usual_rhythm",
  "language",
  "log_months",
  "notice_months",
  "return_reasons",
  "reminder_days",
  "warn_days",
  "review_days",
  "reopen_days",
  "extension_limit",
  "files_asked",
] as const;
export type Limits = Pick<BodyChoices, (typeof LIMITS)[number]>;

/** Chooses some of those. */
export const saying =
  ({ chosen, set }: Choosing) =>
  (next: Partial<Limits>) =>
    set({ ...chosen, limits: { ...chosen.limits, ...next } });

export const UNCHANGED: Chosen = { leaders: {} };

const affairOf = (charge: BodyChoices["charges"][number]): string =>
  charge.area ? `area:${charge.area}` : `unit:${charge.unit}`;

export function leaderOf(choices: BodyChoices, chosen: Chosen, affair: string): string {
  const kept = choices.charges.find((charge) => affairOf(charge) === affair);
  return chosen.leaders[affair] ?? (kept ? String(kept.leader) : "");
}

export const limitsOf = (choices: BodyChoices, chosen: Chosen): Limits => ({
  ...(Object.fromEntries(LIMITS.map((name) => [name, choices[name]])) as Limits),
  ...chosen.limits,
});

const withoutBlanks = (limits: Limits): Limits => ({
  ...limits,
  return_reasons: limits.return_reasons.map((one) => one.trim()).filter(Boolean),
});

/** The whole that is put: what was chosen here, over what is there. */
export function toPut(choices: BodyChoices, chosen: Chosen) {
  const affairs = [
    ...choices.areas.map(({ area }) => `area:${area}`),
    ...choices.units.map(({ id }) => `unit:${id}`),
  ];
  const charges = affairs.flatMap((affair) => {
    const leader = leaderOf(choices, chosen, affair);
    const [kind, key] = affair.split(":");
    if (!leader) return [];
    return [
      kind === "area" ? { leader: Number(leader), area: key } : { leader: Number(leader), unit: Number(key) },
    ];
  });
  return {
    standing_office: Number(chosen.office ?? choices.standing_office?.id ?? 0),
    preset: chosen.preset ?? choices.preset,
    key_preset: chosen.key_preset ?? choices.key_preset,
    charges,
    ...withoutBlanks(limitsOf(choices, chosen)),
    asked_clears: chosen.clears ?? choices.clears.filter(({ asked }) => asked).map(({ clear }) => clear),
    ...(chosen.apart && { kinds_apart: chosen.apart }), // untouched, kinds that come later are as they say themselves
  };
}
