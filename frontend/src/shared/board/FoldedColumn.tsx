import type { ReactNode } from "react";
import { FoldStrip } from "./FoldStrip";
import { Landing } from "./Landing";
import type { Column } from "./types";
import type { Reach } from "./useDragging";

/** A column folded to a strip: its name and count, still a place to drop a card; a touch unfolds it. */
export function FoldedColumn({
  column,
  order,
  reach,
  unfold,
  asked,
}: {
  column: Column;
  order: number;
  reach: Reach;
  unfold: () => void;
  asked: ReactNode;
}) {
  return (
    <Landing state={column.state} order={order} reach={reach} className="column column-folded">
      <FoldStrip column={column} className="column-strip" unfold={unfold} named />
      {asked && <div className="column-head">{asked}</div>}
    </Landing>
  );
}
