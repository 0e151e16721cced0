import { useEffect, useRef, useSyncExternalStore } from "react";
import type { Transition } from "@/shared/api/types";

/** What may be done with the record that is open: its buttons say so, and the palette lists it. */
export type Offer = { title: string; enabled: Transition[]; ask: (transition: Transition) => void };

let standing: { current: Offer }[] = [];
const listeners = new Set<() => void>();
const set = (next: typeof standing) => {
  standing = next;
  for (const listener of listeners) listener();
};

/** Offers these acts as long as the buttons stand. */
export function useOffer(offer: Offer | null): void {
  const latest = useRef<Offer>(offer ?? { title: "", enabled: [], ask: () => undefined });
  if (offer) latest.current = offer;
  const there = Boolean(offer?.enabled.length);
  useEffect(() => {
    if (!there) return;
    set([...standing, latest]);
    return () => set(standing.filter((one) => one !== latest));
  }, [there]);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const last = () => standing.at(-1);

/** The acts of the record that was opened last. */
export const useOffered = (): Offer | undefined => useSyncExternalStore(subscribe, last)?.current;
