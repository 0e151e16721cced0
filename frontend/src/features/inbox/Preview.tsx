import { IconArrowsDiagonal } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { taskQuery } from "@/shared/api/queries";
import type { Task } from "@/shared/api/types";
import { TaskCore } from "@/shared/task/TaskCore";
import { Acts } from "@/shared/transitions/Acts";
import { Failed, Loading } from "@/shared/ui/states";

/** The chosen task beside the list, with everything needed to finish it here. */
export function Preview({ taskId }: { taskId: string | undefined }) {
  const { t } = useTranslation();
  return (
    <aside className="preview" aria-label={t("work.preview")}>
      {taskId ? <Chosen taskId={taskId} /> : <p className="dim preview-none">{t("work.choose")}</p>}
    </aside>
  );
}

function Chosen({ taskId }: { taskId: string }) {
  const task = useQuery(taskQuery(taskId));
  if (task.isPending)
    return (
      <div className="preview-body">
        <Loading rows={5} height={64} />
      </div>
    );
  if (task.error) return <Failed error={task.error} retry={() => void task.refetch()} />;
  return <Body task={task.data} />;
}

function Body({ task }: { task: Task }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="preview-body">
        <div className="preview-head">
          <span className="dim small">
            {task.line
              ? `${t("plans.task")} ${task.line.no} · ${task.line.plan_number}`
              : task.lead.short_name}
          </span>
          <Link
            to="/tasks/$taskId"
            params={{ taskId: task.id }}
            className="icon-button"
            aria-label={t("work.openPage")}
            title={t("work.openPage")}
          >
            <IconArrowsDiagonal size={16} stroke={1.75} aria-hidden />
          </Link>
        </div>
        <h2 className="preview-title">{task.title}</h2>
        <TaskCore task={task} compact />
      </div>
      {task.transitions.some((transition) => transition.enabled) && (
        <div className="preview-acts">
          <Acts transitions={task.transitions} subject={{ type: "task", id: task.id }} title={task.title} />
        </div>
      )}
    </>
  );
}
