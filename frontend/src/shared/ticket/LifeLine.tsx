import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Ticket, TicketCourse } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { TICKET_STATES } from "@/shared/ui/TicketBadge";

const RED = new Set(["RETURNED", "REOPENED", "ESCALATED", "RECURRED"]);

/** The drawn life: each step with its day and whoever brought it there; what came back or was moved hangs below its step. */
export function LifeLine({ ticket, course }: { ticket: Ticket; course: TicketCourse }) {
  const { t } = useTranslation();
  // Put to a higher level it is in none of them: it halted at the last one that it had reached.
  const halted = course.stations.filter((station) => station.at !== null).length - 1;
  const at = ticket.state === "PASSED_UP" ? halted : ticket.life.indexOf(ticket.state);
  return (
    <ol className="lifeline" aria-label={t("ticket.life")}>
      {course.stations.map((station, place) => {
        const done = station.at !== null && (place < at || ticket.state === "CLOSED");
        const now = place === at && !done;
        const [tone, Glyph] = TICKET_STATES[station.state];
        const marks = course.marks.filter((mark) => mark.state === station.state);
        const kind = done ? "lifeline-done" : now ? `lifeline-now tone-${tone}` : "lifeline-ahead";
        return (
          <li key={station.state} className={kind} aria-current={now ? "step" : undefined}>
            <span className="lifeline-dot">
              {done ? (
                <IconCheck size={14} stroke={2.25} aria-hidden />
              ) : (
                <Glyph size={14} stroke={2} aria-hidden />
              )}
            </span>
            <p className="lifeline-name">{t(`ticketStep.${station.state}`)}</p>
            <p className="dim small">
              {station.at && <time>{showDate(station.at)}</time>}
              {station.at && station.times > 1 && ` · ${t("life.times", { count: station.times })}`}
              {!station.at && (station.times ? t("life.left", { count: station.times }) : t("life.ahead"))}
            </p>
            {station.who && <p className="dim small">{station.who}</p>}
            {marks.map((mark) => (
              <p
                key={`${mark.kind} ${mark.at}`}
                className={RED.has(mark.kind) ? "lifeline-mark lifeline-red" : "lifeline-mark"}
              >
                {mark.kind === "ESCALATED" && mark.what ? mark.what : t(`life.mark.${mark.kind}`)}{" "}
                {showDate(mark.at).slice(0, 5)}
                {mark.kind === "EXTENDED" && mark.what && <span className="dim"> · {mark.what}</span>}
              </p>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
