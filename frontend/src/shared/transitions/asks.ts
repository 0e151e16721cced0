import type { Transition } from "@/shared/api/types";

/** "…" promises a question, also when its answer may be left out. */
export const asks = (transition: Transition): boolean =>
  transition.label.endsWith("…") || transition.needs.some((need) => need.required);
