import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { act } from "@/shared/api/client";
import { ApiProblem } from "@/shared/api/problem";
import type { Task } from "@/shared/api/types";
import { uuid7 } from "@/shared/api/uuid";

/** Append something to a task: same id and key until it was answered, so that nothing is written twice. */
export function useAppend(taskId: string, what: "progress" | "evidence", onDone: () => void) {
  const queries = useQueryClient();
  const attempt = useRef<{ id: string; key: string; body: string } | null>(null);
  const mutation = useMutation({
    mutationFn: (values: Record<string, unknown>) => {
      const body = JSON.stringify(values);
      if (attempt.current?.body !== body) attempt.current = { id: uuid7(), key: uuid7(), body };
      const { id, key } = attempt.current;
      return act<Task>({ path: `tasks/${taskId}/${what}`, body: { id, ...values }, key });
    },
    onSuccess: (task) => {
      attempt.current = null;
      queries.setQueryData(["task", taskId], task);
      for (const queryKey of [["work"], ["plan"], ["activity"]]) void queries.invalidateQueries({ queryKey });
      onDone();
    },
  });
  const problem =
    mutation.error instanceof ApiProblem ? mutation.error : mutation.error ? new ApiProblem(500, {}) : null;
  return {
    ...mutation,
    problem,
    fieldError: (name: string) => problem?.errors.find((e) => e.field.startsWith(name))?.message,
  };
}
