import { IconChevronsRight } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Column, Kind } from "./types";

/** How many there are and how many are late, as a column's and a lane's head say it. */
export function useCounts(kind: Kind, { count, overdue }: { count: number; overdue: number }) {
  const { t } = useTranslation();
  return {
    count: t(`board.count.${kind}`, { count }),
    overdue: overdue ? t("board.overdue", { count: overdue }) : "",
  };
}

export function Counts(told: ReturnType<typeof useCounts>) {
  return (
    <span className="column-counts">
      {told.count}
      {told.overdue && (
        <>
          {" · "}
          <b>{told.overdue}</b>
        </>
      )}
    </span>
  );
}

/** A state's icon and name, its counts, and what is asked of a card that waits in it. */
export function ColumnHead({
  column,
  kind,
  fold,
  asked,
}: {
  column: Column;
  kind: Kind;
  fold: (() => void) | undefined;
  asked: ReactNode;
}) {
  const { t } = useTranslation();
  const told = useCounts(kind, column);
  const Glyph = column.icon;
  return (
    <div className={`column-head tone-${column.tone}`}>
      <Glyph size={16} stroke={1.75} aria-hidden className="column-icon" />
      <div className="grow">
        <h2>{column.label}</h2>
        <Counts {...told} />
      </div>
      {fold && (
        <button
          type="button"
          className="icon-button column-fold"
          aria-label={t("board.fold", { column: column.label })}
          title={t("board.fold", { column: column.label })}
          aria-expanded
          onClick={fold}
        >
          <IconChevronsRight size={16} stroke={1.75} aria-hidden />
        </button>
      )}
      {asked}
    </div>
  );
}
