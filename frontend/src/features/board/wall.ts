import type { TicketCard } from "./read";

/** Columns of the wall: what is done stands in the summary, what came back stands apart. */
export type WallColumn = "open" | "working" | "waiting" | "returned";
export const WALL: WallColumn[] = ["open", "working", "waiting", "returned"];

export function columnOf(card: TicketCard): WallColumn | null {
  if (card.state === "OPEN") return "open";
  if (card.state === "REPORTED" || card.state === "VERIFYING") return "waiting";
  if (card.state === "PLAN_REVIEW" || card.state === "IN_PROGRESS")
    return card.returned > 0 ? "returned" : "working";
  return null;
}

const lateness = (card: TicketCard): number =>
  card.timeliness.class === "OVERDUE"
    ? 1000 + (card.timeliness.days ?? 0)
    : card.timeliness.class === "DUE_SOON"
      ? 500 - (card.timeliness.days ?? 0)
      : 0;

/** Most urgent first; equals keep the server's order. */
export const urgent = (cards: TicketCard[]): TicketCard[] =>
  [...cards].sort((a, b) => lateness(b) - lateness(a));

/** The page of a column that is on: a longer column turns, a shorter one stands. */
export function pageOf<T>(
  cards: T[],
  room: number,
  turn: number,
): { cards: T[]; page: number; pages: number } {
  const size = Math.max(1, room);
  const pages = Math.max(1, Math.ceil(cards.length / size));
  const page = turn % pages;
  return { cards: cards.slice(page * size, (page + 1) * size), page: page + 1, pages };
}

/** Overdue by unit, most first. */
export function overdueByUnit(cards: TicketCard[]): { unit: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const card of cards)
    if (card.timeliness.class === "OVERDUE")
      counts.set(card.unit.short, (counts.get(card.unit.short) ?? 0) + 1);
  return [...counts]
    .map(([unit, count]) => ({ unit, count }))
    .sort((a, b) => b.count - a.count || a.unit.localeCompare(b.unit, "vi"));
}
