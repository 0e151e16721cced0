import type { DecisionCard } from "@/shared/api/types";

/** Where the whole record stands. */
export function placeOf({ kind, id }: Pick<DecisionCard, "kind" | "id">) {
  switch (kind) {
    case "ticket":
      return { to: "/tickets/$ticketId", params: { ticketId: id } } as const;
    case "report":
      return { to: "/remediation-reports/$reportId", params: { reportId: id } } as const;
    case "reply":
      return { to: "/replies/$replyId", params: { replyId: id } } as const;
    case "inspection":
      return { to: "/inspections/$inspectionId", params: { inspectionId: id } } as const;
    case "plan":
      return { to: "/plans/$planId", params: { planId: id }, search: {} } as const;
    default:
      return { to: "/tasks/$taskId", params: { taskId: id } } as const;
  }
}
