import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { BoardCard } from "./BoardCard";
import { useBoard, useNow } from "./context";
import type { Placed } from "./moves";
import { HEIGHTS, keeping, useMargin } from "./scrolling";

/** The cards of one column, drawn only where one looks; they stand still while a card of another column is in the hand.
 * `scroller`: who scrolls instead of the column. */
export const ColumnCards = memo(function ColumnCards<C extends Placed>({
  label,
  cards,
  lifted,
  scroller,
}: {
  label: string;
  cards: C[];
  /** The one of them in the hand, which stays drawn. */
  lifted: string | null;
  scroller?: RefObject<HTMLElement | null>;
}) {
  const { t } = useTranslation();
  const { compact } = useBoard<C>();
  const { wanted, at } = useNow();
  const body = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
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
  return (
    <div ref={body} className="column-body">
      <ul ref={list} className="column-cards" aria-label={label} style={{ height: rows.getTotalSize() }}>
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
              <BoardCard card={card} stop={item.index === stop} lifted={card.id === lifted} />
            </li>
          );
        })}
      </ul>
      {!cards.length && <p className="column-none">{t("board.none")}</p>}
    </div>
  );
});
