import { defaultRangeExtractor, type Range } from "@tanstack/react-virtual";
import { type RefObject, useLayoutEffect, useState } from "react";

/** Guesses, in pixels; what is drawn is measured. */
export const HEIGHTS = { card: 168, compact: 84, lane: 40 };

/** What is looked at, and these besides wherever they are: the card in the hand must stay in the page, since a finger's moves
 * are told to the element it came down on. */
export const keeping =
  (...always: number[]) =>
  (range: Range): number[] => {
    const drawn = defaultRangeExtractor(range);
    const more = always.filter((index) => index >= 0 && index < range.count && !drawn.includes(index));
    return more.length ? [...drawn, ...more].sort((a, b) => a - b) : drawn;
  };

/** How far below the start of what scrolls a list begins; 0 where it scrolls itself. */
export function useMargin(
  scroller: RefObject<HTMLElement | null> | undefined,
  list: RefObject<HTMLElement | null>,
): number {
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const outer = scroller?.current;
    if (!outer || !list.current) return;
    const top =
      list.current.getBoundingClientRect().top - outer.getBoundingClientRect().top + outer.scrollTop;
    setMargin(Math.round(top));
  }); // what stands above it may grow at any drawing; the same number draws nothing anew
  return margin;
}
