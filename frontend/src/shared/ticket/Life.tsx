import { IconCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Ticket } from "@/shared/api/types";
import { TICKET_STATES } from "@/shared/ui/TicketBadge";

/** The steps its severity passes, those done and the present one. */
export function Life({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const at = ticket.life.indexOf(ticket.state);
  if (at < 0) return null;
  const [tone, Glyph] = TICKET_STATES[ticket.state];
  return (
    <ol className="life" aria-label={t("ticket.life")}>
      {ticket.life.map((state, place) => {
        const done = place < at || ticket.state === "CLOSED";
        const now = place === at && !done;
        return (
          <li
            key={state}
            className={done ? "life-done" : now ? `life-now tone-${tone}` : undefined}
            aria-current={now ? "step" : undefined}
          >
            {done && <IconCheck size={14} stroke={2} aria-hidden />}
            {now && <Glyph size={14} stroke={2} aria-hidden />}
            {t(`ticketStep.${state}`)}
          </li>
        );
      })}
    </ol>
  );
}
