// biome-ignore-all lint/a11y/useSemanticElements: rows stand where they are scrolled to, which those of a <table> cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: a table to read; what is to be pressed in it has its own stop
import type { ReactNode } from "react";
import { ColumnHead } from "./ColumnHead";
import { useBoard } from "./context";
import { FoldStrip } from "./FoldStrip";
import type { Column } from "./types";
import type { Reach } from "./useDragging";
import type { useFolding } from "./useFolding";

/** The head of a column over all lanes; folded, its icon and count. */
export function LaneColumnHead({
  column,
  folding,
  reach,
  asked,
}: {
  column: Column;
  folding: ReturnType<typeof useFolding>;
  reach: Reach;
  asked: ReactNode;
}) {
  const { kind, phone } = useBoard();
  const turn = () => folding.turn(column.state);
  return (
    <div role="columnheader" className="lanes-head" data-reach={reach}>
      {folding.isFolded(column.state) ? (
        <>
          <FoldStrip column={column} className="lanes-strip" unfold={turn} />
          {asked && <div className="column-head">{asked}</div>}
        </>
      ) : (
        <ColumnHead
          column={column}
          kind={kind}
          fold={column.folds && !phone ? turn : undefined}
          asked={asked}
        />
      )}
    </div>
  );
}
