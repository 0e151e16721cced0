import {
  type Announcements,
  type CollisionDetection,
  closestCenter,
  type DragCancelEvent,
  type DragEndEvent,
  type DragOverEvent,
  type DragStartEvent,
  pointerWithin,
} from "@dnd-kit/core";
import { startTransition, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { letGo } from "./letGo";
import { type Placed, reachable, type Step } from "./moves";
import { useBoardSensors } from "./sensors";
import type { Speaker } from "./speech";
import type { BoardOf } from "./types";

export type Reach = "own" | "open" | "closed" | "unknown" | undefined;
/** Whether a column takes no card just now. */
export const isShut = (reach: Reach): boolean => reach === "closed" || reach === "unknown";

/** Under a pointer the column below it; with the keyboard the nearest. */
const under: CollisionDetection = (args) =>
  args.pointerCoordinates ? pointerWithin(args) : closestCenter(args);
/** At its edges the board scrolls, a column does not: where in it a card is let go means nothing. */
const autoScroll = { canScroll: (element: Element) => !element.classList.contains("column-body") };
const nothing = () => undefined;
const silent: Announcements = {
  onDragStart: nothing,
  onDragOver: nothing,
  onDragEnd: nothing,
  onDragCancel: nothing,
};

/** A card in the hand: what may be done with it is asked as it is lifted, and only the columns it may go to take it. */
export function useDragging<C extends Placed>(
  board: BoardOf<C>,
  cards: C[],
  speech: Speaker,
  drop: (card: C, state: string) => void,
) {
  const { t } = useTranslation();
  const [lifted, lift] = useState<{ card: C; steps: Step[] | null } | null>(null);
  const current = useRef<string | null>(null);
  // The column that was spoken of last: a card that is being lifted is over its own one, which nobody need be told.
  const told = useRef("");
  const sensors = useBoardSensors();
  const label = (state: string): string => board.columns.find((one) => one.state === state)?.label ?? state;
  const steps = lifted?.steps ?? [];
  const open = lifted ? reachable(steps, lifted.card.state) : new Map<string, Step[]>();

  const onDragStart = ({ active }: DragStartEvent) => {
    const card = cards.find((one) => one.id === active.id);
    if (!card) return;
    current.current = card.id;
    told.current = card.state;
    // What the board shows of it is drawn once the hand has it, a slice at a time: so much stands around it.
    startTransition(() => lift({ card, steps: null }));
    speech.say(t("board.saidLifted", { name: board.called(card) }));
    board.stepsOf(card.id).then(
      (found) => {
        if (current.current !== card.id) return;
        lift({ card, steps: found });
        const names = [...reachable(found, card.state).keys()].map(label);
        speech.say(names.length ? t("board.saidReach", { columns: names.join(", ") }) : t("board.noMoves"));
      },
      (problem: Error) => speech.cry(problem.message),
    );
  };
  const onDragOver = ({ active, over: now }: DragOverEvent) => {
    const card = cards.find((one) => one.id === active.id);
    const column = String(now?.id ?? "");
    // Until the lift is drawn, every column seems to take the card.
    if (!lifted || !card || !column || column === told.current) return;
    told.current = column;
    speech.say(t(column === card.state ? "board.saidOwn" : "board.saidOver", { column: label(column) }));
  };
  const end = (begun: Event) => {
    letGo(begun);
    current.current = null;
    lift(null);
  };
  const onDragEnd = ({ active, over, activatorEvent }: DragEndEvent) => {
    end(activatorEvent);
    const card = cards.find((one) => one.id === active.id);
    if (!card) return;
    if (!over || over.id === card.state || !open.has(String(over.id))) {
      speech.say(t("board.saidBack", { name: board.called(card), column: label(card.state) }));
      return;
    }
    speech.say(t("board.saidDropped", { name: board.called(card), column: label(String(over.id)) }));
    drop(card, String(over.id));
  };
  const onDragCancel = ({ active, activatorEvent }: DragCancelEvent) => {
    end(activatorEvent);
    const card = cards.find((one) => one.id === active.id);
    if (card) speech.say(t("board.saidBack", { name: board.called(card), column: label(card.state) }));
  };
  return {
    card: lifted?.card ?? null,
    steps,
    reach: (state: string): Reach => {
      if (!lifted) return undefined;
      if (state === lifted.card.state) return "own";
      if (!lifted.steps) return "unknown";
      return open.has(state) ? "open" : "closed";
    },
    context: {
      sensors,
      collisionDetection: under,
      autoScroll,
      onDragStart,
      onDragOver,
      onDragEnd,
      onDragCancel,
      accessibility: {
        announcements: silent, // the board speaks for itself, about what only it knows
        restoreFocus: false,
        screenReaderInstructions: { draggable: t("board.instructions") },
      },
    },
  };
}
