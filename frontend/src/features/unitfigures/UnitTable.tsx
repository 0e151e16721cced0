import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Measured, MeasuredUnit, UnitFigures } from "@/shared/api/types";
import { showPercent } from "@/shared/ui/numbers";

const COUNTS = [
  ["all", "ALL"],
  ["due", "DUE"],
  ["in_time_first", "IN_TIME_FIRST"],
  ["in_time", "IN_TIME"],
  ["late", "LATE"],
  ["overdue", "OVERDUE"],
  ["extended", "EXTENDED"],
  ["waiting", "WAITING"],
] as const;

/** A row a unit; every figure opens the list that it counted. */
export function UnitTable({ figures }: { figures: UnitFigures }) {
  const { t } = useTranslation();
  const whole = { body: String(figures.body.id), year: String(figures.year) };
  return (
    <div className="table-wrap">
      <table className="outline unit-figures">
        <thead>
          <tr>
            {figures.ranked && (
              <th scope="col" className="number">
                {t("unitFigures.place")}
              </th>
            )}
            <th scope="col">{t("unitFigures.unit")}</th>
            {COUNTS.map(([name]) => (
              <th key={name} scope="col" className="number">
                {t(`unitFigures.${name}`)}
              </th>
            ))}
            <th scope="col" className="number">
              {t("unitFigures.obstacles")}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.items.map((row) => (
            <Row key={row.unit.id} row={row} figures={figures} />
          ))}
          <tr className="unit-total">
            {figures.ranked && <td className="none" />}
            <td>
              <b>{t("unitFigures.whole")}</b>
            </td>
            <Cells
              row={figures.total}
              show={(measure, value) => (
                <Link to="/tasks" search={{ ...whole, measure }} className="link">
                  {value}
                </Link>
              )}
              obstacles={(value, state) => (
                <Link to="/obstacles" search={{ ...whole, state }} className="link">
                  {value}
                </Link>
              )}
            />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, figures }: { row: MeasuredUnit; figures: UnitFigures }) {
  const { t } = useTranslation();
  const of = { lead: String(row.unit.id), year: String(figures.year) };
  return (
    <tr>
      {figures.ranked && (
        <td data-label={t("unitFigures.place")} className={row.rank ? "number" : "number dim none"}>
          {row.rank ?? "–"}
        </td>
      )}
      <td>
        <b>{row.unit.name}</b>
      </td>
      <Cells
        row={row}
        show={(measure, value) => (
          <Link to="/tasks" search={{ ...of, measure }} className="link">
            {value}
          </Link>
        )}
        obstacles={(value, state) => (
          <Link to="/obstacles" search={{ ...of, state }} className="link">
            {value}
          </Link>
        )}
      />
    </tr>
  );
}

type Shown = {
  row: Measured;
  show: (measure: (typeof COUNTS)[number][1], value: number) => ReactNode;
  obstacles: (value: ReactNode, state?: "OPEN") => ReactNode;
};

function Cells({ row, show, obstacles }: Shown) {
  const { t, i18n } = useTranslation();
  const beside = (name: (typeof COUNTS)[number][0]) => {
    const share = name === "in_time" ? row.share : name === "in_time_first" ? row.share_first : null;
    if (share) return showPercent(share, i18n.language);
    return name === "extended" && row.times_extended > row.extended
      ? t("unitFigures.times", { count: row.times_extended })
      : null;
  };
  return (
    <>
      {COUNTS.map(([name, measure]) => (
        <td
          key={name}
          data-label={t(`unitFigures.${name}`)}
          className={row[name] ? "number" : "number dim none"}
        >
          {row[name] ? show(measure, row[name]) : 0}
          {beside(name) && <p className="dim small">{beside(name)}</p>}
        </td>
      ))}
      <td data-label={t("unitFigures.obstacles")} className={row.obstacles ? "number" : "number dim none"}>
        {row.obstacles ? obstacles(row.obstacles) : 0}
        {row.obstacles_open > 0 && (
          <p className="small">
            {obstacles(t("unitFigures.unanswered", { count: row.obstacles_open }), "OPEN")}
          </p>
        )}
      </td>
    </>
  );
}
