import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { glide, placeOf } from "./glide";
import { type Arrival, arrivals, type Placed } from "./moves";

const FRESH = 1200; // the outline pulses once; afterwards a quiet mark stays until the card was looked at

export type Marks = ReadonlyMap<string, { from: string | null; fresh: boolean }>;

/** Follows what others move: cards glide to their new column, pulse once, and keep a mark until seen.
 * Gives the cards to show; those of the newest reading, once the places of the old ones were noted. */
export function useArrivals<C extends Placed>(
  cards: C[],
  view: string,
  own: { has: (id: string) => boolean },
  heard: (moved: Arrival[], cards: C[]) => void,
) {
  const [shown, show] = useState({ cards, view });
  const [marks, setMarks] = useState<Marks>(new Map());
  const start = useRef<{ moved: Arrival[]; places: Map<string, DOMRect> } | null>(null);

  useLayoutEffect(() => {
    if (shown.cards === cards && shown.view === view) return;
    const moved = shown.view === view ? arrivals(shown.cards, cards, own) : [];
    start.current = { moved, places: placeOf(moved.map((one) => one.id)) };
    if (shown.view !== view) setMarks(new Map());
    show({ cards, view });
  }, [cards, view, own, shown]);

  useLayoutEffect(() => {
    const { moved, places } = start.current ?? { moved: [], places: new Map<string, DOMRect>() };
    start.current = null;
    if (!moved.length) return;
    glide(places);
    setMarks((kept) => new Map([...kept, ...moved.map((one) => [one.id, { ...one, fresh: true }] as const)]));
    heard(moved, shown.cards);
  }, [shown, heard]);

  useEffect(() => {
    if (![...marks.values()].some((mark) => mark.fresh)) return;
    const timer = setTimeout(
      () => setMarks((kept) => new Map([...kept].map(([id, mark]) => [id, { ...mark, fresh: false }]))),
      FRESH,
    );
    return () => clearTimeout(timer);
  }, [marks]);

  const seen = useCallback(
    (id?: string) =>
      setMarks((kept) => {
        if (id !== undefined && !kept.has(id)) return kept;
        return new Map([...kept].filter(([one]) => id !== undefined && one !== id));
      }),
    [],
  );
  return { stood: shown.cards, marks, seen };
}
