import { IconArrowNarrowRight, IconDots } from "@tabler/icons-react";
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { CardPresence } from "@/shared/live/PresenceMark";
import { useBoard, useNow } from "./context";
import { LIFTING } from "./Hand";
import { MoveMenu } from "./MoveMenu";
import type { Placed } from "./moves";
import type { Marks } from "./useArrivals";

/** The frame of a card: opened by a click anywhere, lifted by the `Hand`, moved by its menu. */
export const BoardCard = memo(function BoardCard<C extends Placed>({
  card,
  stop,
  lifted,
}: {
  card: C;
  stop: boolean;
  lifted: boolean;
}) {
  const board = useBoard<C>();
  const now = useNow();
  const mark = now.marks.get(card.id);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside is the control; the frame only widens it
    <article
      data-card={card.id}
      className={[
        "card",
        board.compact && "card-compact",
        lifted && "card-lifted",
        mark && (mark.fresh ? "card-now" : "card-moved"),
        now.opened === card.id && "card-open",
      ]
        .filter(Boolean)
        .join(" ")}
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
};

/** What a card says: drawn anew only when something of it changed, however often a drag stirs its frame. */
const Inside = memo(function Inside<C extends Placed>({ card, mark, stop, wanted, menu }: Told<C>) {
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
        ref={link}
        href={board.href(card)}
        className="card-link"
        draggable={false}
        tabIndex={stop ? 0 : -1}
        aria-describedby={board.phone ? undefined : LIFTING}
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
