import { useDroppable } from "@dnd-kit/core";
import { IconChevronsRight } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { BoardCard } from "./BoardCard";
import { useBoard } from "./context";
import type { Placed } from "./moves";
import type { Column } from "./types";
import type { Reach } from "./useDragging";

const CARD = 168; // a guess; every drawn card is measured

/** One state: its head stays, its cards are drawn only where one looks. `scroller`: who scrolls instead of the column. */
export function BoardColumn<C extends Placed>({
  column,
  kind,
  order,
  cards,
  reach,
  scroller,
  at,
  asked,
  fold,
}: {
  column: Column;
  kind: "ticket" | "task";
  order: number;
  cards: C[];
  reach: Reach;
  scroller?: RefObject<HTMLElement | null>;
  at: string | null;
  asked: ReactNode;
  fold?: () => void;
}) {
  const { t } = useTranslation();
  const { wanted } = useBoard<C>();
  const body = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const { setNodeRef } = useDroppable({
    id: column.state,
    data: { order },
    disabled: reach === "closed" || reach === "unknown",
  });
  const rows = useVirtualizer({
    count: cards.length,
    getScrollElement: () => (scroller ?? body).current,
    estimateSize: () => CARD,
    getItemKey: (index) => cards[index]?.id ?? index,
    gap: scroller ? 10 : 6,
    overscan: 4,
    scrollMargin: scroller ? (list.current?.offsetTop ?? 0) : 0,
    useFlushSync: false,
  });
  const row = wanted === null ? -1 : cards.findIndex((card) => card.id === wanted);
  useEffect(() => {
    if (row >= 0) rows.scrollToIndex(row, { align: "auto" });
  }, [row, rows]);
  const drawn = rows.getVirtualItems();
  const stop = drawn.find((item) => cards[item.index]?.id === at)?.index ?? drawn[0]?.index;
  const Glyph = column.icon;
  const count = t(`board.count.${kind}`, { count: column.count });
  const overdue = column.overdue ? t("board.overdue", { count: column.overdue }) : "";
  return (
    <li ref={setNodeRef} className="column" data-state={column.state} data-reach={reach}>
      <div className={`column-head tone-${column.tone}`}>
        <Glyph size={16} stroke={1.75} aria-hidden className="column-icon" />
        <div className="grow">
          <h2>{column.label}</h2>
          <p className="column-counts">
            {count}
            {overdue && (
              <>
                {" · "}
                <b>{overdue}</b>
              </>
            )}
          </p>
        </div>
        {fold && (
          <button
            type="button"
            className="icon-button column-fold"
            aria-label={t("board.fold", { column: column.label })}
            title={t("board.fold", { column: column.label })}
            aria-expanded
            onClick={fold}
          >
            <IconChevronsRight size={16} stroke={1.75} aria-hidden />
          </button>
        )}
        {asked}
      </div>
      <div ref={body} className="column-body">
        <ul
          ref={list}
          className="column-cards"
          aria-label={[column.label, count, overdue].filter(Boolean).join(", ")}
          style={{ height: rows.getTotalSize() }}
        >
          {drawn.map((item) => {
            const card = cards[item.index];
            if (!card) return null;
            return (
              <li
                key={item.key}
                ref={rows.measureElement}
                data-index={item.index}
                className="column-row"
                style={{ transform: `translateY(${item.start - rows.options.scrollMargin}px)` }}
              >
                <BoardCard card={card} stop={item.index === stop} />
              </li>
            );
          })}
        </ul>
        {!cards.length && <p className="column-none">{t("board.none")}</p>}
      </div>
    </li>
  );
}
