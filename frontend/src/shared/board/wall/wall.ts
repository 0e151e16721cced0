import type { IconProps } from "@tabler/icons-react";
import type { ComponentType, ReactNode } from "react";
import type { Timeliness } from "@/shared/api/types";
import type { Tone } from "@/shared/ui/badges";
import type { Placed } from "../moves";
import type { Kind } from "../types";

type Look = { label: string; tone: Tone; icon: ComponentType<IconProps> };

/** What a wall needs of a card; it never names a person. */
export type WallCard = Placed & { timeliness: Timeliness; unit: { short: string } };

/** One column: which cards stand in it. What is done stands in the summary, what came back stands apart. */
export type WallColumnOf<C> = Look & { name: string; holds: (card: C) => boolean };

/** What the wall of one kind of record brings. */
export type WallOf<C extends WallCard> = {
  kind: Kind;
  title: string;
  cards: C[];
  columns: WallColumnOf<C>[];
  /** How much is done of everything, and in words what is counted; null while it is not known. */
  share: { label: string; done: number; of: number; counts: string } | null;
  /** The word for what is done, and for what is neither late nor waiting: which columns that is. */
  parts: (Look & { of: string[] | "done" })[];
  text: (card: C) => string;
  /** A word above the text: its code and whatever else stands there. */
  head: (card: C) => ReactNode;
  deadline: (card: C) => string;
  /** How a card is called in the foot. */
  called: (card: C) => string;
  /** The column's name after a move; null for what is no move from one to another. */
  moved: (to: string) => string | null;
};

export const isLate = (card: WallCard): boolean => card.timeliness.class === "OVERDUE";

const lateness = (card: WallCard): number =>
  isLate(card)
    ? 1000 + (card.timeliness.days ?? 0)
    : card.timeliness.class === "DUE_SOON"
      ? 500 - (card.timeliness.days ?? 0)
      : 0;

/** Most urgent first; equals keep the server's order. */
export const urgent = <C extends WallCard>(cards: C[]): C[] =>
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
export function overdueByUnit(cards: WallCard[]): { unit: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const card of cards)
    if (isLate(card)) counts.set(card.unit.short, (counts.get(card.unit.short) ?? 0) + 1);
  return [...counts]
    .map(([unit, count]) => ({ unit, count }))
    .sort((a, b) => b.count - a.count || a.unit.localeCompare(b.unit, "vi"));
}
