import { createContext, useContext } from "react";
import type { Placed, Step } from "./moves";
import type { BoardOf } from "./types";
import type { Marks } from "./useArrivals";

/** What the cards and columns of one board share. */
export type Table<C extends Placed> = Pick<BoardOf<C>, "kind" | "name" | "title" | "href" | "draw"> & {
  phone: boolean;
  marks: Marks;
  label: (state: string) => string;
  /** The card that should take the focus once it is drawn. */
  wanted: string | null;
  reached: () => void;
  /** The card somebody points at or stands on: what may be done with it is asked ahead. */
  turnTo: (id: string) => void;
  opened: string | undefined;
  open: (card: C, page: boolean) => void;
  menu: string | null;
  openMenu: (id: string | null) => void;
  stepsOf: (id: string) => Promise<Step[]>;
  /** Carry a step in, or ask what it needs first. */
  take: (card: C, steps: Step[]) => void;
};

// biome-ignore lint/suspicious/noExplicitAny: one context serves boards of every kind; useBoard names the kind again
export const BoardContext = createContext<Table<any> | null>(null);

export function useBoard<C extends Placed>(): Table<C> {
  const table = useContext(BoardContext);
  if (!table) throw new Error("useBoard outside a Board");
  return table;
}
