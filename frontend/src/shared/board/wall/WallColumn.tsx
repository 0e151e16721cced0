import { useElementSize } from "@mantine/hooks";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { TimelinessBadge } from "@/shared/ui/badges";
import { Count } from "@/shared/ui/Count";
import { isLate, pageOf, type WallCard, type WallColumnOf, type WallOf } from "./wall";

const CARD = 222; // height of a card and the gap below it: the text keeps to three lines

/** One column, its most urgent cards first, a page at a time. */
export function WallColumn<C extends WallCard>({
  wall,
  column,
  cards,
  turn,
}: {
  wall: WallOf<C>;
  column: WallColumnOf<C>;
  cards: C[];
  turn: number;
}) {
  const { t } = useTranslation();
  const { ref, height } = useElementSize();
  const Glyph = column.icon;
  const overdue = cards.filter(isLate).length;
  const shown = pageOf(cards, Math.floor(height / CARD), turn);
  return (
    <section className="wall-column" aria-label={column.label}>
      <header className={`tone-${column.tone}`}>
        <Glyph size={24} stroke={1.75} className="column-icon" aria-hidden />
        <h2 className="grow">{column.label}</h2>
        <b className="wall-count">
          <Count of={cards.length} />
        </b>
      </header>
      <p className={overdue ? "wall-late" : "wall-calm"}>
        {overdue ? (
          <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
        ) : (
          <IconCircleCheck size={18} stroke={1.75} aria-hidden />
        )}
        {overdue ? t("board.overdue", { count: overdue }) : t("wall.noneOverdue")}
        {shown.pages > 1 && (
          <span className="wall-page">{t("wall.page", { page: shown.page, pages: shown.pages })}</span>
        )}
      </p>
      <ul ref={ref} className="wall-cards">
        {shown.cards.map((card) => (
          <li key={card.id} className="wall-card">
            <p className="wall-card-head">{wall.head(card)}</p>
            <h3>{wall.text(card)}</h3>
            <p className="dim ellipsis">{card.unit.short}</p>
            <TimelinessBadge value={card.timeliness} kind={wall.deadline(card)} state={card.state} />
          </li>
        ))}
      </ul>
    </section>
  );
}
