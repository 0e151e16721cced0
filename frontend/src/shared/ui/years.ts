import { useLive } from "@/shared/live/LiveProvider";
import { dayOf } from "./dates";

/** What an address says where no year is left out. */
export const ALL_YEARS = "all";

/** The year in hand, by the world's clock. */
export const useThisYear = (): string => dayOf(useLive().now().toISOString()).slice(0, 4);

/** The year that is asked for: nothing where all of them are. */
export const yearMeant = (year: string | undefined, now: string): string | undefined =>
  year === ALL_YEARS ? undefined : (year ?? now);

/** The newest first: those of the plans, the one in hand, the one before it, and the one chosen. */
export function yearsOffered(now: string, chosen: string | undefined, plans: { year: number }[]): string[] {
  const years = [now, String(Number(now) - 1), ...plans.map((plan) => String(plan.year))];
  if (chosen && chosen !== ALL_YEARS) years.push(chosen);
  return [...new Set(years)].sort().reverse();
}
