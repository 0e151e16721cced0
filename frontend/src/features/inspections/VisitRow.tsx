import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { InspectionRow } from "@/shared/api/types";
import { OverdueBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { HiddenMark, InspectionBadge } from "@/shared/ui/InspectionBadge";

/** An inspection in the list: its step, whom and when it visits, what came of it. */
export function VisitRow({ row }: { row: InspectionRow }) {
  const { t } = useTranslation();
  const { tickets, closed, overdue, reported } = row.counts;
  return (
    <li className="item plan-item">
      <div className="grow">
        <Link
          className="item-title"
          to="/inspections/$inspectionId"
          params={{ inspectionId: row.id }}
          search={{}}
        >
          {row.code && <span className="dim item-no">{row.code} </span>}
          {row.title}
        </Link>
        <p className="item-facts">
          <InspectionBadge state={row.state} />
          {row.hidden && <HiddenMark />}
          <span>{t(`inspectionKind.${row.kind}`)}</span>
          <span>{row.unit.short_name}</span>
          <span>
            {row.starts_on === row.ends_on
              ? showDate(row.starts_on)
              : t("inspections.days", { from: showDate(row.starts_on), to: showDate(row.ends_on) })}
          </span>
          {row.notice_no && <span>{row.notice_no}</span>}
          {row.findings > 0 && <span>{t("finding.count", { count: row.findings })}</span>}
          {reported > 0 && <span>{t("inspections.reported", { count: reported })}</span>}
          <OverdueBadge count={overdue} />
        </p>
      </div>
      {tickets > 0 && (
        <div className="plan-share">
          <p className="number">{t("plans.doneOf", { done: closed, total: tickets })}</p>
          <div className="bar" aria-hidden>
            <i className="tone-green" style={{ flexGrow: closed }} />
            <i className="bar-rest" style={{ flexGrow: tickets - closed }} />
          </div>
        </div>
      )}
      {row.state === "ON_SITE" && row.is_mine && (
        <Link
          to="/inspections/$inspectionId/findings/new"
          params={{ inspectionId: row.id }}
          className="button-link"
        >
          {t("finding.log")}
          <span className="visually-hidden">: {row.title}</span>
        </Link>
      )}
    </li>
  );
}
