import { useTranslation } from "react-i18next";
import { Panel } from "@/shared/ui/Page";
import type { Measure } from "@/shared/views/states";
import { Figure, useLooked } from "./figures";

const BANDS: ["over_1" | "over_6" | "over_16" | "over_31" | "overdue_waiting", Measure][] = [
  ["over_1", "OVER_1"],
  ["over_6", "OVER_6"],
  ["over_16", "OVER_16"],
  ["over_31", "OVER_31"],
  ["overdue_waiting", "OVERDUE_WAITING"],
];

/** How long what is overdue with the unit is over its date, and, apart from it, what is overdue while it waits for others. */
export function Ageing() {
  const { t } = useTranslation();
  const { total } = useLooked();
  const most = Math.max(1, ...BANDS.map(([name]) => total[name]));
  return (
    <Panel title={t("overview.ageing")} aside={t("overview.overdueAll", { count: total.overdue })}>
      <table className="band-table">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t("overview.days")}</th>
            <th scope="col">{t("overview.tasks")}</th>
          </tr>
        </thead>
        <tbody>
          {BANDS.map(([name, measure]) => (
            <tr key={name}>
              <th scope="row">{t(`overview.band.${name}`)}</th>
              <td>
                <span className="band-bar" aria-hidden>
                  <i
                    className={name === "overdue_waiting" ? "fill-overdue_waiting" : undefined}
                    style={{ width: `${(total[name] / most) * 100}%` }}
                  />
                </span>
                <span className="number">
                  <Figure narrow={{ measure }} count={total[name]} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
