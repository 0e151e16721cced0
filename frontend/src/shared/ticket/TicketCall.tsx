import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Ticket } from "@/shared/api/types";
import { Remind } from "@/shared/reminder/Remind";
import { Acts } from "@/shared/transitions/Acts";
import { showDate } from "@/shared/ui/dates";
import { NotYet } from "@/shared/ui/NotYet";

/** Whose turn it is, since when, and why; when it is the reader's, with the buttons. */
export function TicketCall({ ticket, acts }: { ticket: Ticket; acts: boolean }) {
  const { t } = useTranslation();
  const { turn } = ticket;
  const when = [
    turn.since && t("task.since", { date: showDate(turn.since) }),
    turn.due_on && t("task.until", { date: showDate(turn.due_on) }),
  ].filter(Boolean);
  return (
    <section
      className={turn.is_me ? "call call-me" : "call"}
      aria-label={turn.is_me ? t("task.waitsForYou") : t("task.turn")}
    >
      <div className="grow">
        {turn.is_me && <p className="strong">{t("task.waitsForYou")}</p>}
        <p className={turn.is_me ? "dim" : ""}>
          {turn.sentence}
          {when.length > 0 && <span className="dim">, {when.join(", ")}.</span>}
        </p>
        {turn.why && (
          <p className="dim small">
            {t("task.why")}: {turn.why}.
          </p>
        )}
        <Remind of={{ ...ticket, type: "ticket", title: `${ticket.code}: ${ticket.text}` }} />
      </div>
      {turn.is_me && ticket.state === "IN_PROGRESS" && ticket.answer?.may_write && (
        <div className="acts">
          <Link
            to="/remediation-reports/$reportId"
            params={{ reportId: ticket.answer.report }}
            hash={ticket.answer.row}
            className="button-link button-primary"
          >
            {t("ticket.writeRow")}
          </Link>
        </div>
      )}
      {acts && (
        <Acts
          transitions={ticket.transitions}
          subject={{ type: "ticket", id: ticket.id }}
          title={`${ticket.code}: ${ticket.text}`}
        />
      )}
      <NotYet transitions={ticket.transitions} />
    </section>
  );
}
