import { createRoute, redirect } from "@tanstack/react-router";
import type { StartSearch } from "@/features/start/StartPage";
import { STEPS } from "@/features/start/steps";
import { type EventKind, meQuery, queryClient } from "@/shared/api/queries";
import { landing } from "../landing";
import { page } from "./page";
import { root, shell, text } from "./shell";

const AccountPage = page(() => import("@/features/account/AccountPage"), "AccountPage");
const ActivityPage = page(() => import("@/features/activity/ActivityPage"), "ActivityPage");
const AreasPage = page(() => import("@/features/areas/AreasPage"), "AreasPage");
const AwayPage = page(() => import("@/features/away/AwayPage"), "AwayPage");
const DivisionPage = page(() => import("@/features/division/DivisionPage"), "DivisionPage");
const ReadinessPage = page(() => import("@/features/readiness/ReadinessPage"), "ReadinessPage");
const CodePage = page(() => import("@/features/session/CodePage"), "CodePage");
const FirstAdminPage = page(() => import("@/features/session/FirstAdminPage"), "FirstAdminPage");
const SignInPage = page(() => import("@/features/session/SignInPage"), "SignInPage");
const StartPage = page(() => import("@/features/start/StartPage"), "StartPage");
const UnitsPage = page(() => import("@/features/units/UnitsPage"), "UnitsPage");

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
