// biome-ignore-all lint/a11y/useSemanticElements: rows stand where they are scrolled to, which those of a <table> cannot
// biome-ignore-all lint/a11y/useFocusableInteractive: a table to read; what is to be pressed in it has its own stop
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { Counts, useCounts } from "./ColumnHead";
import { useBoard } from "./context";
import type { Lane } from "./lanes";
import type { Placed } from "./moves";

/** A lane's name and counts; a press folds it to this line. */
export function LaneHead<C extends Placed>({
  lane,
  spans,
  folded,
  turn,
}: {
  lane: Lane<C>;
  spans: number;
  folded: boolean;
  turn: () => void;
}) {
  const { t } = useTranslation();
  const { kind } = useBoard<C>();
  const told = useCounts(kind, lane);
  const Glyph = folded ? IconChevronRight : IconChevronDown;
  return (
    <div role="rowheader" aria-colspan={spans} className="lane-head" data-lane={lane.key}>
      <button
        type="button"
        className="lane-turn"
        aria-expanded={!folded}
        title={t(folded ? "boards.unfoldLane" : "boards.foldLane")}
        onClick={turn}
      >
        <Glyph size={16} stroke={1.75} aria-hidden />
        <b className="ellipsis">{lane.label}</b>
        <Counts {...told} />
      </button>
    </div>
  );
}
