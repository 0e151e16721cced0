import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { act } from "@/shared/api/client";
import { ApiProblem } from "@/shared/api/problem";
import type { Task } from "@/shared/api/types";
import { useBasis } from "@/shared/api/useBasis";
import { uuid7 } from "@/shared/api/uuid";

export type Wish = {
  unit: number;
  mode: Task["partners"][number]["mode"];
  part_product: string;
  part_due_on: string | null;
};

/** Replace the list of partners, unless somebody changed the task since it was opened. */
export function usePartners(task: Task, onDone: () => void) {
  const queries = useQueryClient();
  const attempt = useRef<{ key: string; sent: string } | null>(null);
  const mutation = useMutation({
    mutationFn: ({ seen, ...list }: { items: Wish[]; reason: string; seen: number }) => {
      const ifMatch = `"v${seen}"`;
      const sent = JSON.stringify(list) + ifMatch;
      if (attempt.current?.sent !== sent) attempt.current = { key: uuid7(), sent };
      return act<Task>({
        path: `tasks/${task.id}/partners`,
        body: list,
        key: attempt.current.key,
        ifMatch,
      });
    },
    onSuccess: (changed) => {
      queries.setQueryData(["task", task.id], changed);
      for (const queryKey of [["work"], ["plan"], ["activity"]]) void queries.invalidateQueries({ queryKey });
      onDone();
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.moved)
        void queries.invalidateQueries({ queryKey: ["task", task.id] });
    },
  });
  const problem =
    mutation.error instanceof ApiProblem ? mutation.error : mutation.error ? new ApiProblem(500, {}) : null;
  const seen = useBasis(task.version, problem);
  return {
    ...mutation,
    problem,
    mutate: (list: { items: Wish[]; reason: string }) => mutation.mutate({ ...list, seen }),
  };
}
