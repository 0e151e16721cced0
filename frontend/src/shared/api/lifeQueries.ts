import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type {
  Criteria,
  FindingGroups,
  ReportGroups,
  SeverityTable,
  TaskTickets,
  TicketActions,
  TicketCourse,
  TicketExtensionLedger,
  TicketRelations,
} from "./types";

// Below the key of their record, so that what moves it moves them.
export const actionsQuery = (ticket: string) =>
  queryOptions({
    queryKey: ["ticket", ticket, "actions"],
    queryFn: () => get<TicketActions>(`tickets/${ticket}/actions`),
  });
export const courseQuery = (ticket: string) =>
  queryOptions({
    queryKey: ["ticket", ticket, "course"],
    queryFn: () => get<TicketCourse>(`tickets/${ticket}/course`),
  });
export const relationsQuery = (ticket: string) =>
  queryOptions({
    queryKey: ["ticket", ticket, "links"],
    queryFn: () => get<TicketRelations>(`tickets/${ticket}/links`),
  });
export const taskTicketsQuery = (task: string) =>
  queryOptions({
    queryKey: ["task", task, "tickets"],
    queryFn: () => get<TaskTickets>(`tasks/${task}/tickets`),
  });
export const criteriaQuery = queryOptions({
  queryKey: ["criteria"],
  queryFn: () => get<Criteria>("criteria"),
  staleTime: Number.POSITIVE_INFINITY,
});
export const findingGroupsQuery = (inspection: string) =>
  queryOptions({
    queryKey: ["inspection", inspection, "groups"],
    queryFn: () => get<FindingGroups>(`inspections/${inspection}/groups`),
  });
export const reportGroupsQuery = (report: string) =>
  queryOptions({
    queryKey: ["report", report, "groups"],
    queryFn: () => get<ReportGroups>(`remediation-reports/${report}/groups`),
  });
export const severitiesQuery = (body: number, programme = "") =>
  queryOptions({
    queryKey: ["severities", body, programme],
    queryFn: () => get<SeverityTable>(`bodies/${body}/severities`, programme ? { programme } : {}),
  });
export type TicketLedgerFilter = { state?: string; cause?: string; year?: string };
export const ticketExtensionsQuery = (filter: TicketLedgerFilter) =>
  infiniteQueryOptions({
    queryKey: ["ticket-extensions", filter],
    queryFn: ({ pageParam }) =>
      get<TicketExtensionLedger>("ticket-extensions", { ...filter, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (kept) => kept,
    staleTime: 0,
  });
