import { createContext, useContext } from "react";
import type { Placed, Step } from "./moves";
import type { BoardOf } from "./types";
import type { Marks } from "./useArrivals";

/** What the cards and columns of one board share; it stays the same object while the board stands, so that a card is drawn
 * anew only when something of its own changed. */
export type Table<C extends Placed> = Pick<
  BoardOf<C>,
  "kind" | "name" | "called" | "title" | "href" | "draw"
> & {
  phone: boolean;
  compact: boolean;
  label: (state: string) => string;
  reached: () => void;
  /** The card somebody points at or stands on: what may be done with it is asked ahead. */
  turnTo: (id: string) => void;
  open: (card: C, page: boolean) => void;
  openMenu: (id: string | null) => void;
  stepsOf: (id: string) => Promise<Step[]>;
  /** Carry a step in, or ask what it needs first. */
  take: (card: C, steps: Step[]) => void;
};

/** Which cards stand out just now. */
export type Now = {
  marks: Marks;
  /** The card that should take the focus once it is drawn. */
  wanted: string | null;
  /** Where the keys stand: the one card of its column that Tab comes to. */
  at: string | null;
  opened: string | undefined;
  menu: string | null;
};

// biome-ignore lint/suspicious/noExplicitAny: one context serves boards of every kind; useBoard names the kind again
export const BoardContext = createContext<Table<any> | null>(null);
export const NowContext = createContext<Now | null>(null);
/** The card in the hand: it stays drawn, however far the board is scrolled under it. Apart from the rest, so that no other card is
 * drawn anew for it. */
export const LiftedContext = createContext<string | null>(null);

export function useBoard<C extends Placed>(): Table<C> {
  const table = useContext(BoardContext);
  if (!table) throw new Error("useBoard outside a Board");
  return table;
}

export function useNow(): Now {
  const now = useContext(NowContext);
  if (!now) throw new Error("useNow outside a Board");
  return now;
}
