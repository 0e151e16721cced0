import { createRootRoute, createRoute, createRouter, Outlet, redirect } from "@tanstack/react-router";
import { AccountPage } from "@/features/account/AccountPage";
import { ActivityPage } from "@/features/activity/ActivityPage";
import { AwaitingPage } from "@/features/awaiting/AwaitingPage";
import { AwayPage } from "@/features/away/AwayPage";
import { BoardPage } from "@/features/board/BoardPage";
import { CalendarPage } from "@/features/calendar/CalendarPage";
import { DivisionPage } from "@/features/division/DivisionPage";
import { DocumentPage } from "@/features/documents/DocumentPage";
import { DocumentsPage } from "@/features/documents/DocumentsPage";
import { NewDocumentPage } from "@/features/documents/NewDocumentPage";
import { SplitPage } from "@/features/documents/split/SplitPage";
import { WorkPage } from "@/features/inbox/WorkPage";
import { ChangeFindingPage } from "@/features/inspections/finding/ChangePage";
import { FindingPage } from "@/features/inspections/finding/FindingPage";
import { InspectionPage } from "@/features/inspections/InspectionPage";
import { InspectionsPage } from "@/features/inspections/InspectionsPage";
import { KINDS } from "@/features/inspections/kinds";
import { NewInspectionPage } from "@/features/inspections/NewInspectionPage";
import { ExtensionsPage } from "@/features/ledgers/ExtensionsPage";
import { ObstaclesPage } from "@/features/ledgers/ObstaclesPage";
import { NumberingPage } from "@/features/numbering/NumberingPage";
import { NewOrderPage } from "@/features/orders/new/NewOrderPage";
import { OrderPage } from "@/features/orders/OrderPage";
import { OrdersPage } from "@/features/orders/OrdersPage";
import { type Narrowed, STAGES } from "@/features/orders/stages";
import { ImportAgainPage, ImportPage, type ImportSearch } from "@/features/plans/importing/ImportPage";
import { PlanPage } from "@/features/plans/PlanPage";
import { PlansPage } from "@/features/plans/PlansPage";
import { PLAN_TABS, type PlanTab } from "@/features/plans/page/PlanTabs";
import { QuickPage } from "@/features/quick/QuickPage";
import { ReadinessPage } from "@/features/readiness/ReadinessPage";
import { ReportPage } from "@/features/reports/ReportPage";
import { CodePage } from "@/features/session/CodePage";
import { FirstAdminPage } from "@/features/session/FirstAdminPage";
import { SignInPage } from "@/features/session/SignInPage";
import { StartPage, type StartSearch } from "@/features/start/StartPage";
import { STEPS } from "@/features/start/steps";
import { TasksPage } from "@/features/tasklist/TasksPage";
import { TaskPage } from "@/features/tasks/TaskPage";
import { TicketPage } from "@/features/tickets/TicketPage";
import { UnitFiguresPage } from "@/features/unitfigures/UnitFiguresPage";
import { UnitsPage } from "@/features/units/UnitsPage";
import { ResultsPage } from "@/features/workload/ResultsPage";
import { WorkloadPage } from "@/features/workload/WorkloadPage";
import {
  AWAITING,
  type Awaiting,
  type BoardFilter,
  type DocumentFilter,
  type Grid,
  type LedgerFilter,
  meQuery,
  queryClient,
  sessionQuery,
} from "@/shared/api/queries";
import type { Box, InspectionKind } from "@/shared/api/types";
import { NotFound } from "@/shared/ui/states";
import { type ViewSearch, viewSearch } from "@/shared/views/filter";
import { Broken } from "./Broken";
import { landing } from "./landing";
import { Shell } from "./Shell";

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Broken });

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value ? value : typeof value === "number" ? String(value) : undefined;

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: SignInPage,
  validateSearch: (search): { next?: string } => ({ next: text(search.next) }),
});
const firstAdmin = createRoute({
  getParentRoute: () => root,
  path: "/start/$token",
  component: FirstAdminPage,
});
const code = createRoute({ getParentRoute: () => root, path: "/code", component: CodePage });

const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: Shell,
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (!session.signed_in) throw redirect({ to: "/sign-in", search: { next: location.href } });
  },
});

const home = createRoute({
  getParentRoute: () => shell,
  path: "/",
  beforeLoad: async () => {
    throw redirect({ to: landing(await queryClient.ensureQueryData(meQuery)), search: {} });
  },
});

const away = createRoute({ getParentRoute: () => shell, path: "/away", component: AwayPage });
const account = createRoute({ getParentRoute: () => shell, path: "/account", component: AccountPage });
const division = createRoute({ getParentRoute: () => shell, path: "/division", component: DivisionPage });

const BOXES: Box[] = ["to_do", "to_decide", "to_read", "sent", "waiting"];
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
const documents = createRoute({
  getParentRoute: () => shell,
  path: "/documents",
  component: DocumentsPage,
  validateSearch: (search): DocumentFilter => ({
    kind: text(search.kind),
    year: text(search.year),
    in_force: search.in_force === true || search.in_force === "true" ? "true" : undefined,
    q: text(search.q),
  }),
});
const numbering = createRoute({
  getParentRoute: () => shell,
  path: "/numbering",
  component: NumberingPage,
});
const newDocument = createRoute({
  getParentRoute: () => shell,
  path: "/documents/new",
  component: NewDocumentPage,
});
const document = createRoute({
  getParentRoute: () => shell,
  path: "/documents/$documentId",
  component: DocumentPage,
});
const splitDocument = createRoute({
  getParentRoute: () => shell,
  path: "/documents/$documentId/split",
  component: SplitPage,
});
const tasks = createRoute({
  getParentRoute: () => shell,
  path: "/tasks",
  component: TasksPage,
  validateSearch: viewSearch,
});
const orders = createRoute({
  getParentRoute: () => shell,
  path: "/orders",
  component: OrdersPage,
  validateSearch: (search): { all?: "true" } => ({
    all: search.all === true || search.all === "true" ? "true" : undefined,
  }),
});
const newOrder = createRoute({
  getParentRoute: () => shell,
  path: "/orders/new",
  component: NewOrderPage,
  validateSearch: (search): { source?: string } => ({ source: text(search.source) }),
});
const order = createRoute({
  getParentRoute: () => shell,
  path: "/orders/$orderId",
  component: OrderPage,
  validateSearch: (search): { stage?: Narrowed; q?: string } => ({
    stage: ([...STAGES, "LATE"] as const).find((stage) => stage === search.stage),
    q: text(search.q),
  }),
});
const task = createRoute({ getParentRoute: () => shell, path: "/tasks/$taskId", component: TaskPage });
const board = createRoute({
  getParentRoute: () => shell,
  path: "/board",
  component: BoardPage,
  validateSearch: (search): BoardFilter & { ticket?: string; column?: string; wall?: boolean } => ({
    body: text(search.body),
    unit: text(search.unit),
    inspection: text(search.inspection),
    area: text(search.area),
    severity: text(search.severity),
    timeliness: text(search.timeliness),
    mine: search.mine === true || search.mine === "true" ? "true" : undefined,
    q: text(search.q),
    ticket: text(search.ticket),
    column: text(search.column),
    wall: search.wall === true || search.wall === 1 ? true : undefined,
  }),
});
const ticket = createRoute({
  getParentRoute: () => shell,
  path: "/tickets/$ticketId",
  component: TicketPage,
});
const inspections = createRoute({
  getParentRoute: () => shell,
  path: "/inspections",
  component: InspectionsPage,
  validateSearch: (search): { year?: string; kind?: InspectionKind } => ({
    year: text(search.year),
    kind: KINDS.find((kind) => kind === search.kind),
  }),
});
const newInspection = createRoute({
  getParentRoute: () => shell,
  path: "/inspections/new",
  component: NewInspectionPage,
});
const inspection = createRoute({
  getParentRoute: () => shell,
  path: "/inspections/$inspectionId",
  component: InspectionPage,
});
const newFinding = createRoute({
  getParentRoute: () => shell,
  path: "/inspections/$inspectionId/findings/new",
  component: FindingPage,
});
const changeFinding = createRoute({
  getParentRoute: () => shell,
  path: "/inspections/$inspectionId/findings/$findingId",
  component: ChangeFindingPage,
});
const report = createRoute({
  getParentRoute: () => shell,
  path: "/remediation-reports/$reportId",
  component: ReportPage,
});
const workload = createRoute({
  getParentRoute: () => shell,
  path: "/workload",
  component: WorkloadPage,
  validateSearch: (search): { person?: string } => ({ person: text(search.person) }),
});
const unitFigures = createRoute({
  getParentRoute: () => shell,
  path: "/unit-figures",
  component: UnitFiguresPage,
  validateSearch: (search): { year?: string } => ({ year: text(search.year) }),
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
  validateSearch: (search): LedgerFilter => ({ ...ledgerSearch(search), cause: undefined }),
});
const activity = createRoute({ getParentRoute: () => shell, path: "/activity", component: ActivityPage });
const units = createRoute({ getParentRoute: () => shell, path: "/units", component: UnitsPage });
const readiness = createRoute({ getParentRoute: () => shell, path: "/readiness", component: ReadinessPage });
const start = createRoute({
  getParentRoute: () => shell,
  path: "/start",
  component: StartPage,
  validateSearch: (search): StartSearch => ({
    body: text(search.body),
    step: STEPS.find((step) => step === search.step),
  }),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    firstAdmin,
    code,
    shell.addChildren([
      home,
      away,
      account,
      division,
      work,
      quickReport,
      plans,
      planImport,
      plan,
      planImportAgain,
      awaiting,
      calendar,
      documents,
      newDocument,
      numbering,
      document,
      splitDocument,
      tasks,
      orders,
      newOrder,
      order,
      task,
      board,
      ticket,
      inspections,
      newInspection,
      inspection,
      newFinding,
      changeFinding,
      report,
      workload,
      unitFigures,
      results,
      extensions,
      obstacles,
      activity,
      units,
      readiness,
      start,
    ]),
  ]),
  defaultPreload: false,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
