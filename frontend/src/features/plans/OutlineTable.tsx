import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OutlineArea, OutlineLine, TaskRow } from "@/shared/api/types";
import { Flags, StateBadge, TimelinessBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";

const shown = (percent: string): string => `${percent.replace(".", ",")}%`;

/** The appendix as the office knows it: areas that fold, lines, sub-lines, with the living task of each. */
export function OutlineTable({ rows }: { rows: (OutlineArea | OutlineLine)[] }) {
  const { t } = useTranslation();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const toggle = (area: string) =>
    setFolded((kept) => new Set(kept.has(area) ? [...kept].filter((a) => a !== area) : [...kept, area]));
  let area = "";
  return (
    <div className="table-wrap">
      <table className="outline outline-plan">
        <thead>
          <tr>
            <th scope="col">{t("plans.no")}</th>
            <th scope="col">{t("plans.task")}</th>
            <th scope="col">{t("plans.lead_partners")}</th>
            <th scope="col">{t("plans.officer")}</th>
            <th scope="col">{t("plans.due")}</th>
            <th scope="col">{t("plans.state")}</th>
            <th scope="col">{t("plans.timeliness")}</th>
            <th scope="col">{t("plans.progressShort")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            if (row.kind === "area") {
              area = row.area;
              return (
                <Area
                  key={row.area}
                  area={row}
                  folded={folded.has(row.area)}
                  onToggle={() => toggle(row.area)}
                />
              );
            }
            return folded.has(area) ? null : <Line key={row.id} line={row} />;
          })}
        </tbody>
      </table>
    </div>
  );
}

function Area({ area, folded, onToggle }: { area: OutlineArea; folded: boolean; onToggle: () => void }) {
  const { t } = useTranslation();
  const Chevron = folded ? IconChevronRight : IconChevronDown;
  return (
    <tr className="outline-area">
      <th scope="rowgroup" className="outline-no">
        {area.numeral}
      </th>
      <td colSpan={6}>
        <button type="button" className="fold" aria-expanded={!folded} onClick={onToggle}>
          <Chevron size={16} stroke={1.75} aria-hidden />
          <b>{area.title}</b>{" "}
          <span className="dim small">{t("plans.doneOf", { done: area.done, total: area.total })}</span>
        </button>
      </td>
      <td data-label={t("plans.progressShort")}>
        <Share percent={Number(area.percent)} words={shown(area.percent)} />
      </td>
    </tr>
  );
}

function Line({ line }: { line: OutlineLine }) {
  const { t } = useTranslation();
  const tasks = line.task ? [line.task] : line.tasks;
  if (line.heading || !tasks.length) {
    return (
      <tr className={line.parent ? "outline-sub" : ""}>
        <td className="outline-no">{line.no}</td>
        <td colSpan={6} className="outline-heading">
          {line.title}
          {!line.heading && <span className="dim small"> · {line.lead_printed}</span>}
        </td>
        <td data-label={t("plans.progressShort")}>
          {line.heading ? <Share percent={Number(line.percent)} words={shown(line.percent)} /> : "–"}
        </td>
      </tr>
    );
  }
  return tasks.map((task) => <TaskLine key={task.id} line={line} task={task} />);
}

/** A share as a bar and in words. */
function Share({ percent, words }: { percent: number; words: string }) {
  return (
    <span className="share">
      <span className="share-bar" aria-hidden>
        <i className={percent === 100 ? "tone-green" : "tone-indigo"} style={{ width: `${percent}%` }} />
      </span>
      <span className="number">{words}</span>
    </span>
  );
}

/** Done is done whatever was last reported; else the last percentage told, where one was. */
function progress(task: TaskRow) {
  const percent = task.state === "COMPLETED" ? 100 : task.percent;
  return percent === null ? "–" : <Share percent={percent} words={`${percent}%`} />;
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
      <td data-label={t("plans.progressShort")}>{progress(task)}</td>
    </tr>
  );
}
