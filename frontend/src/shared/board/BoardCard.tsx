import { useDraggable } from "@dnd-kit/core";
import { IconArrowNarrowRight, IconDots } from "@tabler/icons-react";
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { CardPresence } from "@/shared/live/PresenceMark";
import { useBoard } from "./context";
import { MoveMenu } from "./MoveMenu";
import type { Placed } from "./moves";

/** The frame of a card: opened by a click anywhere, dragged by mouse and finger, lifted by Space, moved by its menu. */
export function BoardCard<C extends Placed>({ card, stop }: { card: C; stop: boolean }) {
  const { t } = useTranslation();
  const board = useBoard<C>();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({
    id: card.id,
    data: { state: card.state },
    disabled: board.phone,
  });
  const link = useRef<HTMLAnchorElement | null>(null);
  const mark = board.marks.get(card.id);
  const wanted = board.wanted === card.id;
  const { reached } = board;
  useEffect(() => {
    if (!wanted) return;
    link.current?.focus({ preventScroll: false });
    reached();
  }, [wanted, reached]);
  const open = (event: MouseEvent | KeyboardEvent) => {
    event.preventDefault();
    board.open(card, event.ctrlKey || event.metaKey);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside is the control; the frame only widens it
    <article
      ref={setNodeRef}
      data-card={card.id}
      className={[
        "card",
        isDragging && "card-lifted",
        mark && (mark.fresh ? "card-now" : "card-moved"),
        board.opened === card.id && "card-open",
      ]
        .filter(Boolean)
        .join(" ")}
      {...(board.phone ? {} : listeners)}
      onMouseEnter={() => board.turnTo(card.id)}
      onClick={(event) => {
        if (!(event.target as HTMLElement).closest("button, a, [role=menu]")) open(event);
      }}
    >
      {mark && (
        <p className="card-mark">
          <IconArrowNarrowRight size={14} stroke={2} aria-hidden />
          {mark.from ? t("board.from", { column: board.label(mark.from) }) : t("board.new")}
        </p>
      )}
      <a
        ref={(node) => {
          link.current = node;
          setActivatorNodeRef(node);
        }}
        href={board.href(card)}
        className="card-link"
        draggable={false}
        tabIndex={stop ? 0 : -1}
        aria-describedby={board.phone ? undefined : attributes["aria-describedby"]}
        onFocus={() => board.turnTo(card.id)}
        onClick={open}
        onKeyDown={(event) => {
          if (event.key === "Enter") open(event);
        }}
      >
        <span className="card-name">{board.name(card)}</span>
        <span className="card-title">{board.title(card)}</span>
      </a>
      {board.draw(card)}
      <CardPresence at={`${board.kind}:${card.id}`} />
      <MoveMenu card={card}>
        {board.phone ? (
          <>
            <IconArrowNarrowRight size={16} stroke={1.75} aria-hidden />
            {t("board.moveTo")}
          </>
        ) : (
          <IconDots size={16} stroke={1.75} aria-hidden />
        )}
      </MoveMenu>
    </article>
  );
}
