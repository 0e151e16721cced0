import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { InspectionReplies, Reply, TicketOpinion } from "./types";

export const replyQuery = (id: string) =>
  queryOptions({ queryKey: ["reply", id], queryFn: () => get<Reply>(`replies/${id}`) });
/** What the two sides of an inspection say to each other before and after the visit. */
export const repliesQuery = (inspection: string) =>
  queryOptions({
    queryKey: ["replies", inspection],
    queryFn: () => get<InspectionReplies>(`inspections/${inspection}/replies`),
  });
/** What the unit said of a ticket's finding while it was a draft. */
export const opinionQuery = (ticket: string) =>
  queryOptions({
    queryKey: ["replies", "ticket", ticket],
    queryFn: () => get<TicketOpinion>(`tickets/${ticket}/opinion`),
  });
