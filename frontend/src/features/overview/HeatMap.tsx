import { IconAlertTriangle, IconHourglass } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Overview, OverviewArea } from "@/shared/api/overviewQueries";
import { useAreas } from "@/shared/areas/areas";
import { Panel } from "@/shared/ui/Page";
import { Figure, type Narrow, useLooked, useShare } from "./figures";

const LEVELS = [45, 60, 75]; // per cent at which the next shade begins
const levelOf = (cell: OverviewArea) =>
  1 + LEVELS.filter((from) => (cell.done / cell.all) * 100 >= from).length;

/** Completion by area and unit; each cell says its numbers and opens its tasks. Units stand in the body's order, never by figures. */
export function HeatMap() {
  const { t } = useTranslation();
  const found = useLooked();
  const cells = new Map(found.cells.map((cell) => [`${cell.unit} ${cell.area}`, cell]));
  const title = t(found.scope === "BELOW" ? "overview.heatBelow" : "overview.heat");
  const areas = useAreas();
  const areaOf = (area: string) => (area === "NONE" ? t("overview.noArea") : areas.name(area));
  return (
    <Panel title={title} aside={<Legend />}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard */}
      <section className="heat-scroll" aria-label={title} tabIndex={0}>
        <table className="heat" style={{ maxWidth: found.areas.length * 160 + 240 }}>
          <thead className="heat-head">
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t("unitFigures.unit")}</span>
              </th>
              {found.areas.map(({ area }) => (
                <th key={area} scope="col">
                  {areaOf(area)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="heat-body">
            {found.items.map(({ unit }) => (
              <tr key={unit.id}>
                <th scope="row">
                  <Place unit={unit} />
                </th>
                {found.areas.map(({ area }) => (
                  <Cell
                    key={area}
                    cell={cells.get(`${unit.id} ${area}`)}
                    label={areaOf(area)}
                    narrow={{ measure: "ALL", unit: unit.id, area }}
                  />
                ))}
              </tr>
            ))}
            {found.items.length > 1 && (
              <tr className="heat-total">
                <th scope="row">{t("overview.whole")}</th>
                {found.areas.map((one) => (
                  <Cell
                    key={one.area}
                    cell={one}
                    label={areaOf(one.area)}
                    narrow={{ measure: "ALL", area: one.area }}
                  />
                ))}
              </tr>
            )}
          </tbody>
        </table>
      </section>
      <p className="dim small heat-marks">
        <IconAlertTriangle size={14} stroke={2} aria-hidden /> {t("overview.markOverdue")}{" "}
        <IconHourglass size={14} stroke={2} aria-hidden /> {t("overview.markWaiting")}{" "}
        <span className="no-print">{t("overview.press")}</span>
      </p>
    </Panel>
  );
}

/** A unit opens its own overview, a body below its card. */
function Place({ unit }: { unit: Overview["body"] }) {
  const found = useLooked();
  if (found.scope === "BELOW")
    return (
      <Link to="/committee/$unitId" params={{ unitId: String(unit.id) }} className="link">
        {unit.short_name}
      </Link>
    );
  if (found.lead) return unit.short_name;
  return (
    <Link
      to="/overview"
      search={(kept) => ({ ...kept, scope: undefined, lead: String(unit.id) })}
      className="link"
    >
      {unit.short_name}
    </Link>
  );
}

function Cell({ cell, label, narrow }: { cell: OverviewArea | undefined; label: string; narrow: Narrow }) {
  const { t } = useTranslation();
  const share = useShare();
  if (!cell?.all)
    return (
      <td className="heat-none">
        <span className="visually-hidden">{t("overview.noTask")}</span>
        <span aria-hidden>–</span>
      </td>
    );
  const few = share(cell.done, cell.all).includes("/");
  return (
    <td data-label={label} className={`heat-${levelOf(cell)}`}>
      <Figure narrow={narrow} count={cell.all} className="heat-cell">
        <b>{share(cell.done, cell.all)}</b>
        {!few && (
          <small>
            {cell.done}/{cell.all}
          </small>
        )}
        <span className="visually-hidden">{t("overview.cellSays", { done: cell.done, all: cell.all })}</span>
        {cell.overdue_own > 0 && (
          <span className="heat-mark heat-late">
            <IconAlertTriangle size={12} stroke={2} aria-hidden />
            {cell.overdue_own}
            <span className="visually-hidden">{t("overview.markOverdue")}</span>
          </span>
        )}
        {cell.overdue_waiting > 0 && (
          <span className="heat-mark">
            <IconHourglass size={12} stroke={2} aria-hidden />
            {cell.overdue_waiting}
            <span className="visually-hidden">{t("overview.markWaiting")}</span>
          </span>
        )}
      </Figure>
    </td>
  );
}

function Legend() {
  const { t } = useTranslation();
  const [first, second, third] = LEVELS;
  return (
    <ul className="fill-legend">
      <li className="heat-1">{t("overview.under", { to: first })}</li>
      <li className="heat-2">{t("overview.between", { from: first, to: Number(second) - 1 })}</li>
      <li className="heat-3">{t("overview.between", { from: second, to: Number(third) - 1 })}</li>
      <li className="heat-4">{t("overview.from", { from: third })}</li>
    </ul>
  );
}
