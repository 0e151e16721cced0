import { useState } from "react";
import { asks } from "@/shared/transitions/asks";
import type { Placed, Step } from "./moves";
import type { BoardOf } from "./types";
import type { useMoves } from "./useMoves";

export type Asked<C extends Placed> = {
  card: C;
  name: string;
  title: string;
  steps: Step[];
  to: string | null;
};

/** Carry a step in at once, or ask first what it needs while the card waits in its new column; Esc gives it back. */
export function useTaking<C extends Placed>(
  moves: ReturnType<typeof useMoves>,
  board: BoardOf<C>,
  /** Afterwards the card, wherever it stands, has the focus again. */
  focus: (id: string) => void,
) {
  const [asked, ask] = useState<Asked<C> | null>(null);
  const take = (card: C, steps: Step[]) => {
    const [first] = steps;
    if (!first) return;
    if (steps.length === 1 && !asks(first)) {
      void moves.run(card, first, board.called(card));
      focus(card.id);
      return;
    }
    if (first.to) moves.hold(card, first.to);
    ask({ card, name: board.name(card), title: board.title(card), steps, to: first.to });
  };
  const giveBack = () => {
    if (asked) {
      moves.release(asked.card.id);
      focus(asked.card.id);
    }
    ask(null);
  };
  const taken = () => {
    if (asked) {
      void moves.settle(asked.card.id);
      focus(asked.card.id);
    }
    ask(null);
  };
  return { asked, take, giveBack, taken, kind: board.kind, stepsOf: board.stepsOf };
}

export type Taking<C extends Placed> = ReturnType<typeof useTaking<C>>;
