import { IconUserQuestion } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { TimelinessBadge } from "@/shared/ui/badges";
import { Avatar } from "@/shared/ui/people";
import { Severity } from "@/shared/ui/Severity";
import { TicketMarks } from "@/shared/ui/TicketBadge";
import type { TicketCard } from "./read";

/** Below a card's number and finding, always in this order: unit, severity, how late, what else. */
export function Card({ card }: { card: TicketCard }) {
  return (
    <>
      {card.officer !== undefined && <Who officer={card.officer} />}
      <p className="card-facts" title={card.unit.name}>
        {card.unit.short}
      </p>
      <p className="card-facts">
        <Severity degree={card.severity} />
      </p>
      <p className="card-badges">
        {card.state !== "PASSED_UP" && (
          <TimelinessBadge value={card.timeliness} kind="DATE" state={card.state} />
        )}
        <TicketMarks flags={card} />
      </p>
    </>
  );
}

function Who({ officer }: { officer: NonNullable<TicketCard["officer"]> | null }) {
  const { t } = useTranslation();
  const name = officer?.full_name ?? t("plans.nobody");
  return (
    <span className="card-who" title={name}>
      {officer ? (
        <Avatar person={officer} />
      ) : (
        <span className="card-nobody">
          <IconUserQuestion size={13} stroke={1.75} aria-hidden />
        </span>
      )}
      <span className="visually-hidden">{name}</span>
    </span>
  );
}
