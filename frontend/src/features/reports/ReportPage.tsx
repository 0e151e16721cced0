import { IconEye } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { reportQuery } from "@/shared/api/inspectionQueries";
import type { Report } from "@/shared/api/types";
import { useLooking } from "@/shared/live/presence";
import { Acts } from "@/shared/transitions/Acts";
import { showDate, showMoment } from "@/shared/ui/dates";
import { NotYet } from "@/shared/ui/NotYet";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { Pages } from "@/shared/ui/Pages";
import { ReportBadge } from "@/shared/ui/ReportBadge";
import { FailedPage, Loading } from "@/shared/ui/states";
import { useEvents } from "@/shared/ui/useEvents";
import { AcceptRest } from "./AcceptRest";
import { Row } from "./Row";

/** One answer to a whole notice, row by row: written as it grows, released once, decided row by row. */
export function ReportPage() {
  const { reportId } = useParams({ from: "/shell/remediation-reports/$reportId" });
  const report = useQuery(reportQuery(reportId));
  useLooking(`report:${reportId}`);
  if (report.isPending)
    return (
      <div className="page">
        <Loading rows={5} height={140} />
      </div>
    );
  if (!report.data) return <FailedPage error={report.error} retry={() => void report.refetch()} />;
  return <Page report={report.data} />;
}

function Page({ report }: { report: Report }) {
  const { t } = useTranslation();
  const events = useEvents(`report:${report.id}`);
  const { inspection } = report;
  return (
    <div className="page stack report-page">
      <Crumbs title={report.title} back={{ to: "/inspections", search: {} }}>
        <Link to="/inspections" search={{}} className="desk">
          {t("nav.inspections")}
        </Link>
        <Link
          to="/inspections/$inspectionId"
          params={{ inspectionId: inspection.id }}
          search={{}}
          className="desk"
        >
          {inspection.code}
        </Link>
        <b>{t("report.title")}</b>
      </Crumbs>
      <p className="badges">
        <ReportBadge state={report.state} />
        {report.round > 1 && <span className="chip-small">{t("task.round", { count: report.round })}</span>}
        {report.representation === "outer" && <span className="dim small">{report.body.short_name}</span>}
      </p>
      <h1>{report.title}</h1>
      <p className="item-facts">
        <span>
          {t("report.answers", { number: inspection.notice_no, date: showDate(inspection.notice_on) })}
        </span>
        {report.number && (
          <span>{t("plans.number", { number: report.number, date: showDate(report.date) })}</span>
        )}
        {report.presented_by && (
          <span>
            {t("report.presentedBy", { name: report.presented_by.full_name })}
            {report.presented_at && `, ${showMoment(report.presented_at)}`}
          </span>
        )}
        {report.released_by && (
          <span>
            {t("report.releasedBy", { name: report.released_by.full_name })}
            {report.released_at && `, ${showMoment(report.released_at)}`}
          </span>
        )}
      </p>
      <Call report={report} />
      <ol className="report-rows" aria-label={t("report.rows")}>
        {report.rows.map((row) => (
          <Row key={row.id} report={report} row={row} />
        ))}
      </ol>
      {!report.rows.length && <p className="dim">{t("report.noRows")}</p>}
      <AcceptRest report={report} />
      <Panel title={t("task.history")}>
        <Pages events={events} />
      </Panel>
    </div>
  );
}

/** What it waits for, and the acts of the reader on the whole of it. */
function Call({ report }: { report: Report }) {
  const { t } = useTranslation();
  const enabled = report.transitions.some((one) => one.enabled);
  if (report.representation === "outer" && !report.rows.some((row) => row.transitions.length))
    return (
      <p className="note tone-grey">
        <IconEye size={16} stroke={1.75} aria-hidden />
        {t("report.outer")}
      </p>
    );
  if (!report.waits && !enabled) return null;
  const filled = report.rows.filter((row) => row.done).length;
  return (
    <section className={enabled ? "call call-me" : "call"} aria-label={t("planPage.turn")}>
      <div className="grow">
        <p className="strong">{report.waits}</p>
        <p className="dim small">{t("report.filled", { done: filled, total: report.rows.length })}</p>
      </div>
      <Acts
        transitions={report.transitions}
        subject={{ type: "report", id: report.id }}
        title={report.title}
      />
      <NotYet transitions={report.transitions} />
    </section>
  );
}
