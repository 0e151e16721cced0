import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { ticketBoardQuery, ticketQuery } from "@/shared/api/inspectionQueries";
import { meQuery } from "@/shared/api/queries";
import type { TicketBoard } from "@/shared/api/types";
import { TICKET_STATES } from "@/shared/ui/TicketBadge";
import { readCards, whole } from "./read";

const ENDED = new Set(["CLOSED", "PASSED_UP"]);

/** The answer of the server as columns and cards; what may be done with one is asked when somebody turns to it. */
export function useTicketBoard(data: { board: TicketBoard; view: string } | undefined) {
  const queries = useQueryClient();
  const own = useQuery(meQuery).data?.body?.id;
  const stepsOf = useCallback(
    async (id: string) => (await queries.fetchQuery(ticketQuery(id))).transitions,
    [queries],
  );
  const cards = useMemo(() => (data ? readCards(data.board, own) : []), [data, own]);
  const columns = useMemo(
    () =>
      (data?.board.columns ?? [])
        .filter((column) => column.state !== "PASSED_UP" || column.count > 0)
        .map((column) => {
          const [tone, icon] = TICKET_STATES[column.state];
          return { ...column, tone, icon, folds: ENDED.has(column.state) };
        }),
    [data],
  );
  return { columns, cards, stepsOf, own, view: data?.view ?? "" };
}

/** The whole board beside a narrowed one; `here` when what is shown is the whole already. */
export function useWhole(here: TicketBoard | undefined) {
  const query = useQuery({ ...ticketBoardQuery({}), enabled: !here });
  const board = here ?? query.data?.board;
  return useMemo(() => (board ? whole(board) : undefined), [board]);
}
