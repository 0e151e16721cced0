import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { act } from "./client";
import { ApiProblem } from "./problem";
import { useOnce } from "./useOnce";
import { uuid7 } from "./uuid";

export const problemOf = (error: unknown): ApiProblem | null =>
  error instanceof ApiProblem ? error : error ? new ApiProblem(500, {}) : null;

type Sent = { path: string; body: Record<string, unknown>; ifMatch?: string; method?: "POST" | "PUT" };

/** Carry an act in. Where somebody was faster, what the page shows is asked for anew: nothing else may tell of it. Key and new id stay the same until it is answered, so that sending the same again never does it twice. */
export function useAct<T>(onDone: (answer: T, sent: Sent, id: string) => void) {
  const queries = useQueryClient();
  const attempt = useRef<{ sent: string; key: string; id: string } | null>(null);
  const mutation = useMutation({
    mutationFn: async ({ withId, ...sent }: Sent & { withId?: boolean }) => {
      const text = JSON.stringify(sent);
      if (attempt.current?.sent !== text) attempt.current = { sent: text, key: uuid7(), id: uuid7() };
      const { key, id } = attempt.current;
      const answer = await act<T>({ ...sent, body: withId ? { id, ...sent.body } : sent.body, key });
      attempt.current = null;
      return { answer, id };
    },
    onSuccess: ({ answer, id }, sent) => onDone(answer, sent, id),
    onError: (error) => {
      if (problemOf(error)?.stale) void queries.invalidateQueries();
    },
  });
  return { ...mutation, mutate: useOnce(mutation.mutate), problem: problemOf(mutation.error) };
}
