import { useMediaQuery } from "@mantine/hooks";
import { IconUserQuestion } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Board } from "@/shared/board/Board";
import { Flags, TimelinessBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { Avatar } from "@/shared/ui/people";
import type { ViewSearch } from "./filter";
import type { TaskCard } from "./read";
import type { Drawn } from "./useTaskBoard";

/** Tasks by state; a card goes where the server says it may, and is asked what the step needs. */
export function TaskBoardView({
  drawn,
  search,
  set,
}: {
  drawn: Drawn;
  search: ViewSearch;
  set: (next: ViewSearch) => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  // The board measures itself in what scrolls, which therefore must stand first.
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const phone = useMediaQuery("(max-width: 640px)", undefined, { getInitialValueInEffect: false });
  const { columns, cards } = drawn;
  const shown =
    columns.find((one) => one.state === search.column) ?? columns.find((one) => one.count > 0) ?? columns[0];
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
            name: (card) =>
              card.line_no
                ? t("views.line", { no: card.line_no })
                : t("views.given", { date: showDate(card.given_on) }),
            title: (card) => card.title,
            href: (card) => `/tasks/${card.id}`,
            draw: (card) => <Card card={card} />,
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

/** Below a card's number and title: what it is a piece of, unit, how late, what else. */
function Card({ card }: { card: TaskCard }) {
  const { t } = useTranslation();
  return (
    <>
      {card.officer !== undefined && <Who officer={card.officer} />}
      {card.parent && <p className="card-facts clamp-2">{t("views.partOf", { title: card.parent })}</p>}
      <p className="card-facts" title={card.unit.name}>
        {card.unit.short}
      </p>
      <p className="card-badges">
        <TimelinessBadge value={card.timeliness} kind={card.deadline} state={card.state} />
        <Flags row={{ extended: card.extended, class: card.class, hand_back: false }} />
      </p>
    </>
  );
}

function Who({ officer }: { officer: NonNullable<TaskCard["officer"]> | null }) {
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
