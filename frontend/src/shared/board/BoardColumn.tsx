import { useDroppable } from "@dnd-kit/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useContext, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { BoardCard } from "./BoardCard";
import { ColumnHead, useCounts } from "./ColumnHead";
import { LiftedContext, useBoard, useNow } from "./context";
import type { Placed } from "./moves";
import { HEIGHTS, keeping, useMargin } from "./scrolling";
import type { Column } from "./types";
import { isShut, type Reach } from "./useDragging";

/** One state: its head stays, its cards are drawn only where one looks. `scroller`: who scrolls instead of the column. */
export function BoardColumn<C extends Placed>({
  column,
  order,
  cards,
  reach,
  scroller,
  asked,
  fold,
}: {
  column: Column;
  order: number;
  cards: C[];
  reach: Reach;
  scroller?: RefObject<HTMLElement | null>;
  asked: ReactNode;
  fold?: () => void;
}) {
  const { t } = useTranslation();
  const { kind, compact } = useBoard<C>();
  const { wanted, at } = useNow();
  const lifted = useContext(LiftedContext);
  const body = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const { setNodeRef } = useDroppable({ id: column.state, data: { order }, disabled: isShut(reach) });
  const rowOf = (id: string | null) => (id === null ? -1 : cards.findIndex((card) => card.id === id));
  const rows = useVirtualizer({
    count: cards.length,
    getScrollElement: () => (scroller ?? body).current,
    estimateSize: () => (compact ? HEIGHTS.compact : HEIGHTS.card),
    getItemKey: (index) => cards[index]?.id ?? index,
    gap: scroller ? 10 : 6,
    overscan: 4,
    scrollMargin: useMargin(scroller, list),
    rangeExtractor: keeping(rowOf(lifted)),
    useFlushSync: false,
  });
  const row = rowOf(wanted);
  useEffect(() => {
    if (row >= 0) rows.scrollToIndex(row, { align: "auto" });
  }, [row, rows]);
  const drawn = rows.getVirtualItems();
  const stop = drawn.find((item) => cards[item.index]?.id === at)?.index ?? drawn[0]?.index;
  const told = useCounts(kind, column);
  return (
    <li ref={setNodeRef} className="column" data-state={column.state} data-reach={reach}>
      <ColumnHead column={column} kind={kind} fold={fold} asked={asked} />
      <div ref={body} className="column-body">
        <ul
          ref={list}
          className="column-cards"
          aria-label={[column.label, told.count, told.overdue].filter(Boolean).join(", ")}
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
                style={{ top: item.start - rows.options.scrollMargin }}
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
