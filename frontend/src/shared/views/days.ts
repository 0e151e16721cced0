/** Arithmetic on days as the server writes them (`2026-08-14`): no clock, no zone. */

const DAY = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const written = (time: number): string => new Date(time).toISOString().slice(0, 10);

export const plus = (day: string, days: number): string => written(at(day) + days * DAY);
export const between = (from: string, to: string): number => Math.round((at(to) - at(from)) / DAY);
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
/** 0 on Monday, 6 on Sunday. */
export const weekdayOf = (day: string): number => (new Date(at(day)).getUTCDay() + 6) % 7;
export const earlier = (a: string, b: string): string => [a, b].sort()[0] as string;
export const later = (a: string, b: string): string => [a, b].sort()[1] as string;
export const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

/** The same day some months on, or the last one of a shorter month. */
export function plusMonths(day: string, months: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return written(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** Days that offices do not work: weekends, but for those announced, and days off. */
export const restOf =
  (calendar: { off: string[]; on: string[] }) =>
  (day: string): boolean =>
    weekdayOf(day) > 4 ? !calendar.on.includes(day) : calendar.off.includes(day);

/** The week of a day, or all weeks that its month touches; Mondays first. */
export function weeksAround(day: string, span: "week" | "month"): string[][] {
  const from = span === "week" ? day : firstOfMonth(day);
  const to = span === "week" ? day : plus(plusMonths(firstOfMonth(day), 1), -1);
  const monday = plus(from, -weekdayOf(from));
  const weeks = Math.floor(between(monday, to) / 7) + 1;
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, date) => plus(monday, week * 7 + date)),
  );
}
