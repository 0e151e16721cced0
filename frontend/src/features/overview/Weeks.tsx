import { useTranslation } from "react-i18next";
import type { OverviewWeek } from "@/shared/api/overviewQueries";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";
import { TableBehind } from "@/shared/ui/TableBehind";
import type { Measure } from "@/shared/views/states";
import { Figure, type Narrow, useLooked } from "./figures";

type Part = "in_time" | "late" | "overdue_own" | "overdue_waiting";
const PARTS: [Part, Measure][] = [
  ["in_time", "IN_TIME"],
  ["late", "LATE"],
  ["overdue_own", "OVERDUE_OWN"],
  ["overdue_waiting", "OVERDUE_WAITING"],
];
const COLUMNS: [Part | "due" | "in_time_first", Measure][] = [
  ["due", "DUE"],
  ["in_time_first", "IN_TIME_FIRST"],
  ...PARTS,
];
const NAMES = {
  due: "unitFigures.due",
  in_time_first: "unitFigures.in_time_first",
  in_time: "overview.part.in_time",
  late: "overview.part.late",
  overdue_own: "overview.part.overdue_own",
  overdue_waiting: "overview.part.overdue_waiting",
} as const;
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
      <TableBehind
        title={t("overview.weeks")}
        first={t("overview.week")}
        heads={COLUMNS.map(([name]) => t(NAMES[name]))}
        rows={weeks.map((week) => ({
          key: week.first,
          name: (
            <span className="nowrap">
              {short(week.first)} – {short(week.last)}
            </span>
          ),
          cells: COLUMNS.map(
            ([name, measure]) => week[name] && <Figure narrow={of(week, measure)} count={week[name]} />,
          ),
        }))}
      />
    </Panel>
  );
}
