import { useTranslation } from "react-i18next";
import type { OverviewWeek } from "@/shared/api/overviewQueries";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";
import type { Measure } from "@/shared/views/states";
import { Figure, type Narrow, useLooked } from "./figures";
import { TableBehind } from "./TableBehind";

type Part = "in_time" | "late" | "overdue_own" | "overdue_waiting";
const PARTS: [Part, Measure][] = [
  ["in_time", "IN_TIME"],
  ["late", "LATE"],
  ["overdue_own", "OVERDUE_OWN"],
  ["overdue_waiting", "OVERDUE_WAITING"],
];
const short = (day: string) => showDate(day).slice(0, 5);

/** What was due in each of the last weeks and what became of it: numbers, since a week has few; patterns and words, not colour alone. */
export function Weeks() {
  const { t } = useTranslation();
  const { weeks } = useLooked();
  const most = Math.max(1, ...weeks.map((week) => week.due));
  const of = (week: OverviewWeek, measure: Measure): Narrow => ({
    measure,
    due_from: week.first,
    due_to: week.last,
  });
  return (
    <Panel title={t("overview.weeks")}>
      <ul className="fill-legend">
        {PARTS.map(([name]) => (
          <li key={name} className={`fill-${name}`}>
            {t(`overview.part.${name}`)}
          </li>
        ))}
        <li className="fill-first">{t("overview.part.first")}</li>
      </ul>
      <ol className="weeks">
        {weeks.map((week) => (
          <li key={week.first}>
            <Figure narrow={of(week, "DUE")} count={week.due} className="week">
              <span className="week-due number">{week.due || "–"}</span>
              <span className="week-bar" aria-hidden>
                {week.due > 0 && (
                  <i className="week-first" style={{ bottom: `${(week.in_time_first / most) * 100}%` }} />
                )}
                {PARTS.map(([name]) => (
                  <i
                    key={name}
                    className={`fill-${name}`}
                    style={{ height: `${(week[name] / most) * 100}%` }}
                  />
                ))}
              </span>
              <span className="week-name">{short(week.first)}</span>
              <span className="visually-hidden">
                {t("overview.weekSays", {
                  first: short(week.first),
                  last: short(week.last),
                  due: week.due,
                  done: week.in_time,
                })}
              </span>
            </Figure>
          </li>
        ))}
      </ol>
      <TableBehind title={t("overview.weeks")}>
        <table className="outline unit-figures">
          <thead>
            <tr>
              <th scope="col">{t("overview.week")}</th>
              <th scope="col" className="number">
                {t("unitFigures.due")}
              </th>
              <th scope="col" className="number">
                {t("unitFigures.in_time_first")}
              </th>
              {PARTS.map(([name]) => (
                <th key={name} scope="col" className="number">
                  {t(`overview.part.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.first}>
                <td className="nowrap">
                  {short(week.first)} – {short(week.last)}
                </td>
                <td className="number" data-label={t("unitFigures.due")}>
                  <Figure narrow={of(week, "DUE")} count={week.due} />
                </td>
                <td className="number" data-label={t("unitFigures.in_time_first")}>
                  <Figure narrow={of(week, "IN_TIME_FIRST")} count={week.in_time_first} />
                </td>
                {PARTS.map(([name, measure]) => (
                  <td key={name} className="number" data-label={t(`overview.part.${name}`)}>
                    <Figure narrow={of(week, measure)} count={week[name]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBehind>
    </Panel>
  );
}
