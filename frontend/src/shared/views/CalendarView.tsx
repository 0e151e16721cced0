import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "@/shared/live/LiveProvider";
import { StateBadge, TimelinessBadge } from "@/shared/ui/badges";
import { dayOf, showDate, weekday } from "@/shared/ui/dates";
import { restOf } from "./days";
import type { ViewSearch } from "./filter";
import { type Entry, MonthGrid, MonthHead } from "./MonthGrid";
import { PartOf } from "./PartOf";
import type { TaskCard } from "./read";
import type { Drawn } from "./useTaskBoard";

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
  const span = search.span === "week" ? "week" : undefined;
  const days = useMemo(() => byDay(drawn.cards), [drawn.cards]);
  const shown = useMemo(
    () => new Map([...days].map(([day, tasks]): [string, Entry[]] => [day, tasks.map(entryOf)])),
    [days],
  );
  const rest = useMemo(() => restOf(drawn.calendar ?? { off: [], on: [] }), [drawn]);
  const undated = drawn.cards.filter((card) => !card.due_on).length;
  const said = (day: string) => {
    const tasks = days.get(day) ?? [];
    const overdue = tasks.filter((task) => task.timeliness.class === "OVERDUE").length;
    return [
      t("board.count.task", { count: tasks.length }),
      overdue > 0 && t("board.overdue", { count: overdue }),
    ];
  };
  return (
    <div className="stack-tight">
      <MonthHead
        at={at}
        span={span}
        set={(next) => set({ at: next })}
        choose={(next) => set({ span: next })}
      />
      <div className="calendar-sides">
        <MonthGrid
          at={at}
          today={today}
          span={span}
          rest={rest}
          days={shown}
          said={said}
          choose={(day) => set({ at: day })}
        />
        <DayList day={at} tasks={days.get(at) ?? []} />
      </div>
      {undated > 0 && <p className="dim small">{t("views.undated", { count: undated })}</p>}
    </div>
  );
}

const entryOf = (task: TaskCard): Entry => ({
  id: task.id,
  title: task.title,
  sign: <TimelinessBadge value={task.timeliness} kind={task.deadline} state={task.state} />,
  look: task.timeliness.class === "OVERDUE" ? "calendar-late" : "",
});

function byDay(cards: TaskCard[]): Map<string, TaskCard[]> {
  const days = new Map<string, TaskCard[]>();
  for (const card of cards) if (card.due_on) days.set(card.due_on, [...(days.get(card.due_on) ?? []), card]);
  return days;
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
            <PartOf title={task.title} parent={task.parent} className="dim small" />
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
