import { createRoute } from "@tanstack/react-router";
import type { ImportSearch } from "@/features/plans/importing/ImportPage";
import { PLAN_TABS, type PlanTab } from "@/features/plans/page/tabs";
import { AWAITING, type Awaiting } from "@/shared/api/queries";
import { type ViewSearch, viewSearch } from "@/shared/views/filter";
import { page } from "./page";
import { shell, text } from "./shell";

const AwaitingPage = page(() => import("@/features/awaiting/AwaitingPage"), "AwaitingPage");
const CalendarPage = page(() => import("@/features/calendar/CalendarPage"), "CalendarPage");
const NumberingPage = page(() => import("@/features/numbering/NumberingPage"), "NumberingPage");
const ImportAgainPage = page(() => import("@/features/plans/importing/ImportPage"), "ImportAgainPage");
const ImportPage = page(() => import("@/features/plans/importing/ImportPage"), "ImportPage");
const PlanPage = page(() => import("@/features/plans/PlanPage"), "PlanPage");
const PlansPage = page(() => import("@/features/plans/PlansPage"), "PlansPage");

const plans = createRoute({
  getParentRoute: () => shell,
  path: "/plans",
  component: PlansPage,
  validateSearch: (search): { year?: string } => ({ year: text(search.year) }),
});
const importSearch = (search: Record<string, unknown>): ImportSearch => ({
  upload: text(search.upload),
  year: text(search.year),
  hidden: search.hidden === true ? true : undefined,
  programme: text(search.programme),
  step: ([2, 3, 4] as const).find((step) => step === search.step),
});
const planImport = createRoute({
  getParentRoute: () => shell,
  path: "/plans/import",
  component: ImportPage,
  validateSearch: importSearch,
});
const planImportAgain = createRoute({
  getParentRoute: () => shell,
  path: "/plans/$planId/import",
  component: ImportAgainPage,
  validateSearch: importSearch,
});
const plan = createRoute({
  getParentRoute: () => shell,
  path: "/plans/$planId",
  component: PlanPage,
  validateSearch: (search): ViewSearch & { tab?: PlanTab } => ({
    ...viewSearch(search),
    tab: PLAN_TABS.find((tab) => tab === search.tab),
  }),
});
const awaiting = createRoute({
  getParentRoute: () => shell,
  path: "/awaiting",
  component: AwaitingPage,
  validateSearch: (search): { list?: Awaiting } => ({ list: AWAITING.find((list) => list === search.list) }),
});
const calendar = createRoute({
  getParentRoute: () => shell,
  path: "/calendar",
  component: CalendarPage,
  validateSearch: (search): { year?: string } => ({ year: text(search.year) }),
});
const numbering = createRoute({
  getParentRoute: () => shell,
  path: "/numbering",
  component: NumberingPage,
});

export const plansRoutes = [plans, planImport, planImportAgain, plan, awaiting, calendar, numbering] as const;
