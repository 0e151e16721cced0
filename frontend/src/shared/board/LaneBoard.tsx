// biome-ignore-all lint/a11y/useSemanticElements: rows stand where they are scrolled to, which those of a <table> cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: a table to read; what is to be pressed in it has its own stop
import { useElementSize } from "@mantine/hooks";
import { type Range, useVirtualizer } from "@tanstack/react-virtual";
import {
  type CSSProperties,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useMemo,
  useRef,
} from "react";
import { useTranslation } from "react-i18next";
import type { useFolds } from "@/shared/ui/useFolds";
import { BoardCard } from "./BoardCard";
import { LiftedContext, useBoard, useNow } from "./context";
import { Landing } from "./Landing";
import { LaneColumnHead } from "./LaneColumnHead";
import { LaneHead } from "./LaneHead";
import { type Lane, rowsOf } from "./lanes";
import type { Placed } from "./moves";
import { HEIGHTS, keeping, useMargin } from "./scrolling";
import type { Column } from "./types";
import type { Reach } from "./useDragging";
import type { useFolding } from "./useFolding";

const HEAD = 52; // of the columns, which stand over what is scrolled; until it is measured

/** Columns by state crossed by lanes, as one table that scrolls as a whole; only the rows one looks at are drawn. Each row
 * holds the next card of every column. `scroller`: who scrolls instead, on a phone. */
export function LaneBoard<C extends Placed>({
  columns,
  lanes,
  folding,
  laneFolding,
  reach,
  asked,
  scroller,
}: {
  columns: Column[];
  lanes: Lane<C>[];
  folding: ReturnType<typeof useFolding>;
  laneFolding: ReturnType<typeof useFolds>;
  reach: (state: string) => Reach;
  /** What is asked of a card that waits in this column. */
  asked: (state: string) => ReactNode;
  scroller?: RefObject<HTMLElement | null>;
}) {
  const { t } = useTranslation();
  const { compact } = useBoard<C>();
  const { wanted, at } = useNow();
  const lifted = useContext(LiftedContext);
  const body = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const shut = columns.map(({ state }) => (folding.isFolded(state) ? "" : state)).join(" ");
  const { isFolded } = laneFolding;
  const rows = useMemo(() => {
    const states = shut.split(" "); // a folded column keeps its place, without cards
    const all = rowsOf(lanes, states, isFolded);
    return scroller
      ? all.filter((row) => row.cards || states.some((state) => row.lane.cells.get(state)))
      : all;
  }, [lanes, shut, isFolded, scroller]);
  const heads = useMemo(() => rows.flatMap((row, index) => (row.cards ? [] : [index])), [rows]);
  const stuck = useRef(-1);
  const rowOf = (id: string | null) =>
    id === null ? -1 : rows.findIndex((row) => row.cards?.some((card) => card?.id === id));
  const kept = rowOf(lifted);
  const drawnRange = (range: Range): number[] => {
    stuck.current = scroller ? -1 : (heads.findLast((head) => head <= range.startIndex) ?? -1);
    return keeping(kept, stuck.current)(range);
  };
  const margin = useMargin(scroller, list);
  const { ref: headsRef, height } = useElementSize<HTMLDivElement>();
  const head = Math.round(height) || HEAD;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => (scroller ?? body).current,
    estimateSize: (index) =>
      rows[index]?.cards ? (compact ? HEIGHTS.compact : HEIGHTS.card) + 6 : HEIGHTS.lane,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 3,
    scrollMargin: scroller ? margin : head,
    scrollPaddingStart: scroller ? 0 : head + HEIGHTS.lane,
    rangeExtractor: drawnRange,
    useFlushSync: false,
  });
  const row = rowOf(wanted);
  useEffect(() => {
    if (row >= 0) virtual.scrollToIndex(row, { align: "auto" });
  }, [row, virtual]);
  const drawn = virtual.getVirtualItems();
  const shownIds = drawn.flatMap((item) => rows[item.index]?.cards?.flatMap((card) => card?.id ?? []) ?? []);
  const stop = at !== null && shownIds.includes(at) ? at : shownIds[0];
  return (
    <div ref={body} className="lanes" data-phone={scroller ? "" : undefined}>
      <div
        className="lanes-in"
        style={{ "--tracks": scroller ? "minmax(0, 1fr)" : folding.tracks, "--heads": `${head}px` } as Sizes}
      >
        <div className="lanes-columns" aria-hidden>
          {columns.map((column, order) => (
            <Landing
              key={column.state}
              as="div"
              state={column.state}
              order={order}
              reach={reach(column.state)}
              className="column lanes-column"
            />
          ))}
        </div>
        <div
          role="table"
          aria-label={t("board.columns")}
          aria-rowcount={rows.length + 1}
          className="lanes-table"
        >
          <div role="rowgroup" ref={headsRef} className="lanes-heads">
            <div role="row" aria-rowindex={1} className="lanes-tracks">
              {columns.map((column) => (
                <LaneColumnHead
                  key={column.state}
                  column={column}
                  folding={folding}
                  reach={reach(column.state)}
                  asked={asked(column.state)}
                />
              ))}
            </div>
          </div>
          <div role="rowgroup" ref={list} className="lanes-rows" style={{ height: virtual.getTotalSize() }}>
            {drawn.map((item) => {
              const one = rows[item.index];
              if (!one) return null;
              const stands = item.index === stuck.current;
              return (
                <div
                  key={item.key}
                  role="row"
                  aria-rowindex={item.index + 2}
                  ref={stands ? undefined : virtual.measureElement}
                  data-index={item.index}
                  className={stands ? "lane-row lane-stuck" : "lane-row"}
                  style={stands ? undefined : { top: item.start - virtual.options.scrollMargin }}
                >
                  {one.cards ? (
                    <Cells cards={one.cards} columns={columns} stop={stop} lifted={lifted} />
                  ) : (
                    <LaneHead
                      lane={one.lane}
                      spans={columns.length}
                      folded={isFolded(one.lane.key)}
                      turn={() => laneFolding.turn(one.lane.key)}
                    />
                  )}
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </div>
  );
}

type Sizes = CSSProperties & { "--tracks": string; "--heads": string };

function Cells<C extends Placed>({
  cards,
  columns,
  stop,
  lifted,
}: {
  cards: (C | null)[];
  columns: Column[];
  stop: string | undefined;
  lifted: string | null;
}) {
  return (
    <div className="lanes-tracks lane-cells">
      {columns.map(({ state }, n) => {
        const card = cards[n];
        return (
          <div key={state} role="cell" className="lane-cell">
            {card && (
              <BoardCard key={card.id} card={card} stop={card.id === stop} lifted={card.id === lifted} />
            )}
          </div>
        );
      })}
    </div>
  );
}
