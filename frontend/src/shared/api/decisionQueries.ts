/** What awaits the reader's decision. Queue and cards come in one answer; a card lies under its record, whose changes the live link
 * tells. */
import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { Awaiting, DecisionCard, Decisions } from "./types";

export const nameOf = ({ kind, id }: Pick<Awaiting, "kind" | "id">): string => `${kind}:${id}`;

/** `at`: what a tapped link names, `task:<id>`; it comes with the queue. */
export const decisionsQuery = (at: string | undefined) =>
  queryOptions({ queryKey: ["work", "decisions", at], queryFn: () => get<Decisions>("decisions", { at }) });

const askCard = async (name: string): Promise<DecisionCard | null> =>
  (await get<Decisions>("decisions", { at: name })).cards[0] ?? null;

/** The card as it is now, put where its page looks for it: what it was told before does not count any more. */
export async function cardAnew(queries: QueryClient, name: string): Promise<void> {
  queries.setQueryData([...name.split(":"), "card"], await askCard(name));
}

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
    queryFn: () => askCard(nameOf(row)),
    initialData: came?.card,
    initialDataUpdatedAt: came?.at,
  });
};
