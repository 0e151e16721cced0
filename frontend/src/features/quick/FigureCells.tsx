import type { ClipboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { OrderFigure, QuickRow } from "@/shared/api/types";
import { cellsOf, showFigure } from "@/shared/figures/read";
import type { Complaints } from "./columns";
import { figuresOf, storedFigure } from "./figures";

/** The figures that the row's order asks for, below its cells: Tab goes on through them, a pasted row fills them. */
export function FigureCells({
  row,
  index,
  span,
  typed,
  wrong,
  busy,
  set,
}: {
  row: QuickRow;
  index: number;
  span: number;
  typed: Record<string, string>;
  wrong: Complaints;
  busy: boolean;
  set: (figures: Record<string, string>) => void;
}) {
  const { t, i18n } = useTranslation();
  const figures = figuresOf(row);
  const shown = ({ key, kind }: OrderFigure): string => {
    const kept = storedFigure(row, key);
    return typed[key] ?? (kept && showFigure(kind, kept, i18n.language));
  };
  const paste = (at: number) => (event: ClipboardEvent) => {
    const cells = cellsOf(event.clipboardData.getData("text/plain"));
    if (cells.length < 2) return;
    event.preventDefault();
    const filled = figures.slice(at, at + cells.length);
    set(Object.fromEntries(filled.map(({ key }, n) => [key, (cells[n] ?? "").trim()])));
  };
  return (
    <tr className="quick-figures">
      <td colSpan={span}>
        <fieldset aria-label={t("quick.figuresOf", { task: row.title })}>
          {figures.map((figure, at) => {
            const place = `quick-${index}-figure-${figure.key}`;
            const said = wrong[`figure-${figure.key}`];
            const common = {
              id: place,
              value: shown(figure),
              disabled: busy,
              "aria-invalid": said ? true : undefined,
              "aria-describedby": said ? `${place}-why` : undefined,
              className: typed[figure.key] === undefined ? "quick-cell" : "quick-cell quick-changed",
              onPaste: paste(at),
            };
            return (
              <div key={figure.key} className="quick-figure">
                <label htmlFor={place}>
                  {figure.name}
                  <span className="dim">
                    {figure.kind === "PERCENT" ? " (%)" : figure.unit && ` (${figure.unit})`}
                    {figure.required && " *"}
                  </span>
                </label>
                {figure.kind === "YES_NO" ? (
                  <select {...common} onChange={(event) => set({ [figure.key]: event.currentTarget.value })}>
                    <option value="">–</option>
                    <option value="YES">{t("figures.yes")}</option>
                    <option value="NO">{t("figures.no")}</option>
                  </select>
                ) : (
                  <input
                    {...common}
                    autoComplete="off"
                    inputMode={figure.kind === "NUMBER" || figure.kind === "PERCENT" ? "decimal" : undefined}
                    maxLength={figure.kind === "TEXT" ? 2000 : 30}
                    onChange={(event) => set({ [figure.key]: event.currentTarget.value })}
                  />
                )}
                {said && (
                  <p id={`${place}-why`} className="quick-why">
                    {said}
                  </p>
                )}
              </div>
            );
          })}
        </fieldset>
      </td>
    </tr>
  );
}
