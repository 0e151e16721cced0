import { useElementSize } from "@mantine/hooks";
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleDashed,
  IconHourglass,
  IconPlayerPlay,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { TimelinessBadge, type Tone } from "@/shared/ui/badges";
import { Severity } from "@/shared/ui/Severity";
import type { TicketCard } from "./read";
import { type WallColumn as Name, pageOf } from "./wall";

const CARD = 222; // height of a card and the gap below it: the finding keeps to three lines
const LOOKS: Record<Name, [Tone, typeof IconHourglass]> = {
  open: ["grey", IconCircleDashed],
  working: ["blue", IconPlayerPlay],
  waiting: ["violet", IconHourglass],
  returned: ["red", IconArrowBackUp],
};

export function WallColumn({ column, cards, turn }: { column: Name; cards: TicketCard[]; turn: number }) {
  const { t } = useTranslation();
  const { ref, height } = useElementSize();
  const [tone, Glyph] = LOOKS[column];
  const overdue = cards.filter((card) => card.timeliness.class === "OVERDUE").length;
  const shown = pageOf(cards, Math.floor(height / CARD), turn);
  return (
    <section className="wall-column" aria-label={t(`wall.${column}`)}>
      <header className={`tone-${tone}`}>
        <Glyph size={24} stroke={1.75} className="column-icon" aria-hidden />
        <h2 className="grow">{t(`wall.${column}`)}</h2>
        <b className="wall-count">{cards.length}</b>
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
            <p className="wall-card-head">
              <Severity degree={card.severity} />
              <span className="dim">{card.code}</span>
            </p>
            <h3>{card.text}</h3>
            <p className="dim ellipsis">{card.unit.short}</p>
            <TimelinessBadge value={card.timeliness} kind="DATE" state={card.state} />
          </li>
        ))}
      </ul>
    </section>
  );
}
