import type { TicketCard } from "./read";

/** The column of the wall that a ticket stands in: what is done is in the summary, what came back stands apart. */
export function columnOf(card: TicketCard): "open" | "working" | "waiting" | "returned" | null {
  if (card.state === "OPEN") return "open";
  if (card.state === "REPORTED" || card.state === "VERIFYING") return "waiting";
  if (card.state === "PLAN_REVIEW" || card.state === "IN_PROGRESS")
    return card.returned > 0 ? "returned" : "working";
  return null;
}
