import { IconArrowBackUp } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Report, ReportRow } from "@/shared/api/types";
import { Done } from "@/shared/ticket/Done";
import { RowProofs } from "@/shared/ticket/RowProofs";
import { Acts } from "@/shared/transitions/Acts";
import { TimelinessBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { Note } from "@/shared/ui/Note";
import { Severity } from "@/shared/ui/Severity";
import { TicketBadge } from "@/shared/ui/TicketBadge";
import { GroupNote } from "./GroupNote";
import { RowEditor } from "./RowEditor";

/** One finding and its answer, side by side: written by the one side, decided by the other. */
export function Row({ report, row }: { report: Report; row: ReportRow }) {
  const { t } = useTranslation();
  const last = row.sent.at(-1);
  const back = row.state === "RETURNED" || (row.state === "DRAFT" && last?.outcome === "RETURNED");
  return (
    <li className="report-row" id={row.id}>
      <div className="report-found">
        <p className="badges">
          <Link to="/tickets/$ticketId" params={{ ticketId: row.ticket }} className="strong">
            {row.code}
          </Link>
          <TicketBadge state={row.ticket_state} look="plain" />
        </p>
        <p className="report-text">{row.text}</p>
        {row.requirement && <p className="dim small">{row.requirement}</p>}
        <p className="item-facts">
          <Severity degree={row.severity} />
          <span>{row.unit.short_name}</span>
          {row.officer && <span>{row.officer.full_name}</span>}
          <span>{t("work.due", { date: showDate(row.due.on) })}</span>
        </p>
        <TimelinessBadge value={row.timeliness} kind="DATE" state={row.ticket_state} />
      </div>
      <div className="report-said">
        {back && row.reason && (
          <Note
            tone="red"
            icon={IconArrowBackUp}
            title={t("ticket.roundReturned", { round: last?.round ?? 1 })}
          >
            {row.reason}
          </Note>
        )}
        {row.may_write ? <RowEditor report={report} row={row} /> : <Said row={row} />}
        <RowProofs
          path={`remediation-reports/${report.id}/rows/${row.id}/evidence`}
          record={{ type: "report", id: report.id }}
          code={row.code}
          proofs={row.proofs}
          may={row.may_write}
        />
        <GroupNote report={report} row={row} />
        {row.blocked && <p className="dim small">{row.blocked}</p>}
        {row.transitions.some((one) => one.enabled) && (
          <Acts
            transitions={row.transitions}
            subject={{ type: "ticket", id: row.ticket }}
            title={`${row.code}: ${row.text}`}
            keys={false}
          />
        )}
      </div>
    </li>
  );
}

function Said({ row }: { row: ReportRow }) {
  const { t } = useTranslation();
  if (!row.done) return <p className="dim">{t("ticket.noAnswer")}</p>;
  return (
    <>
      <p className="prose">{row.done}</p>
      <Done sent={row.sent.at(-1)} />
      {row.remaining && (
        <p className="prose">
          <b>{t("report.remaining")}:</b> {row.remaining}
          {row.next_on && ` (${t("report.until", { date: showDate(row.next_on) })})`}
        </p>
      )}
    </>
  );
}
