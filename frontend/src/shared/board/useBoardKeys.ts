import { type FocusEvent, type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { inForce, useInForce } from "../ui/keysInForce";
import { bare } from "../ui/useListKeys";
import { beside, type Lane, type Way } from "./lanes";
import type { Placed } from "./moves";

const WAYS: Record<string, Way> = {
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

/** J K H L and the arrows walk the cards, M opens the menu of one; silent while a card is in the hand. From elsewhere on the page
 * the letters come to the card that was left last, else to the first. A card that is moved otherwise, by an undo or by others,
 * keeps the focus it had. */
export function useBoardKeys<C extends Placed>(states: string[], lanes: Lane<C>[]) {
  useInForce("keys.cards", "keys.lift", "board.moveTo");
  const [wanted, want] = useState<string | null>(null);
  const [at, setAt] = useState<string | null>(null);
  const [menu, openMenu] = useState<string | null>(null);
  const reached = useCallback(() => want(null), []);
  const focused = useRef<string | null>(null); // what is drawn anew elsewhere loses the focus without a word
  useEffect(() => {
    if (lanes && focused.current && document.activeElement === document.body) want(focused.current);
  }, [lanes]);
  const go = (id: string) => {
    setAt(id);
    want(id);
  };
  const enter = useRef((_: globalThis.KeyboardEvent) => {});
  enter.current = (event) => {
    const away = bare(event) && !menu && !cardAt(event.target as HTMLElement) && !inForce("keys.leaf");
    if (!away || !/^[jkhl]$/.test(event.key)) return;
    const cards = lanes.flatMap(({ cells }) => states.flatMap((state) => cells.get(state) ?? []));
    const card = cards.find(({ id }) => id === at) ?? cards[0];
    if (card) go(card.id);
  };
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => enter.current(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const id = cardAt(event.target);
    const lifted = (event.target as HTMLElement).closest(".card-lifted") !== null;
    if (lifted || !id || event.ctrlKey || event.metaKey || event.altKey) return;
    const way = WAYS[event.key];
    if (way) {
      event.preventDefault();
      const next = beside(states, lanes, id, way);
      if (next) go(next.id);
    } else if (event.key === "m") {
      event.preventDefault();
      event.stopPropagation(); // the menu takes a key outside it for a wish to close it
      openMenu(id);
    }
  };
  /** Opens the menu of a card, or closes it and gives the focus back. */
  const openMenuOf = (id: string | null) => {
    if (id === null && menu) go(menu);
    openMenu(id);
  };
  const events = {
    onKeyDown,
    onFocus: (event: FocusEvent) => {
      focused.current = cardAt(event.target);
    },
    onBlur: () => {
      focused.current = null;
    },
  };
  return { wanted, reached, at, go, menu, openMenu: openMenuOf, events };
}
