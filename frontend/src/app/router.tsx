import { createRootRoute, createRoute, createRouter, Outlet, redirect } from "@tanstack/react-router";
import { ActivityPage } from "@/features/activity/ActivityPage";
import { WorkPage } from "@/features/inbox/WorkPage";
import { PlanPage } from "@/features/plans/PlanPage";
import { PlansPage } from "@/features/plans/PlansPage";
import { FirstAdminPage } from "@/features/session/FirstAdminPage";
import { SignInPage } from "@/features/session/SignInPage";
import { StartPage } from "@/features/session/StartPage";
import { TaskPage } from "@/features/tasks/TaskPage";
import type { OutlineFilter } from "@/shared/api/queries";
import { queryClient, sessionQuery } from "@/shared/api/queries";
import type { Box } from "@/shared/api/types";
import { NotFound } from "@/shared/ui/states";
import { Broken } from "./Broken";
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
  beforeLoad: () => {
    throw redirect({ to: "/work", search: {} });
  },
});

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
const plans = createRoute({ getParentRoute: () => shell, path: "/plans", component: PlansPage });
const plan = createRoute({
  getParentRoute: () => shell,
  path: "/plans/$planId",
  component: PlanPage,
  validateSearch: (search): OutlineFilter & { tab?: "targets" } => ({
    state: text(search.state),
    timeliness: text(search.timeliness),
    lead: text(search.lead),
    q: text(search.q),
    tab: search.tab === "targets" ? "targets" : undefined,
  }),
});
const task = createRoute({ getParentRoute: () => shell, path: "/tasks/$taskId", component: TaskPage });
const activity = createRoute({ getParentRoute: () => shell, path: "/activity", component: ActivityPage });
const start = createRoute({ getParentRoute: () => shell, path: "/start", component: StartPage });

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    firstAdmin,
    shell.addChildren([home, work, plans, plan, task, activity, start]),
  ]),
  defaultPreload: false,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
