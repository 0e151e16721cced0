import { useQueryClient } from "@tanstack/react-query";
import type { Task } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { useBasis } from "@/shared/api/useBasis";

export type Wish = {
  unit: number;
  mode: Task["partners"][number]["mode"];
  part_product: string;
  part_due_on: string | null;
};

/** Replace the list of partners, unless somebody changed the task since it was opened. */
export function usePartners(task: Task, onDone: () => void) {
  const queries = useQueryClient();
  const act = useAct<Task>((changed) => {
    queries.setQueryData(["task", task.id], changed);
    for (const queryKey of [["work"], ["plan"], ["activity"]]) void queries.invalidateQueries({ queryKey });
    onDone();
  });
  const [seen, see] = useBasis(task.version, act.problem);
  return {
    ...act,
    see,
    mutate: (list: { items: Wish[]; reason: string }) =>
      act.mutate({ path: `tasks/${task.id}/partners`, body: list, ifMatch: `"v${seen}"` }),
  };
}
