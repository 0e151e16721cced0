import type { Task } from "@/shared/api/types";

export type Standing = "onTime" | "late" | "missing" | "waiting" | "open" | "stopped" | "coming";

/** How a period of a regular task stands, in one word. */
export function standingOf({
  state,
  class: klass,
}: Pick<Task["periods"][number], "state" | "class">): Standing {
  if (!state) return "coming";
  if (state === "CANCELLED" || state === "VOIDED") return "stopped";
  if (state === "COMPLETED") return klass === "LATE" ? "late" : "onTime";
  if (state === "SUBMITTED") return "waiting";
  return klass === "OVERDUE" ? "missing" : "open";
}
