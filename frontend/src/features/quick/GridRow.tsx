import { IconFileSymlink, IconHistory, IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type ClipboardEvent, type KeyboardEvent, memo } from "react";
import { useTranslation } from "react-i18next";
import type { QuickRow } from "@/shared/api/types";
import { TimelinessBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { type Cells, type Column, type Complaints, STANDINGS, shown, standingAt } from "./columns";
import type { Draft, More } from "./drafts";
import { FigureCells } from "./FigureCells";

export type RowActs = {
  set: (row: QuickRow, cells: Cells, more?: More) => void;
  paste: (text: string, row: number, column: Column) => void;
  /** "Nothing new" for a row, or with none for all that are left. */
  nothing: (row: QuickRow | null) => void;
  /** Choose a piece of evidence that was used lately. */
  reuse: (row: QuickRow) => void;
};
export type LineProps = {
  row: QuickRow;
  index: number;
  columns: readonly Column[];
  draft: Draft | undefined;
  wrong: Complaints | undefined;
  unit: boolean;
  busy: boolean;
  acts: RowActs;
};

const NONE = {};

/** A task with its cells, and its order's figures; drawn anew only when something of it changes, however many there are. */
export const Line = memo(function Line(props: LineProps) {
  const { row, index, columns, draft, wrong, busy, acts } = props;
  return (
    <>
      <Row {...props} />
      {row.order && (
        <FigureCells
          row={row}
          index={index}
          span={columns.length + 1}
          typed={draft?.figures ?? NONE}
          wrong={wrong ?? NONE}
          busy={busy}
          set={(figures) => acts.set(row, {}, { figures })}
        />
      )}
    </>
  );
});

const place = (row: number, column: string): string => `quick-${row}-${column}`;

/** To the same column above or below; Tab goes through the cells by itself, since nothing else in a row stops it. */
function go(row: number, column: string): boolean {
  const cell = document.getElementById(place(row, column));
  if (!(cell instanceof HTMLInputElement || cell instanceof HTMLSelectElement)) return false;
  cell.focus();
  if (cell instanceof HTMLInputElement) cell.select();
  return true;
}

/** Enter goes down and Shift+Enter up, arrows too where the cell does not need them; whether the key was meant so. */
function moves(event: KeyboardEvent, row: number, column: Column): boolean {
  if (event.key === "Enter") return go(row + (event.shiftKey ? -1 : 1), column) || true;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  return step !== undefined && column !== "standing" && go(row + step, column);
}

function Row(props: LineProps) {
  const { t } = useTranslation();
  const { row, columns, draft, unit } = props;
  return (
    <tr className={draft?.refused ? "quick-refused" : draft ? "quick-typed" : undefined}>
      <th scope="row">
        <Link to="/tasks/$taskId" params={{ taskId: row.id }} tabIndex={-1} className="clamp-2">
          {row.line_no && <span className="dim item-no">{row.line_no} </span>}
          {row.title}
        </Link>
        <p className="item-facts">
          {row.to_accept && <span className="strong">{t("accept.awaited")}</span>}
          {unit && <span>{row.officer?.full_name ?? t("plans.nobody")}</span>}
          {(row.due.on || row.due.printed) && (
            <span>{row.due.on ? t("work.due", { date: showDate(row.due.on) }) : row.due.printed}</span>
          )}
          <TimelinessBadge value={row.timeliness} kind={row.due.kind} state={row.state} />
        </p>
        {draft?.refused && (
          <p className="quick-why" role="alert">
            {draft.refused}
          </p>
        )}
      </th>
      {columns.map((column) => (
        <td key={column} className={`quick-${column}`} data-label={t(`quick.${column}`)}>
          <Cell column={column} {...props} />
        </td>
      ))}
    </tr>
  );
}

function Cell({ row, index, column, draft, busy, acts, ...props }: LineProps & { column: Column }) {
  const { t } = useTranslation();
  const { set } = acts;
  const cells = draft?.cells ?? {};
  const value = shown(row, cells, column);
  const wrong = props.wrong?.[column];
  const last = row.last?.text;
  const common = {
    id: place(index, column),
    "aria-label": t("quick.cellOf", { column: t(`quick.${column}`), task: row.title }),
    "aria-invalid": wrong ? true : undefined,
    "aria-describedby": wrong ? `${place(index, column)}-why` : undefined,
    disabled: busy,
    value,
    className: cells[column] === undefined ? "quick-cell" : "quick-cell quick-changed",
    onPaste: (event: ClipboardEvent) => {
      const text = event.clipboardData.getData("text/plain");
      if (!/[\t\n]/.test(text.trimEnd()) && column !== "standing") return;
      event.preventDefault();
      acts.paste(text, index, column);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const chord = event.ctrlKey || event.altKey || event.metaKey;
      const letter = column === "standing" && !chord && standingAt(event.key, (one) => t(`standing.${one}`));
      if (event.key === "F4" && last) set(row, { text: last });
      else if (letter) set(row, { standing: letter });
      else if (event.key === "F2") acts.reuse(row);
      else if (event.key === "F8") acts.nothing(event.shiftKey ? null : row);
      else if (!moves(event, index, column)) return;
      event.preventDefault();
    },
  };
  const said = wrong && (
    <p id={`${place(index, column)}-why`} className="quick-why">
      {wrong}
    </p>
  );
  if (column === "standing")
    return (
      <>
        <select {...common} onChange={(event) => set(row, { standing: event.currentTarget.value })}>
          {STANDINGS.map((one) => (
            <option key={one} value={one}>
              {t(`standing.${one}`)}
            </option>
          ))}
        </select>
        {said}
      </>
    );
  const off = column === "next" && shown(row, cells, "standing") === "DONE";
  return (
    <>
      <input
        {...common}
        value={off ? "" : value}
        disabled={busy || off}
        autoComplete="off"
        maxLength={column === "text" ? 5000 : column === "basis" ? 300 : 100}
        inputMode={column === "percent" ? "numeric" : undefined}
        placeholder={column === "text" ? last : undefined}
        onChange={(event) => set(row, { [column]: event.currentTarget.value })}
      />
      {column === "text" && last && cells.text === undefined && (
        <button
          type="button"
          className="quick-last"
          tabIndex={-1}
          title={t("quick.lastWords")}
          aria-label={t("quick.lastWordsOf", { task: row.title })}
          onClick={() => set(row, { text: last })}
        >
          <IconHistory size={16} stroke={1.75} aria-hidden />
        </button>
      )}
      {column === "number" && <Again row={row} again={draft?.again} busy={busy} acts={acts} />}
      {said}
    </>
  );
}

/** A piece used again beside, or instead of, a number that is typed. */
function Again({
  row,
  again,
  busy,
  acts,
}: Pick<LineProps, "row" | "busy" | "acts"> & { again: Draft["again"] }) {
  const { t } = useTranslation();
  if (again)
    return (
      <p className="quick-again">
        <IconFileSymlink size={14} stroke={1.75} aria-hidden />
        <span className="ellipsis" title={again.name}>
          {again.name}
        </span>
        <button
          type="button"
          className="icon-button"
          tabIndex={-1}
          disabled={busy}
          aria-label={t("quick.notAgain", { name: again.name })}
          onClick={() => acts.set(row, {}, { again: null })}
        >
          <IconX size={14} stroke={1.75} aria-hidden />
        </button>
      </p>
    );
  return (
    <button
      type="button"
      className="quick-last"
      tabIndex={-1}
      disabled={busy}
      title={t("quick.again")}
      aria-label={t("quick.againOf", { task: row.title })}
      onClick={() => acts.reuse(row)}
    >
      <IconFileSymlink size={16} stroke={1.75} aria-hidden />
    </button>
  );
}
