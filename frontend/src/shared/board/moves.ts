/** What a board knows of moving: pure, so that mouse, touch, keyboard and menu follow the same rules. */
import type { Transition } from "@/shared/api/types";

/** What any board needs of a card; the rest is the card's own. */
export type Placed = { id: string; state: string; version: number; timeliness?: { class: string } };

/** A transition, with the state after it in `to`; null where the state stays. */
export type Step = Transition;

/** The columns a card may be put into, each with the steps that lead there, in the order the server gave them. */
export function reachable(steps: Step[], from: string): Map<string, Step[]> {
  const open = new Map<string, Step[]>();
  for (const step of steps)
    if (step.enabled && step.to && step.to !== from) open.set(step.to, [...(open.get(step.to) ?? []), step]);
  return open;
}

/** The next column in a direction where a lifted card may stand; its own counts, there it is put back. */
export function neighbour(
  columns: string[],
  open: ReadonlySet<string>,
  at: string,
  by: -1 | 1,
): string | null {
  for (let i = columns.indexOf(at) + by; i >= 0 && i < columns.length; i += by) {
    const column = columns[i] as string;
    if (open.has(column)) return column;
  }
  return null;
}

/** A move under way: whereto, and of which version; a newer one has overtaken it. */
export type Held = { to: string; version: number };

/** The cards as they stand once the moves under way are done. */
export function laidOver<C extends Placed>(cards: C[], moving: ReadonlyMap<string, Held>): C[] {
  if (!moving.size) return cards;
  return cards.map((card) => {
    const held = moving.get(card.id);
    return held && held.version === card.version ? { ...card, state: held.to } : card;
  });
}

/** A card that others moved: whence, null when it is new here. */
export type Arrival = { id: string; from: string | null };

/** What changed column, or came, between two readings of the same view. */
export function arrivals(
  before: Placed[],
  after: Placed[],
  own: { has: (id: string) => boolean },
): Arrival[] {
  const stood = new Map(before.map((card) => [card.id, card.state]));
  return after
    .filter((card) => stood.get(card.id) !== card.state && !own.has(card.id))
    .map((card) => ({ id: card.id, from: stood.get(card.id) ?? null }));
}
