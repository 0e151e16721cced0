import { IconClipboardText } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { reportsQuery } from "@/shared/api/inspectionQueries";
import type { ReportSummary } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { ReportBadge } from "@/shared/ui/ReportBadge";

/** Whether something of it is still to be written, released or decided. */
const open = (report: ReportSummary): boolean => report.accepted < report.rows;

/** Answers under way: one for each notice. */
export function ReportTurns() {
  const { t } = useTranslation();
  const reports = (useQuery(reportsQuery).data?.items ?? []).filter(open);
  if (!reports.length) return null;
  return (
    <section className="call call-me plan-turns" aria-label={t("report.open")}>
      <h2>{t("report.open")}</h2>
      <ul>
        {reports.map((report) => (
          <li key={report.id}>
            <IconClipboardText size={18} stroke={1.75} aria-hidden className="dim turn-icon" />
            <div className="grow">
              <Link
                to="/remediation-reports/$reportId"
                params={{ reportId: report.id }}
                className="item-title"
              >
                {report.title}
              </Link>
              <p className="item-facts">
                <ReportBadge state={report.state} look="plain" />
                <span>{t("report.filled", { done: report.filled, total: report.rows })}</span>
                {report.waiting > 0 && <span>{t("inspections.reported", { count: report.waiting })}</span>}
                {report.returned > 0 && <span>{t("report.returned", { count: report.returned })}</span>}
                {report.first_due_on && (
                  <span>{t("report.firstDue", { date: showDate(report.first_due_on) })}</span>
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
