import { useState } from "react";
import type { ApiProblem } from "./problem";

/** Upon which version a form was filled in, whatever came since: the one that was there when it was opened or, of words kept on the
 * device, when they were `begun`. Once its writer was told that somebody was faster, sending again means the newest of then; so it
 * does once they took over what the other saved. */
export function useBasis<T extends string | number>(
  newest: T,
  problem: ApiProblem | null,
  begun = newest,
): [seen: T, see: (version: T) => void] {
  const [seen, see] = useState(begun);
  if (problem?.stale && seen !== newest) see(newest);
  return [seen, see];
}
