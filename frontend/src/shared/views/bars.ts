/** Where the bars of a timeline stand: pure, in days. */
import { between, earlier, firstOfMonth, later, plus, plusMonths } from "./days";
import type { TaskCard } from "./read";

const LONGEST = 550; // days that are drawn; what begins earlier or ends later is cut at the edge

export type Bar = { card: TaskCard; from: string; to: string; first: string | null };
export type Scale = { from: string; to: string; days: number };

/** From its start, else from when it was given, to its due date; undated tasks have no bar. */
export function barsOf(cards: TaskCard[]): Bar[] {
  return cards.flatMap((card) => {
    if (!card.due_on) return [];
    const start = card.starts_on ?? card.given_on;
    const first = card.first_due_on && card.first_due_on !== card.due_on ? card.first_due_on : null;
    return [{ card, from: earlier(start, card.due_on), to: card.due_on, first }];
  });
}

/** Whole months around all bars and today; where they are too many, those around today. */
export function scaleOf(bars: Bar[], today: string): Scale {
  const starts = [today, ...bars.map((bar) => bar.from)].sort();
  const ends = [today, ...bars.flatMap((bar) => [bar.to, bar.first ?? bar.to])].sort();
  let from = firstOfMonth(starts[0] as string);
  let to = plus(plusMonths(firstOfMonth(ends[ends.length - 1] as string), 1), -1);
  if (between(from, to) > LONGEST) {
    const early = plusMonths(firstOfMonth(today), -9);
    const late = plus(plusMonths(firstOfMonth(today), 9), -1);
    from = later(from, early);
    to = earlier(to, late);
  }
  return { from, to, days: between(from, to) + 1 };
}

/** The first days of the months on the scale, each with how many days of it are drawn. */
export function monthsOf(scale: Scale): { first: string; days: number }[] {
  const months: { first: string; days: number }[] = [];
  for (let first = scale.from; first <= scale.to; first = plusMonths(first, 1))
    months.push({ first, days: between(first, plusMonths(first, 1)) });
  return months;
}

/** Runs of days that are not worked: where each begins, and how long it is. */
export function restRuns(scale: Scale, rest: (day: string) => boolean): { at: number; days: number }[] {
  const runs: { at: number; days: number }[] = [];
  for (let at = 0; at < scale.days; at++) {
    if (!rest(plus(scale.from, at))) continue;
    const last = runs[runs.length - 1];
    if (last && last.at + last.days === at) last.days += 1;
    else runs.push({ at, days: 1 });
  }
  return runs;
}

/** A bar's place on the scale in days, cut at its edges; null when all of it lies outside. */
export function placeOf(bar: Bar, scale: Scale): { at: number; days: number } | null {
  const at = Math.max(0, between(scale.from, bar.from));
  const end = Math.min(scale.days, between(scale.from, bar.to) + 1);
  return end > at ? { at, days: end - at } : null;
}

/** Bars in groups, in the order of the keys given. */
export function grouped<T>(bars: T[], key: (bar: T) => string, order: string[]): [string, T[]][] {
  const groups = new Map<string, T[]>(order.map((one) => [one, []]));
  for (const bar of bars) groups.set(key(bar), [...(groups.get(key(bar)) ?? []), bar]);
  return [...groups].filter(([, own]) => own.length > 0);
}
