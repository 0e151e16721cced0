import { useTranslation } from "react-i18next";
import type { Task } from "@/shared/api/types";
import { Flags, StateBadge, TimelinessBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { CallToAct } from "./CallToAct";
import { EvidencePanel } from "./EvidencePanel";
import { Held } from "./Held";
import { ProgressPanel } from "./ProgressPanel";
import { Route } from "./Route";

/** Badges of a task: what step, how late, what else. */
export function TaskBadges({ task }: { task: Task }) {
  return (
    <p className="badges">
      <StateBadge state={task.state} returned={task.returned} />
      <TimelinessBadge value={task.timeliness} kind={task.due.kind} state={task.state} />
      <Flags row={task} />
    </p>
  );
}

/** What is waiting, the way of the result, who held it, progress and evidence: the same in the preview and on the page. */
export function TaskCore({ task, compact = false }: { task: Task; compact?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <TaskBadges task={task} />
      {compact && (
        <p className="small dim">
          {task.due.on ? t("work.due", { date: showDate(task.due.on) }) : task.due.printed}
          {task.product && ` · ${task.product}`}
        </p>
      )}
      <CallToAct task={task} />
      <Route task={task} vertical={compact} />
      <Held task={task} />
      <EvidencePanel task={task} />
      <ProgressPanel task={task} />
    </div>
  );
}
