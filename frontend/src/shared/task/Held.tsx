import { useTranslation } from "react-i18next";
import type { Task } from "@/shared/api/types";
import { BallBar } from "@/shared/ui/BallBar";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";

export function Held({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { held } = task;
  if (!held.segments.length) return null;
  return (
    <Panel
      title={t("task.held")}
      aside={t("task.heldTotal", {
        from: showDate(held.from),
        to: showDate(held.to),
        count: held.total_days,
      })}
    >
      <BallBar segments={held.segments} />
    </Panel>
  );
}
