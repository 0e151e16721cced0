import { DndContext, DragOverlay } from "@dnd-kit/core";
import { type RefObject, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLooking } from "@/shared/live/presence";
import { BoardColumn } from "./BoardColumn";
import { BoardTabs } from "./BoardTabs";
import { BoardContext } from "./context";
import { FoldedColumn } from "./FoldedColumn";
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
import { useTaking } from "./useTaking";
import { useTurning } from "./useTurning";

/** Columns by state, cards moved by mouse, touch, keyboard and menu, and by others before one's eyes.
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
  const { columns } = board;
  const label = (state: string): string => columns.find((one) => one.state === state)?.label ?? state;
  const speech = useSpeech();
  useLooking(undefined, board.kind);
  const moves = useMoves(board.kind, speech.cry);
  const heard = (moved: Arrival[], all: C[]) => {
    const only = moved.length === 1 && all.find((card) => card.id === moved[0]?.id);
    speech.say(
      only
        ? t("board.saidMoved", { name: board.name(only), column: label(only.state) })
        : t(`board.saidMany.${board.kind}`, { count: moved.length }),
    );
  };
  const latest = useRef(heard);
  latest.current = heard;
  const [tell] = useState(() => (moved: Arrival[], all: C[]) => latest.current(moved, all));
  const { stood, marks, seen } = useArrivals(board.cards, board.view, moves.moving, tell);
  const shown = useMemo(() => laidOver(stood, moves.moving), [stood, moves.moving]);
  const folding = useFolding(columns, phone !== null);
  const keys = useBoardKeys(
    columns.map((column) => column.state).filter((state) => !folding.isFolded(state)),
    shown,
  );
  const taking = useTaking<C>(moves, board, keys.go);
  const turning = useTurning(board.stepsOf);
  const dragging = useDragging(board, shown, speech, (card, state) =>
    taking.take(card, reachable(dragging.steps, card.state).get(state) ?? []),
  );
  const table = {
    ...board,
    phone: phone !== null,
    marks,
    label,
    wanted: keys.wanted,
    reached: keys.reached,
    turnTo: turning.turnTo,
    opened,
    open: (card: C, page: boolean) => {
      seen(card.id);
      board.onOpen(card, page);
    },
    menu: keys.menu,
    openMenu: keys.openMenu,
    take: taking.take,
  };
  const drawn = phone ? columns.filter((column) => column.state === phone.column) : columns;
  return (
    <BoardContext value={table}>
      <DndContext {...dragging.context}>
        {phone && (
          <BoardTabs columns={columns} kind={board.kind} chosen={phone.column} choose={phone.choose} />
        )}
        <Since
          kind={board.kind}
          cards={shown}
          label={label}
          href={(id) => `/${board.kind}s/${id}`}
          show={(card) => {
            phone?.choose(card.state);
            if (folding.isFolded(card.state)) folding.turn(card.state);
            keys.go(card.id);
          }}
        />
        <ul
          className="board"
          style={phone ? undefined : { gridTemplateColumns: folding.tracks }}
          aria-label={t("board.columns")}
          onKeyDown={keys.onKeyDown}
        >
          {drawn.map((column) => {
            const same = {
              column,
              kind: board.kind,
              order: columns.indexOf(column),
              reach: dragging.reach(column.state),
              asked: !phone && taking.asked?.to === column.state ? <MoveDialog taking={taking} /> : null,
            };
            const turn = () => folding.turn(column.state);
            return folding.isFolded(column.state) ? (
              <FoldedColumn key={column.state} {...same} unfold={turn} />
            ) : (
              <BoardColumn
                key={column.state}
                {...same}
                cards={shown.filter((card) => card.state === column.state)}
                scroller={phone ? scroller : undefined}
                at={keys.at}
                fold={column.folds && !phone ? turn : undefined}
              />
            );
          })}
        </ul>
        <DragOverlay dropAnimation={null}>
          {dragging.card && (
            <div className="card card-carried">
              <span className="card-name">{board.name(dragging.card)}</span>
              <span className="card-title">{board.title(dragging.card)}</span>
              {board.draw(dragging.card)}
            </div>
          )}
        </DragOverlay>
      </DndContext>
      {taking.asked && (phone || !taking.asked.to) && <MoveDialog taking={taking} modal />}
      <Speech {...speech} />
    </BoardContext>
  );
}
