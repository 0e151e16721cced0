import type { IconProps } from "@tabler/icons-react";
import type { ComponentType, ReactNode } from "react";
import type { Tone } from "@/shared/ui/badges";
import type { LaneBy } from "./lanes";
import type { Placed, Step } from "./moves";

export type Kind = "ticket" | "task";

export type Column = {
  state: string;
  label: string;
  icon: ComponentType<IconProps>;
  tone: Tone;
  count: number;
  overdue: number;
  /** Whether it may be folded to a strip: what is in it has ended. */
  folds?: boolean;
};

/** What a board of one kind of record brings: its columns and cards, and how one of them is named, drawn, opened. */
export type BoardOf<C extends Placed> = {
  columns: Column[];
  /** In the order they stand in. */
  cards: C[];
  /** Which question the cards answer: a change of filter is no move of anybody. */
  view: string;
  kind: Kind;
  /** How the board is parted across its columns, under a name that folded lanes are remembered by. */
  lanes?: (LaneBy<C> & { name: string }) | null;
  /** Whether cards keep to what is needed to tell them apart. */
  compact?: boolean;
  /** What the reader may do with a card, asked when somebody turns to it. */
  stepsOf: (id: string) => Promise<Step[]>;
  /** The word above the text of a card. */
  name: (card: C) => string;
  /** How it is called away from its card, apart from every other one. */
  called: (card: C) => string;
  title: (card: C) => string;
  href: (card: C) => string;
  draw: (card: C, compact: boolean) => ReactNode;
  onOpen: (card: C, page: boolean) => void;
};
