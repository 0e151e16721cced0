import type { Giving, Recipient } from "@/shared/api/types";
import { readDate } from "@/shared/ui/dates";

/** A recipient's name in the form. */
export const keyOf = ({ unit, person }: Recipient): string => `${unit.id}:${person?.id ?? ""}`;

export const recipientOf = (giving: Giving, who: string): Recipient | undefined =>
  giving.recipients.find((one) => keyOf(one) === who);

/** Five working days; where another offer is that very day, that one. */
export const usualDue = ({ dates }: Giving): string =>
  (dates.find((one) => one.name === "FIVE_DAYS") ?? dates.find((one) => one.name === "FRIDAY"))?.on ?? "";

/** Whether all of these may be given work in one's own name; of nobody chosen yet, whether anybody may. */
export const mayOwn = (giving: Giving, who: string[]): boolean => {
  const chosen = who.flatMap((one) => recipientOf(giving, one) ?? []);
  return chosen.length ? chosen.every((one) => one.own) : giving.recipients.some((one) => one.own);
};

/** Who gives it: "" for oneself, where one may (`own`); else the leader whose word one writes down, the first unless chosen. */
export const leaderFor = ({ leaders }: Giving, own: boolean, chosen: string): string =>
  chosen || (own ? "" : String(leaders[0]?.id ?? ""));

/** A due date offered, or as it was typed; null when it is no date. */
export const dayOf = (due: string, year: number): string | null =>
  /^\d{4}-\d{2}-\d{2}$/.test(due) ? due : readDate(due, year);
