import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconHourglass,
  IconPlayerPlay,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Tone } from "@/shared/ui/badges";
import { showShare } from "@/shared/ui/numbers";
import type { TicketCard, Whole } from "./read";
import { columnOf, overdueByUnit } from "./wall";

const MOST = 5; // units named in the list of who is late

/** The share remedied, what the rest is made of, and where it is late. */
export function WallSummary({ all, cards }: { all: Whole; cards: TicketCard[] }) {
  const { t, i18n } = useTranslation();
  const late = overdueByUnit(cards);
  const isLate = (card: TicketCard) => card.timeliness.class === "OVERDUE";
  const calm = cards.filter((card) => !isLate(card));
  const of = (...names: (string | null)[]) => calm.filter((card) => names.includes(columnOf(card))).length;
  const parts: [string, Tone, typeof IconHourglass, number][] = [
    [t("ticketState.CLOSED"), "green", IconCircleCheck, all.closed],
    [t("wall.waiting"), "violet", IconHourglass, of("waiting")],
    [t("wall.inTime"), "blue", IconPlayerPlay, of("working", "returned")],
    [t("wall.open"), "grey", IconCircleDashed, of("open")],
    [t("timelinessName.OVERDUE"), "red", IconAlertTriangle, cards.filter(isLate).length],
  ];
  const most = late[0]?.count ?? 1;
  return (
    <aside className="wall-summary" aria-label={t("boardPage.share")}>
      <h2 className="dim">{t("boardPage.share")}</h2>
      <p className="wall-share">{showShare(all.closed, all.total, i18n.language)}</p>
      <div className="bar wall-bar" aria-hidden>
        {parts
          .filter(([, , , count]) => count > 0)
          .map(([label, tone, , count]) => (
            <i key={label} className={`tone-${tone}`} style={{ flexGrow: count }} />
          ))}
      </div>
      <dl className="wall-parts">
        {parts.map(([label, tone, Glyph, count]) => (
          <div key={label} className={tone === "red" && count ? "figure-red" : undefined}>
            <dt>
              <Glyph size={20} stroke={1.75} aria-hidden /> {label}
            </dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {late.length > 0 && (
        <>
          <h2 className="dim wall-late-title">{t("wall.lateUnits")}</h2>
          <ul className="wall-units">
            {late.slice(0, MOST).map(({ unit, count }) => (
              <li key={unit}>
                <span className="ellipsis">{unit}</span>
                <span className="wall-unit-bar" aria-hidden>
                  <i style={{ width: `${(count / most) * 100}%` }} />
                </span>
                <b className="number">{count}</b>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}
