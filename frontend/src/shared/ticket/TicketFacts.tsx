import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Ticket } from "@/shared/api/types";
import { PlaceLink } from "@/shared/finding/PlaceLink";
import { showDate } from "@/shared/ui/dates";
import { PersonName } from "@/shared/ui/people";

/** What was asked, on what basis, until when and why then, of whom, and who follows it up. */
export function TicketFacts({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const { inspection, due } = ticket;
  return (
    <dl className="ticket-facts">
      {ticket.requirement && <Fact name={t("finding.requirement")}>{ticket.requirement}</Fact>}
      {ticket.legal_basis && <Fact name={t("finding.basis")}>{ticket.legal_basis}</Fact>}
      {(ticket.guidance || ticket.guidance_document) && (
        <Fact name={t("finding.guidance")}>
          {[ticket.guidance, ticket.guidance_document].filter(Boolean).join(" · ")}
        </Fact>
      )}
      <Fact name={t("task.due")}>
        <b>
          <time>{showDate(due.on)}</time>
        </b>
        {due.first_on !== due.on && (
          <span className="dim">
            {" "}
            ({t("task.firstDue")} <del>{showDate(due.first_on)}</del>)
          </span>
        )}
        {ticket.deadline_reason && (
          <span className="dim small fact-why">
            {t("life.reasonDays", { reason: ticket.deadline_reason })}
          </span>
        )}
        {ticket.timeliness.why && <span className="dim small fact-why">{ticket.timeliness.why}</span>}
      </Fact>
      <Fact name={t("ticket.unit")}>
        <PlaceLink unit={ticket.unit} />
      </Fact>
      {ticket.officer && (
        <Fact name={t("ticket.officer")}>
          <PersonName person={ticket.officer} />
        </Fact>
      )}
      {ticket.follow_up && (
        <Fact name={t("task.followUp")}>
          <PersonName person={ticket.follow_up} />
        </Fact>
      )}
      <Fact name={t("ticket.followUpUnit")}>{ticket.follow_up_unit.name}</Fact>
      <Fact name={t("ticket.notice")}>
        <Link
          to="/inspections/$inspectionId"
          params={{ inspectionId: inspection.id }}
          search={{}}
          className="link"
        >
          {[inspection.code, inspection.notice_no].filter(Boolean).join(", ")}
        </Link>
        {inspection.notice_on && <span className="dim"> {showDate(inspection.notice_on)}</span>}
      </Fact>
      {ticket.reported_on && <Fact name={t("ticket.reportedOn")}>{showDate(ticket.reported_on)}</Fact>}
      {ticket.closed_on && <Fact name={t("ticket.closedOn")}>{showDate(ticket.closed_on)}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
