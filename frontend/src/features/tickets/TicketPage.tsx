import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ticketQuery } from "@/shared/api/inspectionQueries";
import type { Ticket } from "@/shared/api/types";
import { AreaName } from "@/shared/areas/AreaName";
import { Attend } from "@/shared/attention/Attend";
import { Comments } from "@/shared/comments/Comments";
import { useLooking } from "@/shared/live/presence";
import { Extensions } from "@/shared/record/Extensions";
import { SeenBy } from "@/shared/record/SeenBy";
import { Hints } from "@/shared/signals/Hints";
import { Actions } from "@/shared/ticket/Actions";
import { Course, DrawnLife } from "@/shared/ticket/Course";
import { Relations } from "@/shared/ticket/Relations";
import { TicketBadges, TicketCore } from "@/shared/ticket/TicketCore";
import { TicketFacts } from "@/shared/ticket/TicketFacts";
import { useSeen } from "@/shared/ticket/useSeen";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { Pages } from "@/shared/ui/Pages";
import { Severity } from "@/shared/ui/Severity";
import { PrintButton } from "@/shared/ui/SheetButton";
import { FailedPage, Loading } from "@/shared/ui/states";
import { useEvents } from "@/shared/ui/useEvents";
import { CopyTicket } from "./CopyTicket";
import { OpinionPanel } from "./OpinionPanel";

/** One thing to be remedied, as a page of its own. */
export function TicketPage() {
  const { ticketId } = useParams({ from: "/shell/tickets/$ticketId" });
  const ticket = useQuery(ticketQuery(ticketId));
  useSeen(ticket.data?.id);
  useLooking(ticket.data && `ticket:${ticket.data.id}`);
  if (ticket.isPending)
    return (
      <div className="page">
        <Loading rows={5} height={120} />
      </div>
    );
  if (!ticket.data) return <FailedPage error={ticket.error} retry={() => void ticket.refetch()} />;
  return <Page ticket={ticket.data} />;
}

function Page({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const events = useEvents(`ticket:${ticket.id}`);
  return (
    <div className="page task-page ticket-page">
      <Crumbs title={`${ticket.code} ${ticket.text}`} back={{ to: "/board", search: {} }}>
        <Link to="/board" search={{}} className="desk">
          {t("boardPage.title")}
        </Link>
        <b>{ticket.code}</b>
      </Crumbs>
      <div className="stack task-main">
        <div className="ticket-top">
          <TicketBadges ticket={ticket}>
            <Attend about={{ type: "ticket", id: ticket.id }} />
          </TicketBadges>
          <PrintButton />
        </div>
        <p className="on-paper">{ticket.code}</p>
        <h1>{ticket.text}</h1>
        <p className="ticket-line">
          <Severity degree={ticket.severity} />
          <span>{ticket.unit.short_name}</span>
          <span>
            <AreaName code={ticket.area} />
          </span>
        </p>
        <Hints record={ticket.id} />
        <TicketCore ticket={ticket} acts life={<DrawnLife ticket={ticket} />}>
          <Course ticket={ticket} />
          <Actions ticket={ticket} />
          <Relations ticket={ticket} />
        </TicketCore>
        <OpinionPanel ticket={ticket.id} />
        <Comments about={{ type: "ticket", id: ticket.id }} />
        <Panel title={t("task.history")}>
          <Pages events={events} />
        </Panel>
      </div>
      <aside className="stack facts" aria-label={t("task.facts")}>
        <Panel title={t("task.facts")}>
          <TicketFacts ticket={ticket} />
        </Panel>
        <Extensions asked={ticket.extensions} asker={ticket.unit.short_name} />
        <SeenBy seen={ticket.seen} />
        <CopyTicket ticket={ticket} />
      </aside>
    </div>
  );
}
