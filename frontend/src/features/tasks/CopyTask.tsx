import { useTranslation } from "react-i18next";
import type { Task } from "@/shared/api/types";
import { CopyButton } from "@/shared/copying/CopyButton";
import { oneForZalo } from "@/shared/copying/zalo";

/** The task as a line for a conversation. */
export function CopyTask({ task }: { task: Task }) {
  const { t } = useTranslation();
  return (
    <CopyButton
      text={() =>
        oneForZalo(
          {
            id: task.id,
            title: task.title,
            unit: task.lead.short_name,
            due: task.due.on ?? task.due.printed,
            timeliness: task.timeliness,
            state: t(`state.${task.state}`),
          },
          t,
          window.location.origin,
        )
      }
    />
  );
}
