/** How cards are laid out: columns by state, and across them lanes by whatever a card has. Pure, so that drawing, counting
 * and walking with keys agree. */
import { neighbour, type Placed } from "./moves";

/** One way to part a board into lanes. `key`: "" for cards that have no such thing, which come last; `order`: keys in their
 * own order, else lanes stand by their names. */
export type LaneBy<C> = { key: (card: C) => string; label: (card: C) => string; order?: readonly string[] };

export type Lane<C> = {
  key: string;
  label: string;
  count: number;
  overdue: number;
  /** Its cards by state, each column in the order of the board. */
  cells: ReadonlyMap<string, C[]>;
};

/** The lanes of these cards; without a way to part them, one that holds them all. */
export function lanesOf<C extends Placed>(cards: C[], by: LaneBy<C> | null): Lane<C>[] {
  const lanes = new Map<string, Lane<C> & { cells: Map<string, C[]> }>();
  for (const card of cards) {
    const key = by ? by.key(card) : "";
    let lane = lanes.get(key);
    if (!lane) {
      lane = { key, label: by ? by.label(card) : "", count: 0, overdue: 0, cells: new Map() };
      lanes.set(key, lane);
    }
    lane.count += 1;
    if (card.timeliness?.class === "OVERDUE") lane.overdue += 1;
    const cell = lane.cells.get(card.state);
    if (cell) cell.push(card);
    else lane.cells.set(card.state, [card]);
  }
  return [...lanes.values()].sort((a, b) => place(a, by) - place(b, by) || named.compare(a.label, b.label));
}

const named = new Intl.Collator("vi", { numeric: true });

function place<C>(lane: Lane<C>, by: LaneBy<C> | null): number {
  if (!lane.key) return Number.MAX_SAFE_INTEGER;
  const at = by?.order?.indexOf(lane.key) ?? -1;
  return at < 0 ? (by?.order?.length ?? 0) : at;
}

/** A line of what is drawn: the head of a lane (`cards` null), or the next card of each column, null where it has none. */
export type Row<C> = { key: string; lane: Lane<C>; cards: (C | null)[] | null };

/** Everything to draw, from top to bottom; of a folded lane the head alone. */
export function rowsOf<C>(lanes: Lane<C>[], states: string[], folded: (key: string) => boolean): Row<C>[] {
  return lanes.flatMap((lane) => {
    const rows: Row<C>[] = [{ key: lane.key, lane, cards: null }];
    if (folded(lane.key)) return rows;
    const cells = states.map((state) => lane.cells.get(state) ?? []);
    const deep = Math.max(0, ...cells.map((cell) => cell.length));
    for (let n = 0; n < deep; n++)
      rows.push({ key: `${lane.key} ${n}`, lane, cards: cells.map((cell) => cell[n] ?? null) });
    return rows;
  });
}

export type Way = "up" | "down" | "left" | "right";

/** The card beside another: `down` its column and on into the next lane that has one there; sideways to the next column of
 * its lane that has cards, as far down as it stands. Without one to start from, the first. */
export function beside<C extends Placed>(
  states: string[],
  lanes: Lane<C>[],
  at: string | null,
  way: Way,
): C | null {
  const found = placeIn(lanes, at);
  if (!found) return firstOf(states, lanes);
  const { lane, state, row } = found;
  if (way === "up" || way === "down") {
    const column = lanes.flatMap((one) => one.cells.get(state) ?? []);
    const here = column.findIndex((card) => card.id === at);
    return column[here + (way === "down" ? 1 : -1)] ?? null;
  }
  const full = new Set(states.filter((one) => lane.cells.get(one)?.length));
  const next = neighbour(states, full, state, way === "right" ? 1 : -1);
  const there = (next !== null && lane.cells.get(next)) || [];
  return there[Math.min(row, there.length - 1)] ?? null;
}

function placeIn<C extends Placed>(lanes: Lane<C>[], id: string | null) {
  if (id === null) return null;
  for (const lane of lanes)
    for (const [state, cell] of lane.cells) {
      const row = cell.findIndex((card) => card.id === id);
      if (row >= 0) return { lane, state, row };
    }
  return null;
}

function firstOf<C extends Placed>(states: string[], lanes: Lane<C>[]): C | null {
  for (const lane of lanes)
    for (const state of states) {
      const first = lane.cells.get(state)?.[0];
      if (first) return first;
    }
  return null;
}
