import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { meQuery, taskBoardQuery, taskQuery } from "@/shared/api/queries";
import { toneOfState } from "@/shared/ui/badges";
import type { TaskFilter } from "./filter";
import { readTaskCards } from "./read";
import { STATE_ICONS } from "./states";

export const ENDED = new Set(["COMPLETED", "CANCELLED", "VOIDED"]);

/** The tasks that a filter leaves, all at once, as board, timeline and calendar draw them. */
export function useTaskBoard(filter: TaskFilter) {
  const queries = useQueryClient();
  const query = useQuery(taskBoardQuery(filter));
  const own = useQuery(meQuery).data?.body?.id;
  const data = query.data;
  const cards = useMemo(() => (data ? readTaskCards(data.board, own) : []), [data, own]);
  const columns = useMemo(
    () =>
      (data?.board.columns ?? []).map((column) => ({
        ...column,
        tone: toneOfState(column.state),
        icon: STATE_ICONS[column.state],
        folds: ENDED.has(column.state),
      })),
    [data],
  );
  const stepsOf = useCallback(
    async (id: string) => (await queries.fetchQuery(taskQuery(id))).transitions,
    [queries],
  );
  return { query, cards, columns, stepsOf, view: data?.view ?? "", calendar: data?.board };
}

export type Drawn = ReturnType<typeof useTaskBoard>;
