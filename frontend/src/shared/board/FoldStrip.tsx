import { useTranslation } from "react-i18next";
import { Count } from "@/shared/ui/Count";
import { useBoard } from "./context";
import type { Column } from "./types";

/** What a folded column is pressed by: its icon and count, `named` its name too; it unfolds it. */
export function FoldStrip({
  column,
  className,
  unfold,
  named,
}: {
  column: Column;
  className: string;
  unfold: () => void;
  named?: boolean;
}) {
  const { t } = useTranslation();
  const { kind } = useBoard();
  const Glyph = column.icon;
  const label = `${t("board.unfold", { column: column.label })}, ${t(`board.count.${kind}`, { count: column.count })}`;
  return (
    <button
      type="button"
      className={`${className} tone-${column.tone}`}
      aria-label={label}
      aria-expanded={false}
      title={label}
      onClick={unfold}
    >
      <Glyph size={16} stroke={1.75} aria-hidden className="column-icon" />
      <b>
        <Count of={column.count} />
      </b>
      {named && <span className="column-strip-name">{column.label}</span>}
    </button>
  );
}
