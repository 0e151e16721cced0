import { Link } from "@tanstack/react-router";
import type { TicketRef } from "@/shared/api/types";
import { TimelinessBadge } from "@/shared/ui/badges";
import { Severity } from "@/shared/ui/Severity";
import { TicketBadge } from "@/shared/ui/TicketBadge";

/** Another thing to be remedied, in a list of what belongs together. */
export function TicketLine({ ticket }: { ticket: TicketRef }) {
  return (
    <li className="item">
      <div className="grow">
        <Link to="/tickets/$ticketId" params={{ ticketId: ticket.id }} className="item-title">
          <span className="dim item-no">{ticket.code} </span>
          {ticket.text}
        </Link>
        <p className="item-facts">
          <Severity degree={ticket.severity} />
          <span>{ticket.unit.short_name}</span>
          <TicketBadge state={ticket.state} look="plain" />
          {ticket.state !== "PASSED_UP" && (
            <TimelinessBadge value={ticket.timeliness} kind="DATE" state={ticket.state} />
          )}
        </p>
      </div>
    </li>
  );
}
