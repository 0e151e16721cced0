import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Age } from "@/shared/board/Age";
import { Board } from "@/shared/board/Board";
import { BoardTools, useWallKey } from "@/shared/board/BoardTools";
import { Who } from "@/shared/board/Who";
import { Wall } from "@/shared/board/wall/Wall";
import { Flags, TimelinessBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { usePhone } from "@/shared/ui/usePhone";
import type { ViewSearch } from "./filter";
import { PartOf } from "./PartOf";
import { called, type TaskCard } from "./read";
import { type Drawn, ENDED } from "./useTaskBoard";
import { useTaskLanes } from "./useTaskLanes";
import { useTaskWall } from "./useTaskWall";

type Shown = { search: ViewSearch; set: (next: ViewSearch) => void };

/** Tasks by state; a card goes where the server says it may, and is asked what the step needs. */
export function TaskBoardView({ drawn, search, set }: Shown & { drawn: Drawn }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  // The board measures itself in what scrolls, which therefore must stand first.
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const phone = usePhone();
  const { columns, cards } = drawn;
  const { by } = useTaskLanes(search.lanes);
  const wall = useTaskWall(cards);
  useWallKey(() => set({ wall: true }));
  const shown =
    columns.find((one) => one.state === search.column) ?? columns.find((one) => one.count > 0) ?? columns[0];
  if (search.wall) return <Wall wall={wall} onLeave={() => set({ wall: undefined })} />;
  return (
    <div className="task-board" ref={setBox}>
      {box && (
        <Board
          board={{
            columns,
            cards,
            view: drawn.view,
            stepsOf: drawn.stepsOf,
            kind: "task",
            lanes: by,
            compact: search.card === "compact",
            name: (card) =>
              card.line_no
                ? t("views.line", { no: card.line_no })
                : t("views.given", { date: showDate(card.given_on) }),
            called: (card) => called(card, t),
            title: (card) => card.title,
            href: (card) => `/tasks/${card.id}`,
            draw: (card, compact) => <Card card={card} compact={compact} />,
            onOpen: (card) => void navigate({ to: "/tasks/$taskId", params: { taskId: card.id } }),
          }}
          opened={undefined}
          phone={phone && shown ? { column: shown.state, choose: (column) => set({ column }) } : null}
          scroller={{ current: box }}
        />
      )}
    </div>
  );
}

/** How the board is drawn, beside its filters. */
export function TaskBoardTools({ search, set }: Shown) {
  const { ways } = useTaskLanes(search.lanes);
  return <BoardTools kind="task" look={search} ways={ways} set={(look) => set(look as ViewSearch)} />;
}

/** Below a card's number and title: what it is a piece of, unit, how late, what else. */
function Card({ card, compact }: { card: TaskCard; compact: boolean }) {
  const due = <TimelinessBadge value={card.timeliness} kind={card.deadline} state={card.state} />;
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
      <PartOf title={card.title} parent={card.parent} className="card-facts clamp-2" />
      <p className="card-facts" title={card.unit.name}>
        {card.unit.short}
      </p>
      <p className="card-badges">
        {due}
        {!ENDED.has(card.state) && <Age days={card.age} since={card.given_on} word="given" />}
        <Flags row={{ extended: card.extended, class: card.class, hand_back: false }} />
      </p>
    </>
  );
}
