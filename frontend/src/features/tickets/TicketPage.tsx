import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ticketQuery } from "@/shared/api/queries";
import type { Ticket } from "@/shared/api/types";
import { TicketBadges, TicketCore } from "@/shared/ticket/TicketCore";
import { TicketFacts } from "@/shared/ticket/TicketFacts";
import { useSeen } from "@/shared/ticket/useSeen";
import { showDate, showMoment } from "@/shared/ui/dates";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { Pages } from "@/shared/ui/Pages";
import { Severity } from "@/shared/ui/Severity";
import { Failed, Loading } from "@/shared/ui/states";
import { useEvents } from "@/shared/ui/useEvents";

/** One thing to be remedied, as a page of its own. */
export function TicketPage() {
  const { ticketId } = useParams({ from: "/shell/tickets/$ticketId" });
  const ticket = useQuery(ticketQuery(ticketId));
  useSeen(ticket.data?.id);
  if (ticket.isPending)
    return (
      <div className="page">
        <Loading rows={5} height={120} />
      </div>
    );
  if (!ticket.data) return <Failed error={ticket.error} retry={() => void ticket.refetch()} />;
  return <Page ticket={ticket.data} />;
}

function Page({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const events = useEvents(`ticket:${ticket.id}`);
  return (
    <div className="page task-page">
      <Crumbs title={`${ticket.code} ${ticket.text}`} back={{ to: "/board", search: {} }}>
        <Link to="/board" search={{}} className="desk">
          {t("boardPage.title")}
        </Link>
        <b>{ticket.code}</b>
      </Crumbs>
      <div className="stack task-main">
        <TicketBadges ticket={ticket} />
        <h1>{ticket.text}</h1>
        <p className="ticket-line">
          <Severity degree={ticket.severity} />
          <span>{ticket.unit.short_name}</span>
          <span>{t(`area.${ticket.area}`)}</span>
        </p>
        <TicketCore ticket={ticket} acts />
        <Panel title={t("task.history")}>
          <Pages events={events} />
        </Panel>
      </div>
      <aside className="stack facts" aria-label={t("task.facts")}>
        <Panel title={t("task.facts")}>
          <TicketFacts ticket={ticket} />
        </Panel>
        {ticket.extensions.length > 0 && (
          <Panel title={t("task.extensions")}>
            <Extensions ticket={ticket} />
          </Panel>
        )}
        {ticket.seen.length > 0 && (
          <Panel title={t("task.seen")}>
            <ul className="seen small">
              {ticket.seen.map((seen) => (
                <li key={seen.person?.id}>
                  {seen.person?.full_name} <time className="dim">{showMoment(seen.at)}</time>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </aside>
    </div>
  );
}

function Extensions({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  return (
    <ul className="plain-list stack-tight small">
      {ticket.extensions.map((one) => (
        <li key={one.id}>
          <p>
            {t("task.extensionLine", {
              name: one.by?.full_name ?? ticket.unit.short_name,
              old: showDate(one.old_due_on),
              asked: showDate(one.asked_due_on),
            })}
          </p>
          <p className="dim">“{one.reason}”</p>
          <p>
            <b>{t(`task.extension.${one.state}`)}</b>
            {one.decided_due_on && ` · ${t("task.extensionDecided", { date: showDate(one.decided_due_on) })}`}
          </p>
        </li>
      ))}
    </ul>
  );
}
