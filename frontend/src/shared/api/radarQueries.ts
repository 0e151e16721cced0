import { queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { LikelyRepeats, RecheckDraw, Rechecks, Repeats, Signals, TicketRechecks } from "./types";

/** Below the inspection's own key: whatever changes it asks for this anew as well. */
export const repeatsQuery = (inspection: string) =>
  queryOptions({
    queryKey: ["inspection", inspection, "repeats"],
    queryFn: () => get<Repeats>(`inspections/${inspection}/repeats`),
  });
export const likelyQuery = (inspection: string, typed: Record<string, string>) =>
  queryOptions({
    queryKey: ["likely", inspection, typed],
    queryFn: () =>
      get<LikelyRepeats>(
        `inspections/${inspection}/repeats/likely`,
        Object.fromEntries(Object.entries(typed).filter(([, value]) => value)),
      ),
    placeholderData: (kept) => kept,
    retry: false,
  });

export type RecheckFilter = { state?: string; year?: string };
/** Below the ticket's own key, as above. */
export const recheckQuery = (ticket: string) =>
  queryOptions({
    queryKey: ["ticket", ticket, "rechecks"],
    queryFn: () => get<TicketRechecks>(`tickets/${ticket}/rechecks`),
  });
export const rechecksQuery = (filter: RecheckFilter) =>
  queryOptions({
    queryKey: ["inspections", "rechecks", filter],
    queryFn: () => get<Rechecks>("rechecks", filter),
    placeholderData: (kept) => kept,
  });
export const drawQuery = (id: string) =>
  queryOptions({
    queryKey: ["draw", id],
    queryFn: () => get<RecheckDraw>(`rechecks/draws/${id}`),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The reader's own hints and those put to them; one answer for every place that shows them. */
export const signalsQuery = queryOptions({
  queryKey: ["signals"],
  queryFn: () => get<Signals>("signals"),
  staleTime: 60_000,
});
