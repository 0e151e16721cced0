import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import type { StartSearch } from "@/features/start/StartPage";
import { STEPS } from "@/features/start/steps";
import { type EventKind, meQuery, queryClient } from "@/shared/api/queries";
import { landing } from "../landing";
import { root, shell, text } from "./shell";

const AccountPage = lazyRouteComponent(() => import("@/features/account/AccountPage"), "AccountPage");
const ActivityPage = lazyRouteComponent(() => import("@/features/activity/ActivityPage"), "ActivityPage");
const AreasPage = lazyRouteComponent(() => import("@/features/areas/AreasPage"), "AreasPage");
const AwayPage = lazyRouteComponent(() => import("@/features/away/AwayPage"), "AwayPage");
const DivisionPage = lazyRouteComponent(() => import("@/features/division/DivisionPage"), "DivisionPage");
const ReadinessPage = lazyRouteComponent(() => import("@/features/readiness/ReadinessPage"), "ReadinessPage");
const CodePage = lazyRouteComponent(() => import("@/features/session/CodePage"), "CodePage");
const FirstAdminPage = lazyRouteComponent(
  () => import("@/features/session/FirstAdminPage"),
  "FirstAdminPage",
);
const SignInPage = lazyRouteComponent(() => import("@/features/session/SignInPage"), "SignInPage");
const StartPage = lazyRouteComponent(() => import("@/features/start/StartPage"), "StartPage");
const UnitsPage = lazyRouteComponent(() => import("@/features/units/UnitsPage"), "UnitsPage");

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

const home = createRoute({
  getParentRoute: () => shell,
  path: "/",
  beforeLoad: async () => {
    throw redirect({ to: landing(await queryClient.ensureQueryData(meQuery)), search: {} });
  },
});

const away = createRoute({ getParentRoute: () => shell, path: "/away", component: AwayPage });
const areas = createRoute({ getParentRoute: () => shell, path: "/areas", component: AreasPage });
const account = createRoute({ getParentRoute: () => shell, path: "/account", component: AccountPage });
const division = createRoute({ getParentRoute: () => shell, path: "/division", component: DivisionPage });

const activity = createRoute({
  getParentRoute: () => shell,
  path: "/activity",
  component: ActivityPage,
  validateSearch: (search): { of?: "me"; unit?: string; kind?: EventKind } => ({
    of: search.of === "me" ? "me" : undefined,
    unit: text(search.unit),
    kind: search.kind === "decisions" || search.kind === "progress" ? search.kind : undefined,
  }),
});
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

export const outerRoutes = [signIn, firstAdmin, code] as const;
export const bodyRoutes = [home, away, areas, account, division, activity, units, readiness, start] as const;
