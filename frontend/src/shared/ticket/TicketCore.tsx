import { IconArrowBackUp, IconCalendarPlus, IconFlag, IconRepeat } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Ticket } from "@/shared/api/types";
import { Reminded } from "@/shared/reminder/Reminded";
import { TimelinessBadge } from "@/shared/ui/badges";
import { showDate, showMoment } from "@/shared/ui/dates";
import { Note } from "@/shared/ui/Note";
import { LEVELS, TicketBadge, TicketMarks } from "@/shared/ui/TicketBadge";
import { AnswerPanel } from "./AnswerPanel";
import { Life } from "./Life";
import { PlanPanel } from "./PlanPanel";
import { Rechecks } from "./Rechecks";
import { TicketCall } from "./TicketCall";

/** Before whom it stands; 0: nobody. What is remedied stands before nobody any more, before whom it came is told below. */
const standsBefore = (ticket: Ticket) =>
  ticket.escalated_on && ticket.state !== "CLOSED" ? (ticket.escalation ?? 4) : 0;

/** What step, how late, what else. */
export function TicketBadges({ ticket, children }: { ticket: Ticket; children?: ReactNode }) {
  return (
    <p className="badges">
      <TicketBadge state={ticket.state} />
      {ticket.state !== "PASSED_UP" && (
        <TimelinessBadge value={ticket.timeliness} kind="DATE" state={ticket.state} />
      )}
      <TicketMarks
        flags={{
          returned: ticket.returned,
          extended: ticket.extended,
          escalated: standsBefore(ticket),
          repeat: ticket.repeat_of !== "",
        }}
      />
      {children}
    </p>
  );
}

/** Whose turn, what was asked and planned, what was answered: the same in the drawer and on the page.
 * `acts`: whether the buttons stand here; the drawer has them in its foot. `life`: the life drawn at length, where there
 * is room for it; `children`: what the page has besides. */
export function TicketCore({
  ticket,
  acts,
  life,
  children,
}: {
  ticket: Ticket;
  acts: boolean;
  life?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <>
      <Words ticket={ticket} />
      {life ?? <Life ticket={ticket} />}
      <TicketCall ticket={ticket} acts={acts} />
      <PlanPanel ticket={ticket} />
      {children}
      <AnswerPanel ticket={ticket} />
      <Rechecks ticket={ticket} />
    </>
  );
}

/** The last words of others that stand over it. */
function Words({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const back = [...(ticket.answer?.sent ?? [])].reverse().find((sent) => sent.outcome);
  const before = standsBefore(ticket);
  const asked = ticket.extensions.find((one) => one.state === "REQUESTED" || one.state === "COUNTERED");
  return (
    <>
      {ticket.repeat_of && (
        <Note tone="amber" icon={IconRepeat} title={t("ticket.repeat")}>
          {t("ticket.repeatOf", { code: ticket.repeat_of })}
        </Note>
      )}
      {before > 0 && (
        <Note tone="red" icon={IconFlag} title={t(`life.level.${LEVELS[before] ?? "4"}`)}>
          {showDate(ticket.escalated_on)}
        </Note>
      )}
      {back?.outcome === "RETURNED" && ticket.state === "IN_PROGRESS" && (
        <Note
          tone="red"
          icon={IconArrowBackUp}
          title={t("task.returnedBy", {
            name: back.decided_by?.full_name ?? ticket.follow_up_unit.short_name,
            moment: back.decided_at ? showMoment(back.decided_at) : "",
          })}
        >
          {back.reason}
        </Note>
      )}
      <Reminded reminder={ticket.reminder} />
      {asked && (
        <Note
          tone="amber"
          icon={IconCalendarPlus}
          title={t("task.extensionAsked", {
            name: asked.by?.full_name ?? ticket.unit.short_name,
            date: showDate(asked.asked_due_on),
          })}
        >
          {asked.reason}
          {asked.state === "COUNTERED" && asked.decided_due_on && (
            <>
              <br />
              {t("task.extensionOffered", { date: showDate(asked.decided_due_on) })}
            </>
          )}
        </Note>
      )}
    </>
  );
}
