import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { NearTask, Task } from "@/shared/api/types";
import { StateBadge, TimelinessBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";

/** What hangs together with a task: where its result comes from or goes to, what it is a part of, the parts of partners. */
export function Pieces({ task }: { task: Task }) {
  const { t } = useTranslation();
  // Inner work names what it answers once, whichever way it is told.
  const told = task.relation === "OCCURRENCE" || task.answers.some((one) => one.id === task.whole?.id);
  const whole = told ? null : task.whole;
  const groups: [string, NearTask[]][] = [
    [t("pieces.answeredBy"), task.answered_by ? [task.answered_by] : []],
    [t("pieces.answers"), task.answers],
    [t(task.relation === "INNER" ? "pieces.wholeINNER" : "pieces.wholePART"), whole ? [whole] : []],
    [t("pieces.parts"), task.parts],
  ];
  const shown = groups.filter(([, tasks]) => tasks.length);
  if (!shown.length) return null;
  return (
    <Panel title={t("pieces.title")}>
      {shown.map(([name, tasks]) => (
        <section key={name} className="stack-tight" aria-label={name}>
          <p className="dim small">{name}</p>
          <ul className="list">
            {tasks.map((one) => (
              <Piece key={one.id} task={one} />
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  );
}

function Piece({ task }: { task: NearTask }) {
  const { t } = useTranslation();
  const ended = task.state === "CANCELLED" || task.state === "VOIDED";
  return (
    <li className="item">
      <div className="grow">
        <Link className="link break" to="/tasks/$taskId" params={{ taskId: task.id }} search={{}}>
          {task.title}
        </Link>
        <p className="item-facts">
          <StateBadge state={task.state} look="plain" />
          {!ended && <TimelinessBadge value={task.timeliness} kind="DATE" state={task.state} />}
          <span>
            {[
              task.giver && t("pieces.giver", { body: task.giver }),
              task.officer?.full_name,
              task.lead.short_name,
              task.due_on ? t("pieces.due", { date: showDate(task.due_on) }) : t("pieces.noDue"),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </p>
      </div>
    </li>
  );
}
