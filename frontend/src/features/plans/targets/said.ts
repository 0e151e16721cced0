import type { Plan } from "@/shared/api/types";

type Objective = Plan["objectives"][number];

/** One a line. */
export const asLines = (objectives: Objective[], area: Objective["area"]): string =>
  objectives
    .filter((one) => one.area === area)
    .map((one) => one.text)
    .join("\n");

/** What was typed, a line each, as objectives of that area. */
export const fromLines = (text: string, area: Objective["area"]): Objective[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ area, text: line }));
