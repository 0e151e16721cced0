import type { BoardFilter } from "@/shared/api/inspectionQueries";
import type { Look } from "@/shared/board/BoardTools";

export const TICKET_LANES = ["unit", "inspection", "area", "severity"] as const;
export type TicketLanes = (typeof TICKET_LANES)[number];

/** `ticket`: the one that is open beside the board; `column`: the one that a phone shows. */
export type BoardSearch = BoardFilter & Look & { lanes?: TicketLanes; ticket?: string; column?: string };

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value ? value : typeof value === "number" ? String(value) : undefined;

/** The address of the board as its page takes it: what it does not know is left out. */
export const boardSearch = (search: Record<string, unknown>): BoardSearch => ({
  body: text(search.body),
  unit: text(search.unit),
  inspection: text(search.inspection),
  area: text(search.area),
  severity: text(search.severity),
  escalation: text(search.escalation),
  timeliness: text(search.timeliness),
  mine: search.mine === true || search.mine === "true" ? "true" : undefined,
  q: text(search.q),
  lanes: TICKET_LANES.find((one) => one === search.lanes),
  card: search.card === "compact" ? "compact" : undefined,
  wall: search.wall === true || search.wall === 1 || search.wall === "true" ? true : undefined,
  ticket: text(search.ticket),
  column: text(search.column),
});

/** What narrows the board, without how it is drawn and what is open. */
export function filterOf(search: BoardSearch): BoardFilter {
  const { lanes: _l, card: _c, wall: _w, ticket: _t, column: _n, ...filter } = search;
  return filter;
}
