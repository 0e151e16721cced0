import { type KeyboardEvent, useCallback, useState } from "react";
import { beside, type Placed } from "./moves";

const WAYS: Record<string, "up" | "down" | "left" | "right"> = {
  j: "down",
  k: "up",
  h: "left",
  l: "right",
  ArrowDown: "down",
  ArrowUp: "up",
  ArrowLeft: "left",
  ArrowRight: "right",
};

const cardAt = (target: EventTarget): string | null =>
  (target as HTMLElement).closest("[data-card]")?.getAttribute("data-card") ?? null;

/** J K H L and the arrows walk the cards, M opens the menu of one; silent while a card is in the hand. */
export function useBoardKeys<C extends Placed>(columns: string[], cards: C[], lifted: boolean) {
  const [wanted, want] = useState<string | null>(null);
  const [at, setAt] = useState<string | null>(null);
  const [menu, openMenu] = useState<string | null>(null);
  const reached = useCallback(() => want(null), []);
  const go = (id: string) => {
    setAt(id);
    want(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const id = cardAt(event.target);
    if (lifted || !id || event.ctrlKey || event.metaKey || event.altKey) return;
    const way = WAYS[event.key];
    if (way) {
      event.preventDefault();
      const next = beside(columns, cards, id, way);
      if (next) go(next.id);
    } else if (event.key === "m") {
      event.preventDefault();
      openMenu(id);
    }
  };
  return { wanted, reached, at, go, menu, openMenu, onKeyDown };
}
