import { createRoute, redirect } from "@tanstack/react-router";
import { type Grid, type LedgerFilter, WORK_FIGURES, type WorkFigure } from "@/shared/api/queries";
import type { Box } from "@/shared/api/types";
import { atFirst, spelledOut, viewSearch } from "@/shared/views/filter";
import { isBare, opening } from "@/shared/views/saved/opening";
import { page } from "./page";
import { shell, text } from "./shell";

const WorkPage = page(() => import("@/features/inbox/WorkPage"), "WorkPage");
const ExtensionsPage = page(() => import("@/features/ledgers/ExtensionsPage"), "ExtensionsPage");
const ObstaclesPage = page(() => import("@/features/ledgers/ObstaclesPage"), "ObstaclesPage");
const QuickPage = page(() => import("@/features/quick/QuickPage"), "QuickPage");
const TasksPage = page(() => import("@/features/tasklist/TasksPage"), "TasksPage");
const TaskPage = page(() => import("@/features/tasks/TaskPage"), "TaskPage");
const UnitFiguresPage = page(() => import("@/features/unitfigures/UnitFiguresPage"), "UnitFiguresPage");
const ResultsPage = page(() => import("@/features/workload/ResultsPage"), "ResultsPage");
const WorkloadPage = page(() => import("@/features/workload/WorkloadPage"), "WorkloadPage");

const BOXES: Box[] = ["to_do", "to_decide", "to_read", "unit", "sent", "waiting", "mentioned", "snoozed"];
const work = createRoute({
  getParentRoute: () => shell,
  path: "/work",
  component: WorkPage,
  validateSearch: (search): { box?: Box; task?: string } => ({
    box: BOXES.find((box) => box === search.box),
    task: text(search.task),
  }),
});
const quickReport = createRoute({
  getParentRoute: () => shell,
  path: "/report",
  component: QuickPage,
  validateSearch: (search): { of?: Grid } => ({ of: search.of === "unit" ? "unit" : undefined }),
});
const tasks = createRoute({
  getParentRoute: () => shell,
  path: "/tasks",
  component: TasksPage,
  validateSearch: viewSearch,
  beforeLoad: async ({ search }) => {
    const kept = isBare(search) && (await opening("task"));
    const shown = kept ? spelledOut(viewSearch(kept)) : atFirst(search);
    if (shown !== search) throw redirect({ to: "/tasks", search: shown, replace: true });
  },
});
const task = createRoute({ getParentRoute: () => shell, path: "/tasks/$taskId", component: TaskPage });
const unitFigures = createRoute({
  getParentRoute: () => shell,
  path: "/unit-figures",
  component: UnitFiguresPage,
  validateSearch: (search): { year?: string } => ({ year: text(search.year) }),
});
const workload = createRoute({
  getParentRoute: () => shell,
  path: "/workload",
  component: WorkloadPage,
  validateSearch: (search): { person?: string; figure?: WorkFigure } => ({
    person: text(search.person),
    figure: WORK_FIGURES.find((one) => one === search.figure),
  }),
});
const results = createRoute({
  getParentRoute: () => shell,
  path: "/people/$userId/results",
  component: ResultsPage,
  validateSearch: (search): { quarter?: string } => ({ quarter: text(search.quarter) }),
});
const ledgerSearch = (search: Record<string, unknown>): LedgerFilter => ({
  lead: text(search.lead),
  state: text(search.state),
  cause: text(search.cause),
  year: text(search.year),
});
const extensions = createRoute({
  getParentRoute: () => shell,
  path: "/extensions",
  component: ExtensionsPage,
  validateSearch: ledgerSearch,
});
const obstacles = createRoute({
  getParentRoute: () => shell,
  path: "/obstacles",
  component: ObstaclesPage,
  validateSearch: (search): LedgerFilter => ({
    ...ledgerSearch(search),
    body: text(search.body),
    cause: undefined,
  }),
});

export const tasksRoutes = [
  work,
  quickReport,
  tasks,
  task,
  workload,
  unitFigures,
  results,
  extensions,
  obstacles,
] as const;
