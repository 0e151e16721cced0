import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { SentRow, Ticket, TicketAnswer } from "@/shared/api/types";
import { showDate, showMoment } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";
import { Done } from "./Done";
import { RowProofs } from "./RowProofs";

/** The row of the remediation report that answers it, what proves it, and what became of earlier rounds. */
export function AnswerPanel({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const { answer } = ticket;
  if (!answer) return null;
  const last = answer.sent.at(-1);
  return (
    <Panel
      title={t("ticket.answer")}
      aside={
        last && t("ticket.sentAs", { round: last.round, number: last.number, date: showDate(last.date) })
      }
    >
      <Said answer={answer} />
      <Done sent={last} />
      <RowProofs
        path={`remediation-reports/${answer.report}/rows/${answer.row}/evidence`}
        record={{ type: "report", id: answer.report }}
        code={ticket.code}
        proofs={answer.proofs}
        may={answer.may_write}
      />
      <Rounds sent={answer.sent} />
      <Link
        to="/remediation-reports/$reportId"
        params={{ reportId: answer.report }}
        hash={answer.row}
        className="button-link self-start"
      >
        {t(answer.may_write ? "ticket.writeRow" : "ticket.openReport")}
      </Link>
    </Panel>
  );
}

function Said({ answer }: { answer: TicketAnswer }) {
  const { t } = useTranslation();
  if (!answer.done) return <p className="dim">{t("ticket.noAnswer")}</p>;
  return (
    <>
      <p className="prose">{answer.done}</p>
      {answer.remaining && (
        <p className="prose">
          <b>{t("report.remaining")}:</b> {answer.remaining}
          {answer.next_on && ` (${t("report.until", { date: showDate(answer.next_on) })})`}
        </p>
      )}
    </>
  );
}

/** Earlier rounds and how each was decided, oldest first. */
function Rounds({ sent }: { sent: SentRow[] }) {
  const { t } = useTranslation();
  const decided = sent.filter((one) => one.outcome);
  if (!decided.length) return null;
  return (
    <ol className="plain-list stack-tight small rounds">
      {decided.map((one) => (
        <li key={one.round}>
          <p>
            <b>
              {t(one.outcome === "ACCEPTED" ? "ticket.roundAccepted" : "ticket.roundReturned", {
                round: one.round,
              })}
            </b>
            <span className="dim">
              {" "}
              {[one.decided_by?.full_name, one.decided_at && showMoment(one.decided_at)]
                .filter(Boolean)
                .join(", ")}
            </span>
          </p>
          {one.reason && <p className="reason">“{one.reason}”</p>}
        </li>
      ))}
    </ol>
  );
}
