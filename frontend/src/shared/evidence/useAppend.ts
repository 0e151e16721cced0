import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { act } from "@/shared/api/client";
import { ApiProblem } from "@/shared/api/problem";
import { uuid7 } from "@/shared/api/uuid";
import type { Moved } from "@/shared/transitions/useTransition";

/** Append something to a record, which is the answer: same id and key until then, so that nothing is written twice. */
export function useAppend(path: string, record: Moved, onDone: () => void) {
  const queries = useQueryClient();
  const attempt = useRef<{ id: string; key: string; body: string } | null>(null);
  const mutation = useMutation({
    mutationFn: (values: Record<string, unknown>) => {
      const body = JSON.stringify(values);
      if (attempt.current?.body !== body) attempt.current = { id: uuid7(), key: uuid7(), body };
      const { id, key } = attempt.current;
      return act({ path, body: { id, ...values }, key });
    },
    onSuccess: (answer) => {
      attempt.current = null;
      queries.setQueryData([record.type, record.id], answer);
      for (const queryKey of [["work"], ["plan"], ["ticket"], ["activity"], ["recent-proofs"]])
        void queries.invalidateQueries({ queryKey });
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
