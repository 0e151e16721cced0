import { IconUserQuestion } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { TimelinessBadge } from "@/shared/ui/badges";
import { Avatar } from "@/shared/ui/people";
import { Severity } from "@/shared/ui/Severity";
import { TicketMarks } from "@/shared/ui/TicketBadge";
import type { TicketCard } from "./read";

/** Below a card's number and finding, always in this order: unit, severity, how late, what else. */
export function Card({ card }: { card: TicketCard }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="card-who" title={card.officer?.full_name ?? t("plans.nobody")}>
        {card.officer ? (
          <Avatar person={card.officer} />
        ) : (
          <span className="card-nobody">
            <IconUserQuestion size={13} stroke={1.75} aria-hidden />
          </span>
        )}
        <span className="visually-hidden">{card.officer?.full_name ?? t("plans.nobody")}</span>
      </span>
      <p className="card-facts" title={card.unit.name}>
        {card.unit.short}
      </p>
      <p className="card-facts">
        <Severity degree={card.severity} />
      </p>
      <p className="card-badges">
        <TimelinessBadge value={card.timeliness} kind="DATE" state={card.state} />
        <TicketMarks flags={card} />
      </p>
    </>
  );
}
