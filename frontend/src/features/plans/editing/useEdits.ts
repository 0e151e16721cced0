import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "@/shared/api/problem";
import type { Plan } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { faster } from "@/shared/live/said";
import { REFUSED } from "@/shared/ui/refused";

/** One edit of a draft's lines, as the API takes it. */
export type Edit = {
  line?: string;
  after?: string;
  drop?: true;
  title?: string;
  product?: string;
  lead?: number;
  partners?: number[];
  deadline?: string;
  area?: string;
  adopts?: string;
};

/** Saves edits of a draft one after the other; what could not be saved is told, and stays in its cell. */
export function useEdits(plan: Plan) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const act = useAct<Plan>((made) => {
    queries.setQueryData(["plan", plan.id], made);
  });
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const send = async (edit: Edit, done: () => void) => {
    const seen = queries.getQueryData<Plan>(["plan", plan.id]) ?? plan;
    const sent = { path: `plans/${plan.id}/edits`, body: { items: [edit] }, ifMatch: `"v${seen.version}"` };
    try {
      await act.mutateAsync(sent);
      // The cell is left when the page says what was saved, so that the old words never come back for a moment.
      await queries.invalidateQueries({ queryKey: ["plan", plan.id] });
      done();
    } catch (error) {
      void queries.invalidateQueries({ queryKey: ["plan", plan.id] });
      notifications.show({
        ...REFUSED,
        title: error instanceof ApiProblem && error.stale ? faster(error, t) : t("editing.failed"),
        message: error instanceof Error ? error.message : "",
      });
    }
  };
  const save = (edit: Edit, done: () => void = () => {}) => {
    last.current = last.current.then(() => send(edit, done));
  };
  return { save, busy: act.isPending };
}
