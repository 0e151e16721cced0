import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { act } from "@/shared/api/client";
import { ApiProblem } from "@/shared/api/problem";
import type { Transition } from "@/shared/api/types";
import { useOnce } from "@/shared/api/useOnce";
import { uuid7 } from "@/shared/api/uuid";
import { askingOf, TRANSITION } from "@/shared/live/asking";
import { nameOffer } from "@/shared/undo/offers";

/** The record a transition moves; pages ask for it under `[type, id]`. */
export type Moved = {
  type: "task" | "plan" | "ticket" | "inspection" | "inspection_plan" | "report" | "reply";
  id: string;
};

/** What was done last is said once: one toast at a time, so that a phone's form is not covered. */
export const DONE = "done";

/** Carry one transition in. The key lives until the act is answered for good: a retry of any kind never does it twice. */
export function useTransition(
  transition: Transition,
  subject: Moved,
  onDone: (record: unknown) => void,
  onFailed?: (problem: ApiProblem) => void,
) {
  const queries = useQueryClient();
  const { t } = useTranslation();
  const key = useRef<{ body: string; key: string } | null>(null);
  const mutation = useMutation({
    mutationKey: TRANSITION,
    mutationFn: (body: Record<string, unknown>) => {
      const sent = JSON.stringify(body) + transition.if_match;
      if (key.current?.body !== sent) key.current = { body: sent, key: uuid7() };
      return act({
        path: transition.href,
        body,
        key: key.current.key,
        ifMatch: transition.if_match,
      });
    },
    onSuccess: (record) => {
      key.current = null;
      queries.setQueryData([subject.type, subject.id], record);
      askingOf(queries).moved(subject.type, subject.id);
      notifications.hide(DONE);
      const message = t("dialog.done", { label: transition.label.replace(/…$/, "") });
      if (!nameOffer(record, message)) notifications.show({ id: DONE, message, autoClose: 5000 });
      onDone(record);
    },
    onError: (error) => {
      const refused = error instanceof ApiProblem ? error : new ApiProblem(500, {});
      if (refused.moved) void queries.invalidateQueries({ queryKey: [subject.type, subject.id] });
      onFailed?.(refused);
    },
  });
  const problem =
    mutation.error instanceof ApiProblem ? mutation.error : mutation.error ? new ApiProblem(500, {}) : null;
  return {
    ...mutation,
    mutate: useOnce(mutation.mutate),
    problem,
    fieldError: (name: string) => problem?.errors.find((error) => error.field === name)?.message,
  };
}
