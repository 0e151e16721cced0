import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { InspectionRow } from "@/shared/api/types";
import { useLive } from "@/shared/live/LiveProvider";
import { dayOf, showDate, weekday } from "@/shared/ui/dates";
import { HiddenMark, InspectionBadge } from "@/shared/ui/InspectionBadge";
import { restOf } from "@/shared/views/days";
import { type Entry, MonthGrid, MonthHead } from "@/shared/views/MonthGrid";
import { byDay, inMonth } from "./list";

/** Visits by their days, a month at a time: a grid with the list of the day chosen; on a phone the month's list. */
export function VisitCalendar({
  visits,
  days,
  at: chosen,
  set,
}: {
  visits: InspectionRow[];
  days: { off: string[]; on: string[] } | undefined;
  at: string | undefined;
  set: (day: string | undefined) => void;
}) {
  const { t, i18n } = useTranslation();
  const today = dayOf(useLive().now().toISOString());
  const at = chosen ?? today;
  const on = useMemo(() => byDay(visits), [visits]);
  const rest = useMemo(() => restOf(days ?? { off: [], on: [] }), [days]);
  const shown = useMemo(
    () => new Map([...on].map(([day, rows]): [string, Entry[]] => [day, rows.map(entryOf)])),
    [on],
  );
  const month = inMonth(visits, at);
  const count = (day: string) => [t("visits.count", { count: on.get(day)?.length ?? 0 })];
  const named = `${weekday(at, i18n.language)} ${showDate(at)}`;
  return (
    <div className="stack-tight">
      <MonthHead at={at} set={set} />
      <div className="calendar-sides desk">
        <MonthGrid at={at} today={today} rest={rest} days={shown} said={count} choose={set} />
        <VisitList title={named} visits={on.get(at) ?? []} none={t("visits.noneThatDay")} />
      </div>
      <div className="visit-month">
        <VisitList
          title={t("visits.inMonth", { month: at.slice(5, 7), year: at.slice(0, 4) })}
          visits={month}
          none={t("visits.noneThatMonth")}
        />
      </div>
    </div>
  );
}

const entryOf = (row: InspectionRow): Entry => ({
  id: row.id,
  title: `${row.code} ${row.unit.short_name}`.trim(),
  look: row.hidden ? "visit-hidden" : `visit-${row.state}`,
});

function VisitList({ title, visits, none }: { title: string; visits: InspectionRow[]; none: string }) {
  const { t } = useTranslation();
  return (
    <section className="panel calendar-list" aria-label={title}>
      <h3 className="capital">{title}</h3>
      {visits.length === 0 && <p className="dim small">{none}</p>}
      <ul>
        {visits.map((row) => (
          <li key={row.id}>
            <Link
              to="/inspections/$inspectionId"
              params={{ inspectionId: row.id }}
              search={{}}
              className="strong"
            >
              {`${row.code} ${row.title}`.trim()}
            </Link>
            <p className="item-facts">
              <span>{row.unit.short_name}</span>
              <span>{showDate(row.starts_on)}</span>
              <InspectionBadge state={row.state} look="plain" />
              {row.hidden && <HiddenMark />}
              <span>{t(`inspectionKind.${row.kind}`)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
