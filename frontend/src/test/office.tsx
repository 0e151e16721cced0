import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { type ReactNode, useState } from "react";
import { afterAll, afterEach, beforeAll } from "vitest";
import { queryClient } from "@/shared/api/queries";
import "@/shared/i18n";
import { LiveContext } from "@/shared/live/LiveProvider";

export const FASTER = "Vừa được người khác thay đổi.";
type Sent = { method: string; path: string; tag: string | null; body: unknown };

/** The network as a form meets it: notes what is sent, answers it in turn (by 200 and nothing once no answer is left) and reads
 * as empty lists. Of a file; between its tests everything is as at first. */
export function office() {
  const sent: Sent[] = [];
  let answers: [status: number, body: object][] = [];
  let element: (next: ReactNode) => void = () => undefined;
  const server = setupServer(
    http.get("*/api/v1/*", () => HttpResponse.json({ items: [], next: null })),
    http.all("*/api/v1/*", async ({ request }) => {
      const path = new URL(request.url).pathname.replace("/api/v1/", "");
      const body: unknown = await request.json();
      sent.push({ method: request.method, path, tag: request.headers.get("If-Match"), body });
      const [status, told] = answers.shift() ?? [200, {}];
      return HttpResponse.json({ status, ...told }, { status });
    }),
  );
  beforeAll(() => {
    window.scrollTo = () => undefined;
    server.listen();
  });
  afterEach(() => {
    cleanup();
    server.resetHandlers();
    queryClient.clear();
    localStorage.clear();
    sent.length = 0;
    answers = [];
  });
  afterAll(() => server.close());
  const now = () => new Date("2026-08-14T02:00:00Z");
  return {
    sent,
    server,
    answer: (...next: typeof answers) => {
      answers = next;
    },
    /** Shown at `at`, an address of the signed-in shell that `path` describes; every other address is empty. */
    show: async (shown: ReactNode, path = "/", at = path) => {
      const root = createRootRoute();
      const shell = createRoute({ getParentRoute: () => root, id: "shell" });
      const page = createRoute({
        getParentRoute: () => shell,
        path,
        component: function Shown() {
          const [current, set] = useState(shown);
          element = set;
          return current;
        },
      });
      const elsewhere = createRoute({ getParentRoute: () => shell, path: "$", component: () => null });
      const routeTree = root.addChildren([shell.addChildren([page, elsewhere])]);
      const router = createRouter({ routeTree, history: createMemoryHistory({ initialEntries: [at] }) });
      await router.load();
      const { unmount } = render(
        <MantineProvider env="test">
          <QueryClientProvider client={queryClient}>
            <LiveContext.Provider value={{ state: "online", since: "", now, tryNow: () => undefined }}>
              {/* biome-ignore lint/suspicious/noExplicitAny: a router of one page, not all of them */}
              <RouterProvider router={router as any} />
            </LiveContext.Provider>
          </QueryClientProvider>
        </MantineProvider>,
      );
      return { unmount, at: () => router.state.location.pathname };
    },
    /** What the live line brings. */
    bring: (next: ReactNode) => act(() => element(next)),
  };
}

/** By its words: looking for the role of everything takes long in a large form. */
export const press = (words: string | RegExp) =>
  fireEvent.click(screen.getByText(words, { selector: "button, button *" }));
export const write = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
