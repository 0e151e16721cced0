/** The days until which something is put aside; all as `2026-09-09`. */

export const LONGEST = 30; // days ahead, as the server takes it

export function dayFrom(today: string, days: number): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** The next Monday, never today. */
export function nextMonday(today: string): string {
  const day = new Date(`${today}T00:00:00Z`).getUTCDay();
  return dayFrom(today, (8 - day) % 7 || 7);
}

const DAYS = [
  { name: "tomorrow", on: (today: string) => dayFrom(today, 1) },
  { name: "three", on: (today: string) => dayFrom(today, 3) },
  { name: "monday", on: nextMonday },
  { name: "twoWeeks", on: (today: string) => dayFrom(today, 14) },
] as const;

/** What is offered, each day once. */
export const offeredFrom = (today: string) =>
  DAYS.map(({ name, on }) => ({ name, on: on(today) })).filter(
    (day, n, all) => all.findIndex(({ on }) => on === day.on) === n,
  );
