import type { Start } from "@/shared/api/types";

export type Step = 1 | 2 | 3 | 4 | 5;
export const STEPS: Step[] = [1, 2, 3, 4, 5];

/** Whether a step is done: what it asks for is there. */
export function done({ body, steps }: Start, step: Step): boolean {
  if (!body || !steps) return false;
  if (step === 1) return true;
  if (step === 2) return steps.units > 0;
  if (step === 3) return steps.people > 1 && steps.waiting === 0;
  if (step === 4) return steps.standing_office !== null;
  return steps.plan !== null && steps.plan.unnamed === 0;
}

/** Whether a step has been begun: people without a password yet, a plan without all its officers. */
export const begun = (start: Start, step: Step): boolean =>
  done(start, step) ||
  (step === 3 && (start.steps?.people ?? 0) > 1) ||
  (step === 5 && start.steps?.plan !== null && start.steps !== null);

/** Where to go on: the first step that was not begun; all begun, the last. */
export const firstOpen = (start: Start): Step => STEPS.find((step) => !begun(start, step)) ?? 5;
