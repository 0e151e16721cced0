import { useState } from "react";
import type { ApiProblem } from "./problem";

/** Upon which version a form was filled in: the one that was there when it was opened, whatever came since. Once its writer was told
 * that somebody was faster, sending again means the newest. */
export function useBasis<T>(newest: T, problem: ApiProblem | null): T {
  const [begun] = useState(newest);
  return problem?.stale ? newest : begun;
}
