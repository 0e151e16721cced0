import { useQueryClient } from "@tanstack/react-query";
import type { TicketActions } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";

/** An act on the list, answered with the list. */
export function useActions(ticket: string, onDone: () => void = () => undefined) {
  const queries = useQueryClient();
  return useAct<TicketActions>((answer) => {
    queries.setQueryData(["ticket", ticket, "actions"], answer);
    void queries.invalidateQueries({ queryKey: ["events"] });
    onDone();
  });
}
