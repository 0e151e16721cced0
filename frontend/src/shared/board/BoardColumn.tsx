import { useDroppable } from "@dnd-kit/core";
import { type ReactNode, type RefObject, useContext } from "react";
import { ColumnCards } from "./ColumnCards";
import { ColumnHead, useCounts } from "./ColumnHead";
import { LiftedContext, useBoard } from "./context";
import type { Placed } from "./moves";
import type { Column } from "./types";
import { isShut, type Reach } from "./useDragging";

/** One state: its head stays over its cards. `scroller`: who scrolls instead of the column. */
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
  const { kind } = useBoard<C>();
  const lifted = useContext(LiftedContext);
  const { setNodeRef } = useDroppable({ id: column.state, data: { order }, disabled: isShut(reach) });
  const told = useCounts(kind, column);
  return (
    <li ref={setNodeRef} className="column" data-state={column.state} data-reach={reach}>
      <ColumnHead column={column} kind={kind} fold={fold} asked={asked} />
      <ColumnCards
        label={[column.label, told.count, told.overdue].filter(Boolean).join(", ")}
        cards={cards}
        lifted={cards.some((card) => card.id === lifted) ? lifted : null}
        scroller={scroller}
      />
    </li>
  );
}
