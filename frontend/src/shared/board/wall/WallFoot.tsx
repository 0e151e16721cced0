import { IconBolt, IconWifi, IconWifiOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { lastMovesQuery } from "@/shared/api/queries";
import { useLive } from "@/shared/live/LiveProvider";
import { showBriefly, showDate, showTime } from "@/shared/ui/dates";
import type { WallCard, WallOf } from "./wall";

/** The last moves, told without names, and whether the wall follows. */
export function WallFoot<C extends WallCard>({ wall }: { wall: WallOf<C> }) {
  const { t } = useTranslation();
  const live = useLive();
  const moves = useQuery(lastMovesQuery);
  const today = showDate(live.now().toISOString());
  const cards = new Map(wall.cards.map((card) => [card.id, card]));
  const last = (moves.data?.items ?? [])
    .flatMap((event) => {
      const card = event.subject.type === wall.kind ? cards.get(event.subject.id) : undefined;
      const column = card && event.to ? wall.moved(event.to) : null;
      return card && column ? [{ seq: event.seq, at: event.at, name: wall.called(card), column }] : [];
    })
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
        {last.map(({ seq, at, name, column }) => (
          <li key={seq} className="ellipsis">
            <time>{showDate(at) === today ? showTime(at) : showBriefly(at)}</time> ·{" "}
            {t("board.saidMoved", { name, column }).replace(/\.$/, "")}
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
