import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "@/shared/live/LiveProvider";
import { StateBadge, TimelinessBadge } from "@/shared/ui/badges";
import { dayOf, showDate, weekday } from "@/shared/ui/dates";
import { plus, plusMonths, restOf, WEEKDAYS, weeksAround } from "./days";
import type { ViewSearch } from "./filter";
import type { TaskCard } from "./read";
import type { Drawn } from "./useTaskBoard";

const ARROWS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Tasks by due date, a month or a week at a time; the day chosen opens its list. */
export function CalendarView({
  drawn,
  search,
  set,
}: {
  drawn: Drawn;
  search: ViewSearch;
  set: (next: ViewSearch) => void;
}) {
  const { t } = useTranslation();
  const today = dayOf(useLive().now().toISOString());
  const at = search.at ?? today;
  const week = search.span === "week";
  const grid = useRef<HTMLTableElement>(null);
  const days = useMemo(() => byDay(drawn.cards), [drawn.cards]);
  const rest = useMemo(() => restOf(drawn.calendar ?? { off: [], on: [] }), [drawn]);
  const weeks = weeksAround(at, week ? "week" : "month");
  const undated = drawn.cards.filter((card) => !card.due_on).length;
  const go = (by: number) => set({ at: week ? plus(at, 7 * by) : plusMonths(at, by) });
  const walk = (event: KeyboardEvent, day: string) => {
    const step = ARROWS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = plus(day, step);
    set({ at: next });
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus());
  };
  const title = week
    ? `${showDate(weeks[0]?.[0])} – ${showDate(weeks[0]?.[6])}`
    : t("views.month", { month: at.slice(5, 7), year: at.slice(0, 4) });
  return (
    <div className="stack-tight">
      <div className="filter-row">
        <h2 className="calendar-title" aria-live="polite">
          {title}
        </h2>
        <div className="calendar-go">
          <button type="button" className="icon-button" aria-label={t("views.before")} onClick={() => go(-1)}>
            <IconChevronLeft size={18} stroke={1.75} aria-hidden />
          </button>
          <button type="button" className="chip" onClick={() => set({ at: undefined })}>
            {t("views.today")}
          </button>
          <button type="button" className="icon-button" aria-label={t("views.after")} onClick={() => go(1)}>
            <IconChevronRight size={18} stroke={1.75} aria-hidden />
          </button>
        </div>
        <fieldset className="chips" aria-label={t("views.span")}>
          {([undefined, "week"] as const).map((span) => (
            <button
              key={span ?? "month"}
              type="button"
              className={search.span === span ? "chip chip-on" : "chip"}
              aria-pressed={search.span === span}
              onClick={() => set({ span })}
            >
              {t(span ? "views.spanWeek" : "views.spanMonth")}
            </button>
          ))}
        </fieldset>
      </div>
      <div className="calendar-sides">
        <table className={week ? "calendar calendar-week" : "calendar"} ref={grid}>
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
            {weeks.map((row) => (
              <tr key={row[0]}>
                {row.map((day) => (
                  <td
                    key={day}
                    className={[
                      rest(day) && "calendar-rest",
                      !week && day.slice(0, 7) !== at.slice(0, 7) && "calendar-other",
                    ]
                      .filter(Boolean)
                      .join(" ")}
                  >
                    <Day
                      day={day}
                      tasks={days.get(day) ?? []}
                      chosen={day === at}
                      today={day === today}
                      rest={rest(day)}
                      most={week ? 12 : 3}
                      choose={() => set({ at: day })}
                      onKeyDown={(event) => walk(event, day)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <DayList day={at} tasks={days.get(at) ?? []} />
      </div>
      {undated > 0 && <p className="dim small">{t("views.undated", { count: undated })}</p>}
    </div>
  );
}

function byDay(cards: TaskCard[]): Map<string, TaskCard[]> {
  const days = new Map<string, TaskCard[]>();
  for (const card of cards) if (card.due_on) days.set(card.due_on, [...(days.get(card.due_on) ?? []), card]);
  return days;
}

function Day({
  day,
  tasks,
  chosen,
  today,
  rest,
  most,
  choose,
  onKeyDown,
}: {
  day: string;
  tasks: TaskCard[];
  chosen: boolean;
  today: boolean;
  rest: boolean;
  most: number;
  choose: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) {
  const { t } = useTranslation();
  const overdue = tasks.filter((task) => task.timeliness.class === "OVERDUE").length;
  const label = [
    showDate(day),
    today && t("views.today"),
    rest && t("views.restDay"),
    t("board.count.task", { count: tasks.length }),
    overdue > 0 && t("board.overdue", { count: overdue }),
  ];
  return (
    <button
      type="button"
      data-day={day}
      className={["calendar-day", chosen && "calendar-on", today && "calendar-today"]
        .filter(Boolean)
        .join(" ")}
      aria-pressed={chosen}
      aria-label={label.filter(Boolean).join(", ")}
      tabIndex={chosen ? 0 : -1}
      onClick={choose}
      onKeyDown={onKeyDown}
    >
      <span className="calendar-number">{Number(day.slice(8))}</span>
      {tasks.length > 0 && <span className="calendar-count">{tasks.length}</span>}
      {tasks.slice(0, most).map((task) => (
        <span key={task.id} className={`calendar-task calendar-${task.timeliness.class}`}>
          {task.title}
        </span>
      ))}
      {tasks.length > most && (
        <span className="dim small desk">{t("views.more", { count: tasks.length - most })}</span>
      )}
    </button>
  );
}

function DayList({ day, tasks }: { day: string; tasks: TaskCard[] }) {
  const { t, i18n } = useTranslation();
  const name = weekday(day, i18n.language);
  return (
    <section className="panel calendar-list" aria-label={t("views.dueOn", { date: showDate(day) })}>
      <h3>{t("views.dueOn", { date: `${name} ${showDate(day)}` })}</h3>
      {tasks.length === 0 && <p className="dim small">{t("views.noneThatDay")}</p>}
      <ul>
        {tasks.map((task) => (
          <li key={task.id}>
            <Link to="/tasks/$taskId" params={{ taskId: task.id }} className="strong">
              {task.title}
            </Link>
            {task.parent && <p className="dim small">{t("views.partOf", { title: task.parent })}</p>}
            <p className="item-facts">
              <span>{task.unit.short}</span>
              <StateBadge state={task.state} returned={task.returned} look="plain" />
              <TimelinessBadge value={task.timeliness} kind={task.deadline} state={task.state} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
