import { Age } from "@/shared/board/Age";
import { Who } from "@/shared/board/Who";
import { TimelinessBadge } from "@/shared/ui/badges";
import { Severity } from "@/shared/ui/Severity";
import { TicketMarks } from "@/shared/ui/TicketBadge";
import type { TicketCard } from "./read";

const ENDED = new Set(["CLOSED", "PASSED_UP"]);

/** Below a card's number and finding, always in this order: unit, severity, how late, what else. */
export function Card({ card, compact }: { card: TicketCard; compact: boolean }) {
  const due = card.state !== "PASSED_UP" && (
    <TimelinessBadge value={card.timeliness} kind="DATE" state={card.state} />
  );
  if (compact)
    return (
      <p className="card-line">
        <span className="ellipsis" title={card.unit.name}>
          {card.unit.short}
        </span>
        {due}
      </p>
    );
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
        {due}
        {!ENDED.has(card.state) && <Age days={card.age} since={card.opened_on} word="opened" />}
        <TicketMarks flags={card} />
      </p>
    </>
  );
}
