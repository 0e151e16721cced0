import { expect, test } from "vitest";
import { standingOf } from "./standing";

test.each([
  [null, null, "coming"],
  ["COMPLETED", "EARLY", "onTime"],
  ["COMPLETED", "ON_TIME", "onTime"],
  ["COMPLETED", "LATE", "late"],
  ["SUBMITTED", "LATE", "waiting"],
  ["ASSIGNED", "OVERDUE", "missing"],
  ["IN_PROGRESS", "DUE_SOON", "open"],
  ["ON_HOLD", "WITHIN", "open"],
  ["VOIDED", "NO_DUE", "stopped"],
] as const)("a period that is %s and %s stands %s", (state, klass, standing) => {
  expect(standingOf({ state, class: klass })).toBe(standing);
});
