import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { act } from "@/shared/api/client";
import { taskQuery } from "@/shared/api/queries";
import type { Task } from "@/shared/api/types";
import { uuid7 } from "@/shared/api/uuid";
import { Attend } from "@/shared/attention/Attend";
import { Comments } from "@/shared/comments/Comments";
import { useLooking } from "@/shared/live/presence";
import { Hints } from "@/shared/signals/Hints";
import { TaskBadges, TaskCore } from "@/shared/task/TaskCore";
import { TaskTickets } from "@/shared/task/TaskTickets";
import { Crumbs } from "@/shared/ui/Page";
import { FailedPage, Loading } from "@/shared/ui/states";
import { CopyTask } from "./CopyTask";
import { Facts } from "./Facts";
import { History } from "./History";

export function TaskPage() {
  const { t } = useTranslation();
  const { taskId } = useParams({ from: "/shell/tasks/$taskId" });
  const task = useQuery(taskQuery(taskId));
  const loaded = task.data?.id;
  useLooking(loaded && `task:${loaded}`);
  useEffect(() => {
    // Opening is seeing: recorded once, for those responsible; nothing on the page waits for it.
    if (loaded) void act({ path: `tasks/${loaded}/seen`, body: {}, key: uuid7() }).catch(() => undefined);
  }, [loaded]);
  if (task.isPending)
    return (
      <div className="page">
        <Loading rows={5} height={120} />
      </div>
    );
  if (task.error) return <FailedPage error={task.error} retry={() => void task.refetch()} />;
  return (
    <div className="page task-page">
      <Crumbs
        title={task.data.title}
        back={
          task.data.line
            ? { to: "/plans/$planId", params: { planId: task.data.line.plan_id }, search: {} }
            : { to: "/work", search: {} }
        }
      >
        <Path task={task.data} />
      </Crumbs>
      <div className="stack task-main">
        <TaskBadges task={task.data}>
          {task.data.representation === "outer" && <span className="chip-small">{t("task.readOnly")}</span>}
          <Attend about={{ type: "task", id: task.data.id }} />
        </TaskBadges>
        <h1>{task.data.title}</h1>
        <Hints record={task.data.id} />
        <TaskCore task={task.data} />
        <TaskTickets task={taskId} />
        <Comments about={{ type: "task", id: taskId }} />
        <History taskId={taskId} />
      </div>
      <Facts task={task.data}>
        <CopyTask task={task.data} />
      </Facts>
    </div>
  );
}

function Path({ task }: { task: Task }) {
  const { t } = useTranslation();
  return (
    <>
      <Link to={task.line ? "/plans" : "/work"} search={{}} className="desk">
        {t(task.line ? "nav.plans" : "nav.work")}
      </Link>
      {task.line && (
        <Link to="/plans/$planId" params={{ planId: task.line.plan_id }} search={{}} className="desk">
          {task.line.plan_number}
        </Link>
      )}
      {task.line && <span className="desk">{task.line.area_title}</span>}
      <b>{task.line ? `${t("plans.task")} ${task.line.no}` : t("task.unplanned")}</b>
    </>
  );
}
