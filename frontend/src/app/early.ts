/** On a slow line each question costs its way there and back. What the page needs to know is asked by boot.js; its code is asked
 * for here, beside that, instead of after the answer that says who one is. */
import { wasSignedIn } from "@/shared/session/remembered";

const RECORD = /^\/(tasks|plans)\/[0-9a-f-]{36}$/;
const CODE: Record<string, () => Promise<unknown>> = {
  "/": () => import("@/features/inbox/WorkPage"),
  "/work": () => import("@/features/inbox/WorkPage"),
  "/decide": () => import("@/features/deciding/DecidePage"),
  "/tasks": () => import("@/features/tasklist/TasksPage"),
  "/board": () => import("@/features/board/BoardPage"),
  "/overview": () => import("@/features/overview/OverviewPage"),
  tasks: () => import("@/features/tasks/TaskPage"),
  plans: () => import("@/features/plans/PlanPage"),
};

export function askEarly(pathname: string = window.location.pathname): void {
  const code =
    pathname === "/sign-in"
      ? () => import("@/features/session/SignInPage")
      : wasSignedIn() && CODE[RECORD.exec(pathname)?.[1] ?? pathname];
  // What fails here is asked for again, and told, by the router.
  if (code) void code().catch(() => undefined);
}
