import { IconBolt, IconWifi, IconWifiOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { lastMovesQuery } from "@/shared/api/queries";
import type { TicketState } from "@/shared/api/types";
import { useLive } from "@/shared/live/LiveProvider";
import { showBriefly, showDate, showTime } from "@/shared/ui/dates";
import { TICKET_STATES } from "@/shared/ui/TicketBadge";
import type { TicketCard } from "./read";

/** The last moves, told without names, and whether the wall follows. */
export function WallFoot({ cards }: { cards: TicketCard[] }) {
  const { t } = useTranslation();
  const live = useLive();
  const moves = useQuery(lastMovesQuery);
  const today = showDate(live.now().toISOString());
  const codes = new Map(cards.map((card) => [card.id, card.code]));
  const last = (moves.data?.items ?? [])
    .filter(
      (event) =>
        event.subject.type === "ticket" &&
        event.to &&
        event.to in TICKET_STATES &&
        event.to !== "OPEN" &&
        codes.has(event.subject.id),
    )
    .slice(0, 3);
  const on = live.state === "online" || live.state === "connecting";
  return (
    <footer className="wall-foot">
      {last.length > 0 && (
        <b className="wall-just">
          <IconBolt size={20} stroke={1.75} aria-hidden />
          {t("wall.just")}
        </b>
      )}
      <ul className="grow wall-moves">
        {last.map((event) => (
          <li key={event.seq} className="ellipsis">
            <time>{showDate(event.at) === today ? showTime(event.at) : showBriefly(event.at)}</time> ·{" "}
            {t("board.saidMoved", {
              name: codes.get(event.subject.id) ?? "",
              column: t(`ticketState.${event.to as TicketState}`),
            }).replace(/\.$/, "")}
          </li>
        ))}
      </ul>
      <span className={`live live-${live.state}`}>
        {on ? (
          <IconWifi size={20} stroke={1.75} aria-hidden />
        ) : (
          <IconWifiOff size={20} stroke={1.75} aria-hidden />
        )}
        {on ? t("live.online") : t("live.lost", { time: live.since })}
      </span>
    </footer>
  );
}
