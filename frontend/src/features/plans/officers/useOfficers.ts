import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { act } from "@/shared/api/client";
import type { NamedOfficers } from "@/shared/api/types";
import { problemOf } from "@/shared/api/useAct";
import { uuid7 } from "@/shared/api/uuid";
import type { SentCell } from "./changes";

export type Saved = { cells: number; done: number; refused: NamedOfficers["refused"] };

/** Send the cells, and again while the server has tasks left over; each request has its own key, kept until answered. */
export function useOfficers(planId: string, onSaved: () => void) {
  const queries = useQueryClient();
  const attempt = useRef<{ body: string; key: string } | null>(null);
  const [progress, setProgress] = useState<{ done: number; left: number } | null>(null);
  const mutation = useMutation({
    mutationFn: async (cells: SentCell[]): Promise<Saved> => {
      const body = JSON.stringify(cells);
      const refused = new Map<string, NamedOfficers["refused"][number]>();
      let done = 0;
      for (;;) {
        if (attempt.current?.body !== body) attempt.current = { body, key: uuid7() };
        const answer = await act<NamedOfficers>({
          path: `plans/${planId}/officers`,
          body: { cells },
          key: attempt.current.key,
        });
        attempt.current = null;
        done += answer.done.length;
        for (const task of answer.refused) refused.set(task.id, task);
        setProgress({ done, left: answer.left });
        // Refused tasks come first again, so without a new one done the rest would never be reached.
        if (!answer.left || !answer.done.length)
          return { cells: cells.length, done, refused: [...refused.values()] };
      }
    },
    onSuccess: async () => {
      for (const queryKey of [["plans"], ["work"], ["activity"], ["readiness"]])
        void queries.invalidateQueries({ queryKey });
      await queries.invalidateQueries({ queryKey: ["plan", planId] });
      onSaved();
    },
    onSettled: () => setProgress(null),
  });
  return { ...mutation, progress, problem: problemOf(mutation.error) };
}
