import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { OutlineArea, OutlineLine, TaskRow } from "@/shared/api/types";
import { Flags, StateBadge, TimelinessBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";

const shown = (percent: string): string => `${percent.replace(".", ",")}%`;

/** The appendix as the office knows it: areas, lines, sub-lines, with the living task of each. */
export function OutlineTable({ rows }: { rows: (OutlineArea | OutlineLine)[] }) {
  const { t } = useTranslation();
  return (
    <div className="table-wrap">
      <table className="outline">
        <thead>
          <tr>
            <th scope="col">{t("plans.no")}</th>
            <th scope="col">{t("plans.task")}</th>
            <th scope="col">{t("plans.lead_partners")}</th>
            <th scope="col">{t("plans.officer")}</th>
            <th scope="col">{t("plans.due")}</th>
            <th scope="col">{t("plans.state")}</th>
            <th scope="col">{t("plans.timeliness")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) =>
            row.kind === "area" ? <Area key={row.area} area={row} /> : <Line key={row.id} line={row} />,
          )}
        </tbody>
      </table>
    </div>
  );
}

function Area({ area }: { area: OutlineArea }) {
  const { t } = useTranslation();
  return (
    <tr className="outline-area">
      <th scope="rowgroup" className="outline-no">
        {area.numeral}
      </th>
      <td colSpan={5}>
        <b>{area.title}</b>{" "}
        <span className="dim small">{t("plans.doneOf", { done: area.done, total: area.total })}</span>
      </td>
      <td className="number">{shown(area.percent)}</td>
    </tr>
  );
}

function Line({ line }: { line: OutlineLine }) {
  const tasks = line.task ? [line.task] : line.tasks;
  if (line.heading || !tasks.length) {
    return (
      <tr className={line.parent ? "outline-sub" : ""}>
        <td className="outline-no">{line.no}</td>
        <td colSpan={5} className="outline-heading">
          {line.title}
          {!line.heading && <span className="dim small"> · {line.lead_printed}</span>}
        </td>
        <td className="number">{line.heading ? shown(line.percent) : "–"}</td>
      </tr>
    );
  }
  return tasks.map((task) => <TaskLine key={task.id} line={line} task={task} />);
}

function TaskLine({ line, task }: { line: OutlineLine; task: TaskRow }) {
  const { t } = useTranslation();
  return (
    <tr className={line.parent ? "outline-sub" : ""}>
      <td className="outline-no">{line.no}</td>
      <td>
        <Link to="/tasks/$taskId" params={{ taskId: task.id }} className="outline-title clamp-2">
          {line.title}
        </Link>
        <p className="item-facts">
          <Flags row={task} />
        </p>
      </td>
      <td data-label={t("plans.lead_partners")}>
        {task.lead.short_name}
        {task.partners.length > 0 && (
          <p className="dim small">
            {task.partners[0]?.short_name}
            {task.partners.length > 1 && ` +${task.partners.length - 1}`}
          </p>
        )}
      </td>
      <td data-label={t("plans.officer")}>
        {task.officer?.full_name ?? <span className="dim">{t("plans.nobody")}</span>}
      </td>
      <td data-label={t("plans.due")}>
        {task.due.on ? (
          <time>{showDate(task.due.on)}</time>
        ) : (
          <span className="clamp-2">{line.deadline_printed || "–"}</span>
        )}
        {task.due.on && line.deadline_printed && line.deadline_printed !== showDate(task.due.on) && (
          <p className="dim small">{line.deadline_printed}</p>
        )}
      </td>
      <td data-label={t("plans.state")}>
        <StateBadge state={task.state} returned={task.returned} look="plain" />
      </td>
      <td data-label={t("plans.timeliness")}>
        <TimelinessBadge value={task.timeliness} kind={task.due.kind} state={task.state} />
      </td>
    </tr>
  );
}
