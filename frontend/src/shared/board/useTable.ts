import { useMemo, useRef } from "react";
import type { Table } from "./context";
import type { Placed } from "./moves";

/** What cards and columns share as one object that stays the same; what is called through it is what the last drawing meant. */
export function useTable<C extends Placed>(drawn: Table<C>): Table<C> {
  const latest = useRef(drawn);
  latest.current = drawn;
  const { kind, phone, compact } = drawn;
  return useMemo(
    () => ({
      kind,
      phone,
      compact,
      name: (card) => latest.current.name(card),
      called: (card) => latest.current.called(card),
      title: (card) => latest.current.title(card),
      href: (card) => latest.current.href(card),
      draw: (card, small) => latest.current.draw(card, small),
      label: (state) => latest.current.label(state),
      reached: () => latest.current.reached(),
      turnTo: (id) => latest.current.turnTo(id),
      open: (card, page) => latest.current.open(card, page),
      openMenu: (id) => latest.current.openMenu(id),
      stepsOf: (id) => latest.current.stepsOf(id),
      take: (card, steps) => latest.current.take(card, steps),
    }),
    [kind, phone, compact],
  );
}
