import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { Inspection, Inspections, Report, ReportSummary, Ticket, TicketBoard, Unit } from "./types";

export const ticketQuery = (id: string) =>
  queryOptions({ queryKey: ["ticket", id], queryFn: () => get<Ticket>(`tickets/${id}`) });
export type BoardFilter = {
  body?: string;
  unit?: string;
  inspection?: string;
  area?: string;
  severity?: string;
  escalation?: string;
  timeliness?: string;
  mine?: string;
  q?: string;
};
/** The answer with the question it answers: while another is asked the former stays on the screen. */
export const ticketBoardQuery = (filter: BoardFilter) =>
  queryOptions({
    queryKey: ["board", "ticket", filter],
    queryFn: async () => ({
      board: await get<TicketBoard>("boards/tickets", filter),
      view: JSON.stringify(filter),
    }),
    placeholderData: (kept) => kept,
  });
export const inspectionsQuery = queryOptions({
  queryKey: ["inspections"],
  queryFn: () => get<Inspections>("inspections"),
});
/** What narrows the list of inspections, as the address says it. */
export type InspectionFilter = {
  year?: string;
  kind?: string;
  state?: string;
  unit?: string;
  mine?: string;
  q?: string;
  from?: string;
  to?: string;
};
export const inspectionListQuery = (filter: InspectionFilter) =>
  queryOptions({
    queryKey: ["inspections", filter],
    queryFn: () => get<Inspections>("inspections", filter),
    placeholderData: (kept) => kept,
  });
export const inspectionQuery = (id: string) =>
  queryOptions({ queryKey: ["inspection", id], queryFn: () => get<Inspection>(`inspections/${id}`) });
export const reportsQuery = queryOptions({
  queryKey: ["reports"],
  queryFn: () => get<{ items: ReportSummary[] }>("remediation-reports"),
});
export const reportQuery = (id: string) =>
  queryOptions({ queryKey: ["report", id], queryFn: () => get<Report>(`remediation-reports/${id}`) });
/** Whom the reader's body inspects: the bodies below it, and its own units. */
export const inspectableQuery = queryOptions({
  queryKey: ["units", "inspectable"],
  queryFn: () => get<{ items: Unit[] }>("units", { body: "inspectable" }),
});
