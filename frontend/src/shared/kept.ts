/** What this device keeps of what is being typed. A device that keeps nothing (storage full or off, as inside some apps) says so, and
 * still has it for as long as the page stands. */
import { useSyncExternalStore } from "react";

const here = new Map<string, object>();
const listeners = new Set<() => void>();

/** Whether something that was typed is in this page alone, and goes with it. */
export const useUnkept = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => here.size > 0,
  );

export function kept<T extends object>(place: string, empty: T): T {
  const inPage = here.get(place) as Partial<T> | undefined;
  if (inPage) return { ...empty, ...inPage };
  try {
    return { ...empty, ...(JSON.parse(localStorage.getItem(place) ?? "{}") as Partial<T>) };
  } catch {
    return empty;
  }
}

/** null forgets the place. */
export function keep(place: string, value: object | null): void {
  here.delete(place);
  try {
    if (value === null) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(value));
  } catch {
    if (value) here.set(place, value);
  }
  for (const listener of listeners) listener();
}

/** What is left of a text once so much of it was sent: whatever was written on while that was under way. */
export const restOf = (text: string, sent: string): string =>
  text.trimStart().startsWith(sent) ? text.trimStart().slice(sent.length).trimStart() : text;
