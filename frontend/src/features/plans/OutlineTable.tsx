import { IconAlertTriangle, IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { AnyTask, OutlineArea, OutlineLine, TaskRow } from "@/shared/api/types";
import { OfficerName } from "@/shared/task/OfficerName";
import { Badge, Flags, StateBadge, TimelinessBadge } from "@/shared/ui/badges";
import { showPercent } from "@/shared/ui/numbers";
import { Promised } from "@/shared/ui/Promised";
import { ShownOf } from "@/shared/ui/ShownOf";
import { useFolds } from "@/shared/ui/useFolds";
import { useGrowing } from "@/shared/ui/useGrowing";
import { usePhone } from "@/shared/ui/usePhone";
import { Deadline } from "./page/Deadline";

const FEW = 30; // rows that a thumb is soon through

/** The appendix as the office knows it: areas that fold, lines, sub-lines, with the living task of each. A long one begins on a
 * phone as its areas with their counts, the first of them open; not what a filter found in it (`narrowed`). */
export function OutlineTable({
  rows,
  plan,
  narrowed,
}: {
  rows: (OutlineArea | OutlineLine)[];
  plan: string;
  narrowed: boolean;
}) {
  const { t } = useTranslation();
  const phone = usePhone();
  const first = rows[0]?.area;
  const long = phone && !narrowed && rows.length > FEW && first;
  const folds = useFolds(
    `outline-${plan}${narrowed ? "-found" : ""}`,
    long ? { folded: true, but: [first] } : undefined,
  );
  const growing = useGrowing(rows.length);
  let area = "";
  return (
    <>
      <ShownOf growing={growing} total={rows.length} />
      <div className="table-wrap">
        <table className="outline outline-folds outline-plan">
          <thead>
            <tr>
              <th scope="col">{t("plans.no")}</th>
              <th scope="col">{t("plans.task")}</th>
              <th scope="col">{t("plans.lead_partners")}</th>
              <th scope="col">{t("plans.officer")}</th>
              <th scope="col">{t("plans.due")}</th>
              <th scope="col">{t("plans.state")}</th>
              <th scope="col">{t("plans.timeliness")}</th>
              <th scope="col">{t("planPage.rollup")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, growing.shown).map((row) => {
              if (row.kind === "area") {
                area = row.area;
                return (
                  <Area
                    key={row.area}
                    area={row}
                    folded={folds.isFolded(row.area)}
                    onToggle={() => folds.turn(row.area)}
                  />
                );
              }
              return folds.isFolded(area) ? null : <Line key={row.id} line={row} />;
            })}
          </tbody>
        </table>
        <div ref={growing.end} />
      </div>
    </>
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
      <td data-label={t("planPage.rollup")}>
        <Share percent={area.percent} />
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
        <td data-label={t("planPage.rollup")}>{line.heading ? <Share percent={line.percent} /> : "–"}</td>
      </tr>
    );
  }
  return (
    <>
      {line.order && <OrderLine line={line} order={line.order} tasks={tasks} />}
      {tasks.map((task) => (
        <TaskLine key={task.id} line={line} task={task} />
      ))}
    </>
  );
}

/** A line that a group leads is an order to many: its units follow below, its matrix is one tap away. */
function OrderLine({ line, order, tasks }: { line: OutlineLine; order: string; tasks: TaskRow[] }) {
  const { t } = useTranslation();
  const units = tasks.filter((task) => task.state !== "VOIDED" && task.state !== "CANCELLED");
  const sent = units.filter((task) => task.state === "SUBMITTED" || task.state === "COMPLETED");
  return (
    <tr className={line.parent ? "outline-sub" : ""}>
      <td className="outline-no">{line.no}</td>
      <td colSpan={6} className="outline-heading">
        <Link to="/orders/$orderId" params={{ orderId: order }} search={{}} className="outline-title">
          {line.title}
        </Link>
        <p className="dim small">
          {[
            t("order.one"),
            line.lead_printed,
            t("orders.sentOf", { sent: sent.length, units: units.length }),
          ].join(" · ")}
        </p>
      </td>
      <td data-label={t("planPage.rollup")}>
        <Share percent={line.percent} />
      </td>
    </tr>
  );
}

/** A share as a bar and in words: of areas and headings with two decimals, of a task as it was told. */
function Share({ percent }: { percent: string }) {
  const { i18n } = useTranslation();
  return (
    <span className="share">
      <span className="share-bar" aria-hidden>
        <i
          className={Number(percent) === 100 ? "tone-green" : "tone-indigo"}
          style={{ width: `${percent}%` }}
        />
      </span>
      <span className="number">{showPercent(percent, i18n.language)}</span>
    </span>
  );
}

/** Done is done whatever was last reported; else the last percentage told, where one was. */
function Progress({ task }: { task: TaskRow }) {
  const { t } = useTranslation();
  if (task.periods && task.state !== "COMPLETED") {
    const { done, due } = task.periods;
    return (
      <>
        {due > 0 && <Share percent={((done / due) * 100).toFixed(2)} />}
        <p className="dim small">{t(due ? "periods.counted" : "periods.noneDue", task.periods)}</p>
      </>
    );
  }
  const percent = task.state === "COMPLETED" ? 100 : task.percent;
  return percent === null ? "–" : <Share percent={String(percent)} />;
}

/** How late it is; a regular task is, where a period that was due is not done. */
function Standing({ task }: { task: TaskRow }) {
  const { t } = useTranslation();
  const open = task.periods ? task.periods.due - task.periods.done : 0;
  if (!open) return <TimelinessBadge value={task.timeliness} kind={task.due.kind} state={task.state} />;
  return (
    <Badge tone="red" icon={IconAlertTriangle}>
      {t("periods.behind", { count: open })}
    </Badge>
  );
}

function TaskLine({ line, task }: { line: OutlineLine; task: AnyTask }) {
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
          <Promised said={line.promised} />
        </p>
      </td>
      <td data-label={t("plans.lead_partners")} className="col-lead">
        {task.lead.short_name}
        {task.partners.length > 0 && (
          <p className="dim small">
            <span className="whole">
              {task.partners[0]?.short_name}
              {task.partners.length > 1 && ` +${task.partners.length - 1}`}
            </span>
          </p>
        )}
      </td>
      <td data-label={t("plans.officer")} className="col-person">
        <OfficerName task={task} />
      </td>
      <td data-label={t("plans.due")}>
        <Deadline line={line} due={task.due.on} />
      </td>
      <td data-label={t("plans.state")}>
        <StateBadge state={task.state} returned={task.returned} look="plain" />
      </td>
      <td data-label={t("plans.timeliness")}>
        <Standing task={task} />
      </td>
      <td data-label={t("planPage.rollup")}>
        <Progress task={task} />
      </td>
    </tr>
  );
}
