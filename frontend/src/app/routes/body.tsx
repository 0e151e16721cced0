import { createRoute, redirect } from "@tanstack/react-router";
import { AccountPage } from "@/features/account/AccountPage";
import { ActivityPage } from "@/features/activity/ActivityPage";
import { AwayPage } from "@/features/away/AwayPage";
import { DivisionPage } from "@/features/division/DivisionPage";
import { ReadinessPage } from "@/features/readiness/ReadinessPage";
import { CodePage } from "@/features/session/CodePage";
import { FirstAdminPage } from "@/features/session/FirstAdminPage";
import { SignInPage } from "@/features/session/SignInPage";
import { StartPage, type StartSearch } from "@/features/start/StartPage";
import { STEPS } from "@/features/start/steps";
import { UnitsPage } from "@/features/units/UnitsPage";
import { meQuery, queryClient } from "@/shared/api/queries";
import { landing } from "../landing";
import { root, shell, text } from "./shell";

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
const account = createRoute({ getParentRoute: () => shell, path: "/account", component: AccountPage });
const division = createRoute({ getParentRoute: () => shell, path: "/division", component: DivisionPage });

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

export const outerRoutes = [signIn, firstAdmin, code] as const;
export const bodyRoutes = [home, away, account, division, activity, units, readiness, start] as const;
