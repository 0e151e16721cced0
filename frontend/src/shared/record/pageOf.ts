/** Records with a page of their own. */
export type Paged = "task" | "order" | "ticket" | "report" | "reply" | "inspection" | "plan" | "document";

/** Where the page of a record is. */
export function pageOf({ kind, id }: { kind: Paged; id: string }) {
  switch (kind) {
    case "task":
      return { to: "/tasks/$taskId", params: { taskId: id } } as const;
    case "order":
      return { to: "/orders/$orderId", params: { orderId: id }, search: {} } as const;
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
    case "document":
      return { to: "/documents/$documentId", params: { documentId: id } } as const;
  }
}
