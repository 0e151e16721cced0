import { useDraggable } from "@dnd-kit/core";
import { IconArrowNarrowRight, IconDots } from "@tabler/icons-react";
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { CardPresence } from "@/shared/live/PresenceMark";
import { useBoard, useNow } from "./context";
import { MoveMenu } from "./MoveMenu";
import type { Placed } from "./moves";
import type { Marks } from "./useArrivals";

/** The frame of a card: opened by a click anywhere, dragged by mouse and finger, lifted by Space, moved by its menu. */
export const BoardCard = memo(function BoardCard<C extends Placed>({
  card,
  stop,
}: {
  card: C;
  stop: boolean;
}) {
  const board = useBoard<C>();
  const now = useNow();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({
    id: card.id,
    data: { state: card.state },
    disabled: board.phone,
  });
  const mark = now.marks.get(card.id);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside is the control; the frame only widens it
    <article
      ref={setNodeRef}
      data-card={card.id}
      className={[
        "card",
        board.compact && "card-compact",
        isDragging && "card-lifted",
        mark && (mark.fresh ? "card-now" : "card-moved"),
        now.opened === card.id && "card-open",
      ]
        .filter(Boolean)
        .join(" ")}
      {...(board.phone ? {} : listeners)}
      onMouseEnter={() => board.turnTo(card.id)}
      onClick={(event) => {
        if ((event.target as HTMLElement).closest("button, a, [role=menu]")) return;
        event.preventDefault();
        board.open(card, event.ctrlKey || event.metaKey);
      }}
    >
      <Inside
        card={card}
        mark={mark}
        stop={stop}
        wanted={now.wanted === card.id}
        menu={now.menu === card.id}
        anchor={setActivatorNodeRef}
        described={board.phone ? undefined : attributes["aria-describedby"]}
      />
    </article>
  );
});

type Told<C extends Placed> = {
  card: C;
  mark: ReturnType<Marks["get"]>;
  stop: boolean;
  wanted: boolean;
  menu: boolean;
  anchor: (node: HTMLElement | null) => void;
  described: string | undefined;
};

/** What a card says: drawn anew only when something of it changed, however often a drag stirs its frame. */
const Inside = memo(function Inside<C extends Placed>({
  card,
  mark,
  stop,
  wanted,
  menu,
  anchor,
  described,
}: Told<C>) {
  const { t } = useTranslation();
  const board = useBoard<C>();
  const link = useRef<HTMLAnchorElement | null>(null);
  useEffect(() => {
    if (!wanted) return;
    link.current?.focus({ preventScroll: false });
    board.reached();
  }, [wanted, board]);
  const open = (event: MouseEvent | KeyboardEvent) => {
    event.preventDefault();
    board.open(card, event.ctrlKey || event.metaKey);
  };
  return (
    <>
      {mark && (
        <p className="card-mark">
          <IconArrowNarrowRight size={14} stroke={2} aria-hidden />
          {mark.from ? t("board.from", { column: board.label(mark.from) }) : t("board.new")}
        </p>
      )}
      <a
        ref={(node) => {
          link.current = node;
          anchor(node);
        }}
        href={board.href(card)}
        className="card-link"
        draggable={false}
        tabIndex={stop ? 0 : -1}
        aria-describedby={described}
        onFocus={() => board.turnTo(card.id)}
        onClick={open}
        onKeyDown={(event) => {
          if (event.key === "Enter") open(event);
        }}
      >
        <span className="card-name">{board.name(card)}</span>
        <span className="card-title">{board.title(card)}</span>
      </a>
      {board.draw(card, board.compact)}
      <CardPresence at={`${board.kind}:${card.id}`} />
      <MoveMenu card={card} opened={menu}>
        {board.phone ? (
          <>
            <IconArrowNarrowRight size={16} stroke={1.75} aria-hidden />
            {t("board.moveTo")}
          </>
        ) : (
          <IconDots size={16} stroke={1.75} aria-hidden />
        )}
      </MoveMenu>
    </>
  );
});
