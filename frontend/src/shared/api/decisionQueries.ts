/** What awaits the reader's decision. Queue and cards come in one answer; a card lies under its record, whose changes the live link
 * tells. */
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { Awaiting, DecisionCard, Decisions } from "./types";

export const nameOf = ({ kind, id }: Pick<Awaiting, "kind" | "id">): string => `${kind}:${id}`;

/** `at`: what a tapped link names, `task:<id>`; it comes with the queue. */
export const decisionsQuery = (at: string | undefined) =>
  queryOptions({ queryKey: ["work", "decisions", at], queryFn: () => get<Decisions>("decisions", { at }) });

/** One card; null when it waits no longer. What came with a queue is not asked for again. */
export const cardQuery = (queries: QueryClient, row: Pick<Awaiting, "kind" | "id">) => {
  const came = queries
    .getQueryCache()
    .findAll({ queryKey: ["work", "decisions"] })
    .flatMap(({ state }) => {
      const answer = state.data as Decisions | undefined;
      const card = answer?.cards.find((one) => one.id === row.id);
      return card ? [{ card, at: state.dataUpdatedAt }] : [];
    })
    .sort((a, b) => b.at - a.at)[0];
  return queryOptions<DecisionCard | null>({
    queryKey: [row.kind, row.id, "card"],
    queryFn: async () => (await get<Decisions>("decisions", { at: nameOf(row) })).cards[0] ?? null,
    initialData: came?.card,
    initialDataUpdatedAt: came?.at,
  });
};
