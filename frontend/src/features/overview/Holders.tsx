import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Overview, OverviewCounts } from "@/shared/api/overviewQueries";
import { Panel } from "@/shared/ui/Page";
import type { Measure } from "@/shared/views/states";
import { Figure, useLooked } from "./figures";

const PARTS: ["with_unit" | "inside" | "above" | "paused", Measure][] = [
  ["with_unit", "WITH_UNIT"],
  ["inside", "INSIDE"],
  ["above", "ABOVE"],
  ["paused", "PAUSED"],
];
const SHOWN = 12; // bars; more of them say less than the table

/** With whom what is open lies, unit by unit in the body's order: waiting for others is not the unit's. Nobody is named here. */
export function Holders() {
  const { t } = useTranslation();
  const found = useLooked();
  const apart = found.items.length > 1 && found.items.length <= SHOWN;
  const rows: { unit?: Overview["body"]; counts: OverviewCounts }[] = [
    ...(apart ? found.items.map((row) => ({ unit: row.unit, counts: row })) : []),
    { counts: found.total },
  ];
  const most = Math.max(1, ...(apart ? found.items : [found.total]).map((row) => row.open));
  return (
    <Panel
      title={t("overview.holders")}
      aside={
        found.scope === "BODY" && (
          <Link to="/workload" search={{}} className="link no-print">
            {t("overview.byPerson")}
          </Link>
        )
      }
    >
      <ul className="fill-legend">
        {PARTS.map(([name]) => (
          <li key={name} className={`fill-${name}`}>
            {t(`overview.part.${name}`)}
          </li>
        ))}
      </ul>
      <table className="holders">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t("unitFigures.unit")}</th>
            <th scope="col">{t("overview.holders")}</th>
            <th scope="col">{t("overview.open")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ unit, counts }) => (
            <tr key={unit?.id ?? 0} className={unit ? undefined : "holders-total"}>
              <th scope="row">{unit?.short_name ?? t("overview.whole")}</th>
              <td>
                <div className="held">
                  {PARTS.map(
                    ([name, measure]) =>
                      counts[name] > 0 && (
                        <span
                          key={name}
                          className={`fill-${name}`}
                          style={{ flexGrow: counts[name] / (unit ? most : counts.open) }}
                        >
                          <Figure
                            narrow={{ measure, unit: unit?.id }}
                            count={counts[name]}
                            className="held-count"
                          >
                            {counts[name]}
                            <span className="visually-hidden">{t(`overview.part.${name}`)}</span>
                          </Figure>
                        </span>
                      ),
                  )}
                  {unit && <span style={{ flexGrow: 1 - counts.open / most }} />}
                </div>
              </td>
              <td className="number">
                <Figure narrow={{ measure: "OPEN", unit: unit?.id }} count={counts.open} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
