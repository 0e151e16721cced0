import { type ReactNode, type RefObject, useContext } from "react";
import { ColumnCards } from "./ColumnCards";
import { ColumnHead, useCounts } from "./ColumnHead";
import { LiftedContext, useBoard } from "./context";
import { Landing } from "./Landing";
import type { Placed } from "./moves";
import type { Column } from "./types";
import type { Reach } from "./useDragging";

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
  const told = useCounts(kind, column);
  return (
    <Landing state={column.state} order={order} reach={reach} className="column">
      <ColumnHead column={column} kind={kind} fold={fold} asked={asked} />
      <ColumnCards
        label={[column.label, told.count, told.overdue].filter(Boolean).join(", ")}
        cards={cards}
        lifted={cards.some((card) => card.id === lifted) ? lifted : null}
        scroller={scroller}
      />
    </Landing>
  );
}
