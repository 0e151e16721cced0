import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Plan } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";

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
    void queries.invalidateQueries({ queryKey: ["plan", plan.id] });
  });
  const save = (edit: Edit, done: () => void = () => {}) =>
    act.mutate(
      { path: `plans/${plan.id}/edits`, body: { items: [edit] }, ifMatch: `"v${plan.version}"` },
      {
        onSuccess: done,
        onError: (error) => {
          void queries.invalidateQueries({ queryKey: ["plan", plan.id] });
          notifications.show({
            color: "son",
            title: t("editing.failed"),
            message: error.message,
            autoClose: false,
          });
        },
      },
    );
  return { save, busy: act.isPending };
}
