import { plus, weekdayOf } from "@/shared/views/days";

/** The days until which something is put aside; all as `2026-09-09`. */

export const LONGEST = 30; // days ahead, as the server takes it

/** The next Monday, never today. */
export const nextMonday = (today: string): string => plus(today, 7 - weekdayOf(today));

const DAYS = [
  { name: "tomorrow", on: (today: string) => plus(today, 1) },
  { name: "three", on: (today: string) => plus(today, 3) },
  { name: "monday", on: nextMonday },
  { name: "twoWeeks", on: (today: string) => plus(today, 14) },
] as const;

/** What is offered, each day once. Where nobody works on a day, the next on which they do, which has no name but its weekday's. */
export const offeredFrom = (today: string, rests: (day: string) => boolean) =>
  DAYS.map(({ name, on }) => {
    const named = on(today);
    let day = named;
    while (rests(day)) day = plus(day, 1);
    return { name: day === named ? name : null, on: day };
  }).filter((day, n, all) => all.findIndex(({ on }) => on === day.on) === n);
