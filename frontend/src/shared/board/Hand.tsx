import { useDraggable } from "@dnd-kit/core";
import { type ReactNode, type SyntheticEvent, useLayoutEffect, useRef, useState } from "react";
import type { Placed } from "./moves";

/** What is said of lifting a card stands in an element of this name. */
export const LIFTING = "board-lifting";

/** The hand over a board: one handle for all cards, held to the one that is pressed or has the focus, since a handle of its own
 * for each of many cards would draw them all anew with every card that is lifted. */
export function Hand<C extends Placed>({
  cards,
  disabled,
  children,
}: {
  cards: C[];
  disabled: boolean;
  children: ReactNode;
}) {
  const [held, hold] = useState<string | null>(null);
  const here = useRef<HTMLDivElement>(null);
  const { active, listeners, setNodeRef, setActivatorNodeRef } = useDraggable({
    id: held ?? "",
    data: { state: cards.find((card) => card.id === held)?.state },
    disabled: disabled || held === null,
  });
  useLayoutEffect(() => {
    const card = here.current?.querySelector<HTMLElement>(`[data-card="${held}"]`) ?? null;
    setNodeRef(card);
    setActivatorNodeRef(card?.querySelector<HTMLElement>(".card-link") ?? null);
  }); // rows come and go as one scrolls
  const turn = (event: SyntheticEvent) => {
    if (active) return;
    hold((event.target as HTMLElement).closest("[data-card]")?.getAttribute("data-card") ?? null);
  };
  return (
    <div ref={here} className="hand" onPointerDownCapture={turn} onFocusCapture={turn} {...listeners}>
      {children}
    </div>
  );
}
