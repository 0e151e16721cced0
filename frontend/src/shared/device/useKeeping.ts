import { useEffect, useState, useSyncExternalStore } from "react";
import { Keeping, type Post, type View } from "./keeping";
import { useOpen, whenLocked } from "./lock";
import { Locked } from "./records";

/** One of each in a page, whatever of it shows it. */
const shared = new Map<string, Promise<Keeping>>();
whenLocked(() => {
  for (const one of shared.values())
    void one.then(
      (keeping) => keeping.close(),
      () => undefined,
    );
  shared.clear();
});

export type Opened =
  | { state: "opening" | "locked" | "broken"; keeping: null }
  | { state: "open"; keeping: Keeping };

/** What this person keeps of this inspection; locked until the passcode is typed. */
export function useKeeping(user: number | undefined, inspection: string, post: () => Post): Opened {
  const open = useOpen(user);
  const [opened, setOpened] = useState<Opened>({ state: "opening", keeping: null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `open` asks anew once the lock opened or closed; a post is the same for its place
  useEffect(() => {
    if (user === undefined) return;
    const place = `${user}:${inspection}`;
    let left = false;
    if (!shared.has(place)) shared.set(place, Keeping.open(user, inspection, post()));
    shared.get(place)?.then(
      (keeping) => !left && setOpened({ state: "open", keeping }),
      (error: unknown) => {
        shared.delete(place);
        if (!left) setOpened({ state: error instanceof Locked ? "locked" : "broken", keeping: null });
      },
    );
    return () => {
      left = true;
    };
  }, [user, inspection, open]);
  return opened;
}

/** What is kept, as it changes. */
export const useView = (keeping: Keeping): View => useSyncExternalStore(keeping.subscribe, keeping.snapshot);
