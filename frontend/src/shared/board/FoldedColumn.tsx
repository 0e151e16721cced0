import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useBoard } from "./context";
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
  const { t } = useTranslation();
  const { kind } = useBoard();
  const Glyph = column.icon;
  const label = `${t("board.unfold", { column: column.label })}, ${t(`board.count.${kind}`, { count: column.count })}`;
  return (
    <Landing state={column.state} order={order} reach={reach} className="column column-folded">
      <button
        type="button"
        className={`column-strip tone-${column.tone}`}
        aria-label={label}
        aria-expanded={false}
        title={label}
        onClick={unfold}
      >
        <Glyph size={16} stroke={1.75} aria-hidden className="column-icon" />
        <b>{column.count}</b>
        <span className="column-strip-name">{column.label}</span>
      </button>
      {asked && <div className="column-head">{asked}</div>}
    </Landing>
  );
}
