import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { QuickRow } from "@/shared/api/types";
import type { Column, Complaints } from "./columns";
import type { Drafts } from "./drafts";
import { Line, type RowActs } from "./GridRow";

export type GridProps = Pick<RowActs, "set" | "paste" | "reuse"> & {
  rows: QuickRow[];
  columns: readonly Column[];
  drafts: Drafts;
  wrong: Record<string, Complaints>;
  unit: boolean;
  busy: boolean;
  nothing: (rows: QuickRow[]) => void;
};

export function GridTable(props: GridProps) {
  const { t } = useTranslation();
  const latest = useRef(props);
  latest.current = props;
  const acts = useMemo<RowActs>(
    () => ({
      set: (...asked) => latest.current.set(...asked),
      paste: (...asked) => latest.current.paste(...asked),
      nothing: (row) => latest.current.nothing(row ? [row] : latest.current.rows),
      reuse: (row) => latest.current.reuse(row),
    }),
    [],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
    <section className="table-wrap quick-wrap" aria-label={t("quick.title")} tabIndex={0}>
      <table className="quick">
        <thead>
          <tr>
            <th scope="col">{t("quick.task")}</th>
            {props.columns.map((column) => (
              <th key={column} scope="col" className={`quick-${column}`}>
                {t(`quick.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, index) => (
            <Line
              key={row.id}
              row={row}
              index={index}
              columns={props.columns}
              draft={props.drafts[row.id]}
              wrong={props.wrong[row.id]}
              unit={props.unit}
              busy={props.busy}
              acts={acts}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
