import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { OutlineArea, OutlineLine, TaskRow } from "@/shared/api/types";
import { Flags, StateBadge, TimelinessBadge } from "@/shared/ui/badges";
import { showPercent } from "@/shared/ui/numbers";
import { useRowFocus } from "@/shared/ui/useRowFocus";
import { Deadline } from "./page/Deadline";

/** The appendix as the office knows it: areas, lines, sub-lines, with the living task of each. */
export function OutlineTable({ rows }: { rows: (OutlineArea | OutlineLine)[] }) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useRowFocus(list, ".outline-title");
  return (
    <div className="table-wrap" ref={list}>
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
            <th scope="col" className="number">
              {t("planPage.rollup")}
            </th>
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
      <td colSpan={6}>
        <b>{area.title}</b>{" "}
        <span className="dim small">{t("plans.doneOf", { done: area.done, total: area.total })}</span>
      </td>
      <Share percent={area.percent} />
    </tr>
  );
}

function Line({ line }: { line: OutlineLine }) {
  const tasks = line.task ? [line.task] : line.tasks;
  if (line.heading || !tasks.length) {
    return (
      <tr className={line.parent ? "outline-sub" : ""}>
        <td className="outline-no">{line.no}</td>
        <td colSpan={6} className="outline-heading">
          {line.title}
          {!line.heading && <span className="dim small"> · {line.lead_printed}</span>}
        </td>
        {line.heading ? <Share percent={line.percent} /> : <td className="number">–</td>}
      </tr>
    );
  }
  return tasks.map((task) => <TaskLine key={task.id} line={line} task={task} />);
}

function TaskLine({ line, task }: { line: OutlineLine; task: TaskRow }) {
  const { t, i18n } = useTranslation();
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
      <td data-label={t("plans.lead_partners")} className="col-lead">
        {task.lead.short_name}
        {task.partners.length > 0 && (
          <p className="dim small">
            {task.partners[0]?.short_name}
            {task.partners.length > 1 && ` +${task.partners.length - 1}`}
          </p>
        )}
      </td>
      <td data-label={t("plans.officer")} className="col-person">
        {task.officer?.full_name ?? <span className="dim">{t("plans.nobody")}</span>}
      </td>
      <td data-label={t("plans.due")}>
        <Deadline line={line} due={task.due.on} />
      </td>
      <td data-label={t("plans.state")}>
        <StateBadge state={task.state} returned={task.returned} look="plain" />
      </td>
      <td data-label={t("plans.timeliness")}>
        <TimelinessBadge value={task.timeliness} kind={task.due.kind} state={task.state} />
      </td>
      <td className="number dim" data-label={t("planPage.rollup")}>
        {task.state === "COMPLETED"
          ? showPercent("100.00", i18n.language)
          : task.percent === null
            ? "–"
            : showPercent(task.percent.toFixed(2), i18n.language)}
      </td>
    </tr>
  );
}

/** Share done of all that lies below, with its bar. */
function Share({ percent }: { percent: string }) {
  const { t, i18n } = useTranslation();
  return (
    <td className="number share" data-label={t("planPage.rollup")}>
      {showPercent(percent, i18n.language)}
      <div className="bar" aria-hidden>
        <i className="tone-green" style={{ flexGrow: Number(percent) }} />
        <i className="bar-rest" style={{ flexGrow: 100 - Number(percent) }} />
      </div>
    </td>
  );
}
