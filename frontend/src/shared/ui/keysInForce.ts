import { useEffect } from "react";

const held = new Map<string, number>();

/** Says of keys, by the name of what they do, that they act as long as this is on the page: the list of keys names these alone. */
export function useInForce(...names: (string | false)[]): void {
  const now = names.filter(Boolean).join(" ");
  useEffect(() => {
    const mine = now.split(" ").filter(Boolean);
    for (const name of mine) held.set(name, (held.get(name) ?? 0) + 1);
    return () => {
      for (const name of mine) held.set(name, (held.get(name) ?? 0) - 1);
    };
  }, [now]);
}

/** Whether a key that does this acts on the page as it stands. */
export const inForce = (name: string): boolean => (held.get(name) ?? 0) > 0;
