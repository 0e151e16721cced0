/** On a slow line each question costs its way there and back. On a device where somebody was signed in, what the page will need is
 * asked for at once, beside each other, instead of one after the other's answer. */
import { decisionsQuery } from "@/shared/api/decisionQueries";
import { meQuery, queryClient, sessionQuery, taskQuery, workQuery } from "@/shared/api/queries";
import { wasSignedIn } from "@/shared/session/remembered";

export function askEarly(
  { pathname, search }: Pick<Location, "pathname" | "search"> = window.location,
): void {
  if (pathname === "/sign-in") coming(import("@/features/session/SignInPage"));
  if (!wasSignedIn() || /^\/(sign-in|code)/.test(pathname)) return;
  void queryClient.prefetchQuery(sessionQuery);
  void queryClient.prefetchQuery(meQuery);
  const asked = new URLSearchParams(search);
  const [, task] = /^\/tasks\/([0-9a-f-]{36})$/.exec(pathname) ?? [];
  if (pathname === "/decide") {
    void queryClient.prefetchQuery(decisionsQuery(asked.get("at") ?? undefined));
    coming(import("@/features/deciding/DecidePage"));
  }
  if (pathname === "/work" || pathname === "/") {
    void queryClient.prefetchInfiniteQuery(workQuery("to_do"));
    coming(import("@/features/inbox/WorkPage"));
  }
  if (task) {
    void queryClient.prefetchQuery(taskQuery(task));
    coming(import("@/features/tasks/TaskPage"));
  }
}

/** The page's code comes beside its answers; what fails here is asked for again, and told, by the router. */
const coming = (code: Promise<unknown>): void => void code.catch(() => undefined);
