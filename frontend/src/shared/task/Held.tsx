import { useTranslation } from "react-i18next";
import type { Task } from "@/shared/api/types";
import { BallBar } from "@/shared/ui/BallBar";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";

/** Who held it how long, and whose the days after the due date were: as a bar, and as a table behind it. */
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
      <Late held={held} />
      <details className="clock-table">
        <summary>{t("clock.table")}</summary>
        <Table held={held} />
      </details>
    </Panel>
  );
}

function Late({ held }: { held: Task["held"] }) {
  const { t } = useTranslation();
  if (!held.late_days) return null;
  const late = new Map<string, number>();
  for (const one of held.segments) if (one.late) late.set(one.label, (late.get(one.label) ?? 0) + one.late);
  const parts = [...late].map(([label, count]) => t("clock.latePart", { label, count })).join(", ");
  return <p className="small strong">{t("clock.late", { count: held.late_days, parts })}</p>;
}

function Table({ held }: { held: Task["held"] }) {
  const { t } = useTranslation();
  return (
    <div className="table-wrap">
      <table className="outline">
        <thead>
          <tr>
            <th scope="col">{t("clock.holder")}</th>
            <th scope="col">{t("clock.unit")}</th>
            <th scope="col">{t("clock.from")}</th>
            <th scope="col">{t("clock.to")}</th>
            <th scope="col" className="number">
              {t("clock.days")}
            </th>
            <th scope="col" className="number">
              {t("clock.lateDays")}
            </th>
          </tr>
        </thead>
        <tbody>
          {held.segments.map((one) => (
            <tr key={`${one.from}${one.label}`}>
              <td>{one.label}</td>
              <td data-label={t("clock.unit")}>{one.unit?.short_name ?? "–"}</td>
              <td data-label={t("clock.from")}>
                <time>{showDate(one.from)}</time>
              </td>
              <td data-label={t("clock.to")}>
                {one.present ? t("clock.now") : <time>{showDate(one.to)}</time>}
              </td>
              <td data-label={t("clock.days")} className="number">
                {one.days}
              </td>
              <td data-label={t("clock.lateDays")} className="number">
                {one.late}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
