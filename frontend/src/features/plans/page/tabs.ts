/** The parts of a plan's page, as its address names them. */
export type PlanTab =
  | "targets"
  | "coverage"
  | "changes"
  | "corrections"
  | "clarity"
  | "officers"
  | "closing"
  | "history";
export const PLAN_TABS: PlanTab[] = [
  "targets",
  "coverage",
  "changes",
  "corrections",
  "clarity",
  "officers",
  "closing",
  "history",
];
