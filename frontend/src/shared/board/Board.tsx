import { DndContext, DragOverlay } from "@dnd-kit/core";
import { type RefObject, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLooking } from "@/shared/live/presence";
import { useFolds } from "@/shared/ui/useFolds";
import { BoardColumn } from "./BoardColumn";
import { BoardTabs } from "./BoardTabs";
import { BoardContext, LiftedContext, NowContext } from "./context";
import { FoldedColumn } from "./FoldedColumn";
import { Hand, LIFTING } from "./Hand";
import { LaneBoard } from "./LaneBoard";
import { lanesOf } from "./lanes";
import { MoveDialog } from "./MoveDialog";
import { type Arrival, laidOver, type Placed, reachable } from "./moves";
import { Since } from "./Since";
import { Speech, useSpeech } from "./speech";
import type { BoardOf } from "./types";
import { useArrivals } from "./useArrivals";
import { useBoardKeys } from "./useBoardKeys";
import { useDragging } from "./useDragging";
import { useFolding } from "./useFolding";
import { useMoves } from "./useMoves";
import { useTable } from "./useTable";
import { useTaking } from "./useTaking";
import { useTurning } from "./useTurning";

/** Columns by state, in lanes if one likes, cards moved by mouse, touch, keyboard and menu, and by others before one's eyes.
 * `phone`: one column at a time, in the page's own `scroller`. */
export function Board<C extends Placed>({
  board,
  opened,
  phone,
  scroller,
}: {
  board: BoardOf<C>;
  opened: string | undefined;
  phone: { column: string; choose: (column: string) => void } | null;
  scroller: RefObject<HTMLElement | null>;
}) {
  const { t } = useTranslation();
  const { columns, lanes: by = null, compact = false } = board;
  const label = (state: string): string => columns.find((one) => one.state === state)?.label ?? state;
  const speech = useSpeech();
  useLooking(undefined, board.kind);
  const moves = useMoves(board.kind, speech.cry);
  const heard = (moved: Arrival[], all: C[]) => {
    const only = moved.length === 1 && all.find((card) => card.id === moved[0]?.id);
    speech.say(
      only
        ? t("board.saidMoved", { name: board.called(only), column: label(only.state) })
        : t(`board.saidMany.${board.kind}`, { count: moved.length }),
    );
  };
  const latest = useRef(heard);
  latest.current = heard;
  const [tell] = useState(() => (moved: Arrival[], all: C[]) => latest.current(moved, all));
  const { stood, marks, seen } = useArrivals(board.cards, board.view, moves.moving, tell);
  const shown = useMemo(() => laidOver(stood, moves.moving), [stood, moves.moving]);
  const lanes = useMemo(() => lanesOf(shown, by), [shown, by]);
  const folding = useFolding(columns, phone !== null);
  const laneFolding = useFolds(`lanes-${board.kind}-${by?.name ?? ""}`);
  const keys = useBoardKeys(
    columns.map((column) => column.state).filter((state) => !folding.isFolded(state)),
    by ? lanes.filter((lane) => !laneFolding.isFolded(lane.key)) : lanes,
  );
  const taking = useTaking<C>(moves, board, keys.go);
  const turning = useTurning(board.stepsOf);
  const dragging = useDragging(board, shown, speech, (card, state) =>
    taking.take(card, reachable(dragging.steps, card.state).get(state) ?? []),
  );
  const table = useTable<C>({
    ...board,
    compact,
    phone: phone !== null,
    label,
    reached: keys.reached,
    turnTo: turning.turnTo,
    open: (card, page) => {
      seen(card.id);
      board.onOpen(card, page);
    },
    openMenu: keys.openMenu,
    take: taking.take,
  });
  const { wanted, at, menu } = keys;
  const now = useMemo(() => ({ marks, wanted, at, opened, menu }), [marks, wanted, at, opened, menu]);
  const drawn = phone ? columns.filter((column) => column.state === phone.column) : columns;
  const asked = (state: string) =>
    !phone && taking.asked?.to === state ? <MoveDialog taking={taking} /> : null;
  return (
    <BoardContext value={table}>
      <NowContext value={now}>
        <LiftedContext value={dragging.card?.id ?? null}>
          <DndContext id={LIFTING} {...dragging.context}>
            {phone && (
              <BoardTabs columns={columns} kind={board.kind} chosen={phone.column} choose={phone.choose} />
            )}
            <Since
              kind={board.kind}
              cards={shown}
              label={label}
              show={(card) => {
                phone?.choose(card.state);
                if (folding.isFolded(card.state)) folding.turn(card.state);
                keys.go(card.id);
              }}
            />
            <Hand cards={shown} disabled={phone !== null}>
              {by ? (
                <div className="board-lanes" {...keys.events}>
                  <LaneBoard
                    columns={drawn}
                    lanes={lanes}
                    folding={folding}
                    laneFolding={laneFolding}
                    reach={dragging.reach}
                    asked={asked}
                    scroller={phone ? scroller : undefined}
                  />
                </div>
              ) : (
                <ul
                  className="board"
                  style={phone ? undefined : { gridTemplateColumns: folding.tracks }}
                  aria-label={t("board.columns")}
                  {...keys.events}
                >
                  {drawn.map((column) => {
                    const same = {
                      column,
                      order: columns.indexOf(column),
                      reach: dragging.reach(column.state),
                      asked: asked(column.state),
                    };
                    const turn = () => folding.turn(column.state);
                    return folding.isFolded(column.state) ? (
                      <FoldedColumn key={column.state} {...same} unfold={turn} />
                    ) : (
                      <BoardColumn
                        key={column.state}
                        {...same}
                        cards={lanes[0]?.cells.get(column.state) ?? NONE}
                        scroller={phone ? scroller : undefined}
                        fold={column.folds && !phone ? turn : undefined}
                      />
                    );
                  })}
                </ul>
              )}
            </Hand>
            <DragOverlay dropAnimation={null}>
              {dragging.card && (
                <div className={compact ? "card card-carried card-compact" : "card card-carried"}>
                  <span className="card-name">{board.name(dragging.card)}</span>
                  <span className="card-title">{board.title(dragging.card)}</span>
                  {board.draw(dragging.card, compact)}
                </div>
              )}
            </DragOverlay>
          </DndContext>
        </LiftedContext>
        {taking.asked && (phone || !taking.asked.to) && <MoveDialog taking={taking} modal />}
        <Speech voice={speech.voice} />
      </NowContext>
    </BoardContext>
  );
}

const NONE: never[] = [];
