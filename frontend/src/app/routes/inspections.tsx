import { createRoute, redirect } from "@tanstack/react-router";
import { boardSearch } from "@/features/board/search";
import { KINDS } from "@/features/inspections/kinds";
import type { InspectionFilter } from "@/shared/api/inspectionQueries";
import type { TicketLedgerFilter } from "@/shared/api/lifeQueries";
import type { RecheckFilter } from "@/shared/api/radarQueries";
import { isBare, opening } from "@/shared/views/saved/opening";
import { page } from "./page";
import { shell, text } from "./shell";

const BoardPage = page(() => import("@/features/board/BoardPage"), "BoardPage");
const ChecklistPage = page(() => import("@/features/checklists/ChecklistPage"), "ChecklistPage");
const ChecklistsPage = page(() => import("@/features/checklists/ChecklistsPage"), "ChecklistsPage");
const InspectionPlanPage = page(() => import("@/features/inspectionplans/PlanPage"), "InspectionPlanPage");
const InspectionPlansPage = page(() => import("@/features/inspectionplans/PlansPage"), "InspectionPlansPage");
const ChangeFindingPage = page(
  () => import("@/features/inspections/finding/ChangePage"),
  "ChangeFindingPage",
);
const FindingPage = page(() => import("@/features/inspections/finding/FindingPage"), "FindingPage");
const InspectionPage = page(() => import("@/features/inspections/InspectionPage"), "InspectionPage");
const InspectionsPage = page(() => import("@/features/inspections/InspectionsPage"), "InspectionsPage");
const NewInspectionPage = page(() => import("@/features/inspections/NewInspectionPage"), "NewInspectionPage");
const TicketExtensionsPage = page(
  () => import("@/features/ledgers/TicketExtensionsPage"),
  "TicketExtensionsPage",
);
const DrawPage = page(() => import("@/features/rechecks/DrawPage"), "DrawPage");
const RechecksPage = page(() => import("@/features/rechecks/RechecksPage"), "RechecksPage");
const ReplyPage = page(() => import("@/features/replies/ReplyPage"), "ReplyPage");
const ReportPage = page(() => import("@/features/reports/ReportPage"), "ReportPage");
const SeveritiesPage = page(() => import("@/features/severities/SeveritiesPage"), "SeveritiesPage");
const SignalsPage = page(() => import("@/features/signals/SignalsPage"), "SignalsPage");
const TicketPage = page(() => import("@/features/tickets/TicketPage"), "TicketPage");

const board = createRoute({
  getParentRoute: () => shell,
  path: "/board",
  component: BoardPage,
  validateSearch: boardSearch,
  // Filters that are taken off on the page stay off.
  beforeLoad: async ({ search, cause }) => {
    const kept = cause !== "stay" && isBare(search) && (await opening("ticket"));
    const shown = kept && boardSearch(kept);
    if (shown && !isBare(shown)) throw redirect({ to: "/board", search: shown, replace: true });
  },
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
  validateSearch: (search): InspectionFilter & { view?: "calendar"; at?: string } => ({
    year: text(search.year),
    kind: KINDS.find((kind) => kind === search.kind),
    state: text(search.state),
    unit: text(search.unit),
    mine: search.mine === true || search.mine === "true" ? "true" : undefined,
    q: text(search.q),
    view: search.view === "calendar" ? "calendar" : undefined,
    at: text(search.at),
  }),
});
const inspectionPlans = createRoute({
  getParentRoute: () => shell,
  path: "/inspections/plans",
  component: InspectionPlansPage,
});
const inspectionPlan = createRoute({
  getParentRoute: () => shell,
  path: "/inspections/plans/$planId",
  component: InspectionPlanPage,
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
const rechecks = createRoute({
  getParentRoute: () => shell,
  path: "/rechecks",
  component: RechecksPage,
  validateSearch: (search): RecheckFilter => ({ state: text(search.state), year: text(search.year) }),
});
const draw = createRoute({
  getParentRoute: () => shell,
  path: "/rechecks/draws/$drawId",
  component: DrawPage,
});
const signals = createRoute({
  getParentRoute: () => shell,
  path: "/signals",
  component: SignalsPage,
});
const report = createRoute({
  getParentRoute: () => shell,
  path: "/remediation-reports/$reportId",
  component: ReportPage,
});
const reply = createRoute({
  getParentRoute: () => shell,
  path: "/replies/$replyId",
  component: ReplyPage,
});

const severities = createRoute({
  getParentRoute: () => shell,
  path: "/severities",
  component: SeveritiesPage,
});
const ticketExtensions = createRoute({
  getParentRoute: () => shell,
  path: "/ticket-extensions",
  component: TicketExtensionsPage,
  validateSearch: (search): TicketLedgerFilter => ({
    state: text(search.state),
    cause: text(search.cause),
    year: text(search.year),
  }),
});

const checklists = createRoute({
  getParentRoute: () => shell,
  path: "/checklists",
  component: ChecklistsPage,
});
const checklist = createRoute({
  getParentRoute: () => shell,
  path: "/checklists/$checklistId",
  component: ChecklistPage,
});

export const inspectionsRoutes = [
  severities,
  ticketExtensions,
  checklists,
  checklist,
  board,
  ticket,
  inspections,
  inspectionPlans,
  inspectionPlan,
  newInspection,
  inspection,
  newFinding,
  changeFinding,
  rechecks,
  draw,
  signals,
  report,
  reply,
] as const;
