import { useInfiniteQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { taskListQuery } from "@/shared/api/queries";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { useAsOf } from "@/shared/ui/useAsOf";
import { ALL_YEARS, useThisYear, yearMeant } from "@/shared/ui/years";
import { CalendarView } from "./CalendarView";
import { shownColumns } from "./columns";
import { cleared, filterOf, type TaskFilter, type ViewSearch } from "./filter";
import { ManyBar } from "./many/ManyBar";
import { useTicks } from "./many/useTicks";
import { MOST } from "./read";
import { TableTools, WriteSheet } from "./TableTools";
import { TaskBoardTools, TaskBoardView } from "./TaskBoardView";
import { TaskFilters } from "./TaskFilters";
import { TaskTable } from "./TaskTable";
import { TimelineView } from "./TimelineView";
import { useTaskBoard } from "./useTaskBoard";

type Views = {
  search: ViewSearch;
  set: (next: ViewSearch) => void;
  /** The plan whose tasks these are, where it is no choice. */
  plan?: string;
};

/** The same tasks in one of four ways; filter and way stand in the address. */
export function TaskViews(views: Views & { view: NonNullable<ViewSearch["view"]> }) {
  return views.view === "table" || views.view === "outline" ? <Listed {...views} /> : <Whole {...views} />;
}

/** What is asked for: the tasks of the plan, else those of a year. */
function useFilter({ search, plan }: Views): TaskFilter {
  const year = yearMeant(search.year, useThisYear());
  const key = JSON.stringify({ ...filterOf(search), ...(plan ? { plan, year: undefined } : { year }) });
  return useMemo(() => JSON.parse(key) as TaskFilter, [key]);
}

function Listed(views: Views) {
  const { search, set, plan } = views;
  const { t } = useTranslation();
  const filter = useFilter(views);
  const list = useInfiniteQuery(taskListQuery(filter, search.sort));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const ticks = useTicks(rows);
  const [ticking, setTicking] = useState(false);
  const columns = shownColumns(search.cols);
  const [first] = list.data?.pages ?? [];
  useAsOf(plan ? undefined : first?.as_of); // the head of a plan says it
  const empty = Boolean(first) && !rows.length;
  const count = first ? t("board.count.task", { count: first.count }) : "";
  return (
    <>
      <TaskFilters filter={filterOf(search)} set={set} ofPlan={Boolean(plan)} count={count} empty={empty} />
      <TableTools
        filter={filter}
        sort={search.sort}
        columns={columns}
        rows={rows}
        count={first?.count ?? 0}
        pages={list}
        choose={(cols) => set({ cols })}
        ticking={ticking}
        tick={(on) => {
          setTicking(on);
          if (!on) ticks.drop(rows.map(({ id }) => id));
        }}
      />
      <State query={list} empty={empty} views={views}>
        <TaskTable
          rows={rows}
          columns={columns}
          sort={search.sort}
          onSort={(sort) => set({ sort })}
          ticks={ticks}
          ticking={ticking}
          more={{
            has: list.hasNextPage,
            loading: list.isFetchingNextPage,
            fetch: () => void list.fetchNextPage(),
          }}
        />
      </State>
      <ManyBar ticks={ticks} />
    </>
  );
}

function Whole(views: Views & { view: NonNullable<ViewSearch["view"]> }) {
  const { search, set, plan, view } = views;
  const { t } = useTranslation();
  const filter = useFilter(views);
  const drawn = useTaskBoard(filter);
  const { length } = drawn.cards;
  const empty = Boolean(drawn.query.data) && !length;
  const count = drawn.query.data
    ? length >= MOST
      ? t("views.most", { count: length })
      : t("board.count.task", { count: length })
    : "";
  const View = view === "board" ? TaskBoardView : view === "timeline" ? TimelineView : CalendarView;
  return (
    <>
      <TaskFilters
        filter={filterOf(search)}
        set={set}
        ofPlan={Boolean(plan)}
        count={count}
        empty={empty}
        tools={
          <>
            {view === "board" && <TaskBoardTools search={search} set={set} />}
            <WriteSheet filter={filter} />
          </>
        }
      />
      <State query={drawn.query} empty={empty} views={views}>
        <View drawn={drawn} search={search} set={set} />
      </State>
    </>
  );
}

/** Loading, failed, nothing yet, nothing that matches; else what there is. */
function State({
  query,
  empty,
  views,
  children,
}: {
  query: { isPending: boolean; error: Error | null; data: unknown; refetch: () => unknown };
  empty: boolean;
  views: Views;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const now = useThisYear();
  if (query.isPending) return <Loading rows={8} height={48} />;
  if (query.error && !query.data) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (!empty) return children;
  if (!Object.keys(filterOf(views.search)).length)
    return (
      <Empty
        title={views.plan ? t("views.empty") : t("years.noTask", { year: now })}
        help={t("views.emptyHelp")}
        action={
          !views.plan && (
            <button type="button" className="button-link" onClick={() => views.set({ year: ALL_YEARS })}>
              {t("years.all")}
            </button>
          )
        }
      />
    );
  return (
    <Empty
      title={t("views.emptyFiltered")}
      help={t("views.emptyFilteredHelp")}
      action={
        <button type="button" className="button-link" onClick={() => views.set(cleared)}>
          {t("plans.clear")}
        </button>
      }
    />
  );
}
