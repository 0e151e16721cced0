import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { showDate } from "@/shared/ui/dates";
import { plus, plusMonths, WEEKDAYS, weeksAround } from "./days";

const ARROWS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Something that stands on a day; `sign`: how it stands, before its name; `look`: a class of its own. */
export type Entry = { id: string; title: string; sign?: ReactNode; look?: string };
export type Span = "week" | undefined;

/** Which month or week is shown, with the way to the one before, to today, and to the next. */
export function MonthHead({
  at,
  span,
  set,
  choose,
}: {
  at: string;
  span?: Span;
  set: (at: string | undefined) => void;
  choose?: (span: Span) => void;
}) {
  const { t } = useTranslation();
  const [week] = weeksAround(at, "week");
  const title = span
    ? `${showDate(week?.[0])} – ${showDate(week?.[6])}`
    : t("views.month", { month: at.slice(5, 7), year: at.slice(0, 4) });
  const go = (by: number) => set(span ? plus(at, 7 * by) : plusMonths(at, by));
  return (
    <div className="filter-row">
      <h2 className="calendar-title" aria-live="polite">
        {title}
      </h2>
      <div className="calendar-go">
        <button type="button" className="icon-button" aria-label={t("views.before")} onClick={() => go(-1)}>
          <IconChevronLeft size={18} stroke={1.75} aria-hidden />
        </button>
        <button type="button" className="chip" onClick={() => set(undefined)}>
          {t("views.today")}
        </button>
        <button type="button" className="icon-button" aria-label={t("views.after")} onClick={() => go(1)}>
          <IconChevronRight size={18} stroke={1.75} aria-hidden />
        </button>
      </div>
      {choose && (
        <fieldset className="chips" aria-label={t("views.span")}>
          {([undefined, "week"] as const).map((one) => (
            <button
              key={one ?? "month"}
              type="button"
              className={one === span ? "chip chip-on" : "chip"}
              aria-pressed={one === span}
              onClick={() => choose(one)}
            >
              {t(one ? "views.spanWeek" : "views.spanMonth")}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

/** Days in a grid, each with what stands on it; arrows walk, the day chosen is the page's to list. `said`: what is read out
 * of a day besides its date. */
export function MonthGrid({
  at,
  today,
  span,
  rest,
  days,
  said,
  choose,
}: {
  at: string;
  today: string;
  span?: Span;
  rest: (day: string) => boolean;
  days: Map<string, Entry[]>;
  said: (day: string) => (string | false)[];
  choose: (day: string) => void;
}) {
  const { t } = useTranslation();
  const grid = useRef<HTMLTableElement>(null);
  const walk = (event: KeyboardEvent, day: string) => {
    const step = ARROWS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = plus(day, step);
    choose(next);
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus());
  };
  return (
    <table className={span ? "calendar calendar-week" : "calendar"} ref={grid}>
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th key={name} scope="col">
              {t(`views.weekday.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksAround(at, span ?? "month").map((row) => (
          <tr key={row[0]}>
            {row.map((day) => (
              <td
                key={day}
                className={[
                  rest(day) && "calendar-rest",
                  !span && day.slice(0, 7) !== at.slice(0, 7) && "calendar-other",
                ]
                  .filter(Boolean)
                  .join(" ")}
              >
                <Day
                  day={day}
                  entries={days.get(day) ?? []}
                  said={[day === today && t("views.today"), rest(day) && t("views.restDay"), ...said(day)]}
                  chosen={day === at}
                  today={day === today}
                  most={span ? 12 : 3}
                  choose={() => choose(day)}
                  onKeyDown={(event) => walk(event, day)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({
  day,
  entries,
  said,
  chosen,
  today,
  most,
  choose,
  onKeyDown,
}: {
  day: string;
  entries: Entry[];
  said: (string | false)[];
  chosen: boolean;
  today: boolean;
  most: number;
  choose: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      data-day={day}
      className={["calendar-day", chosen && "calendar-on", today && "calendar-today"]
        .filter(Boolean)
        .join(" ")}
      aria-pressed={chosen}
      aria-label={[showDate(day), ...said].filter(Boolean).join(", ")}
      tabIndex={chosen ? 0 : -1}
      onClick={choose}
      onKeyDown={onKeyDown}
    >
      <span className="calendar-number">{Number(day.slice(8))}</span>
      {entries.length > 0 && <span className="calendar-count">{entries.length}</span>}
      {entries.slice(0, most).map((one) => (
        <span key={one.id} className={["calendar-task", one.look].filter(Boolean).join(" ")}>
          {one.sign}
          {one.title}
        </span>
      ))}
      {entries.length > most && (
        <span className="dim small desk">{t("views.more", { count: entries.length - most })}</span>
      )}
    </button>
  );
}
