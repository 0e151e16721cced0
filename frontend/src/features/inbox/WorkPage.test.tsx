import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { meQuery, queryClient, workQuery } from "@/shared/api/queries";
import type { Me, Work, WorkRow } from "@/shared/api/types";
import "@/shared/i18n";
import { LiveContext } from "@/shared/live/LiveProvider";
import { WorkPage } from "./WorkPage";

const row = (id: string, kind: WorkRow["kind"] = "task"): WorkRow => ({
  kind,
  id,
  severity: null,
  version: 1,
  line_no: null,
  title: `Việc ${id}`,
  area: null,
  state: "ASSIGNED",
  step: null,
  returned: 0,
  extended: 0,
  obstacle: null,
  hand_back: false,
  due: { on: "2026-09-15", first_on: "2026-09-15", kind: "DATE", printed: "", review_on: null },
  timeliness: { class: "WITHIN", days: 20 },
  lead: { id: 1, code: "1", name: "Phòng Kinh tế", short_name: "P. Kinh tế" },
  officer: null,
  partners: [],
  percent: null,
  periods: null,
  group: "later",
  step_label: null,
  plan_number: null,
  waiting_since: null,
  returned_reason: null,
  entered_by: null,
  on_paper: null,
  snoozed_until: null,
  turn: "",
  class: "ORDINARY",
});
const page = (items: WorkRow[], next: string | null): Work => ({
  as_of: "2026-08-14T02:00:00Z",
  seq: 1,
  counts: { to_do: 3, to_decide: 0, to_read: 0, unit: 0, sent: 0, waiting: 0, mentioned: 0, snoozed: 0 },
  overdue: 0,
  due_soon: 0,
  items,
  next,
  plans: [],
  off: [],
  on: [],
});
const server = setupServer(
  http.get("*/api/v1/work", ({ request }) =>
    HttpResponse.json(
      new URL(request.url).searchParams.get("cursor") === "after b"
        ? page([row("c")], null)
        : page([row("a"), row("b")], "after b"),
    ),
  ),
  http.get("*/api/v1/signals", () =>
    HttpResponse.json({ as_of: "2026-08-14T02:00:00Z", own_days: 5, items: [], open: 0 }),
  ),
  http.get("*/api/v1/tickets/*", () =>
    HttpResponse.json({ status: 404, code: "not_found" }, { status: 404 }),
  ),
  http.get("*/api/v1/tasks/*", () => HttpResponse.json({ status: 404, code: "not_found" }, { status: 404 })),
);

function shown() {
  const root = createRootRoute();
  const shell = createRoute({ getParentRoute: () => root, id: "shell" });
  const work = createRoute({ getParentRoute: () => shell, path: "/work", component: WorkPage });
  const history = createMemoryHistory({ initialEntries: ["/work"] });
  const router = createRouter({ routeTree: root.addChildren([shell.addChildren([work])]), history });
  const live = {
    state: "online" as const,
    since: "",
    now: () => new Date("2026-08-14T02:00:00Z"),
    tryNow: () => undefined,
  };
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <LiveContext.Provider value={live}>
          {/* biome-ignore lint/suspicious/noExplicitAny: a router of one page, not all of them */}
          <RouterProvider router={router as any} />
        </LiveContext.Provider>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

beforeAll(() => {
  window.matchMedia ??= (query) =>
    ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }) as never;
  window.scrollTo = () => undefined;
  server.listen();
});
afterEach(() => {
  cleanup();
  server.resetHandlers();
  queryClient.clear();
});
afterAll(() => server.close());

it("shows a box page by page, and says when there is no more", async () => {
  shown();
  const titles = () => screen.getAllByRole("link", { name: /^Việc/ }).map((link) => link.textContent);
  await userEvent.click(await screen.findByRole("button", { name: "Xem thêm" }));
  await waitFor(() => expect(titles()).toEqual(["Việc a", "Việc b", "Việc c"]));
  expect(screen.queryByRole("button", { name: "Xem thêm" })).toBeNull();
});

it("leads each kind of record to its own page", async () => {
  server.use(
    http.get("*/api/v1/work", () =>
      HttpResponse.json(
        page(
          [
            {
              ...row("a", "ticket"),
              state: "IN_PROGRESS",
              severity: "MAJOR",
              line_no: "KT01-01",
              class: null,
            },
            { ...row("b", "report"), state: "PRESENTED", step_label: "Gửi báo cáo khắc phục", class: null },
            { ...row("c", "inspection"), state: "MINUTES_SIGNED", class: null },
            row("d"),
          ],
          null,
        ),
      ),
    ),
  );
  shown();
  const link = (name: RegExp) => screen.getByRole("link", { name }).getAttribute("href");
  await screen.findByRole("link", { name: /Việc d/ });
  expect([/Việc a/, /Việc b/, /Việc c/, /Việc d/].map(link)).toEqual([
    "/tickets/a",
    "/remediation-reports/b",
    "/inspections/c",
    "/tasks/d",
  ]);
  window.innerWidth = 1440; // wide enough for a preview beside the list
  await userEvent.click(screen.getByRole("link", { name: /Việc b/ }));
  const preview = screen.getByRole("complementary", { name: "Xem nhanh" });
  expect(preview.textContent).toContain("Gửi báo cáo khắc phục");
});

it("what comes in meanwhile takes away neither the box nor the record one is at", async () => {
  const me = { id: 1, hints: [], capacities: [{ post: "HEAD", title: "", unit: row("a").lead }] };
  queryClient.setQueryData(meQuery.queryKey, me as unknown as Me);
  shown();
  const box = () => screen.getByRole("tab", { selected: true }).textContent;
  const beside = () => document.querySelector(".item-on .item-title")?.textContent ?? "";
  await screen.findByRole("link", { name: /Việc a/ });
  const before = [box(), beside()];
  expect(before[0]).toMatch(/^Cần làm|^Việc cần làm/);
  const counts = { ...page([], null).counts, to_decide: 1 };
  act(() =>
    queryClient.setQueryData(workQuery("to_do").queryKey, {
      pages: [{ ...page([row("new"), row("a"), row("b")], null), counts }],
      pageParams: [undefined],
    }),
  );
  await screen.findByRole("link", { name: /Việc new/ });
  expect([box(), beside()]).toEqual(before);
});

it("shows a plan to be decided under the box that counts it, and not once more above", async () => {
  const me = { id: 1, hints: [], capacities: [{ post: "CHAIRMAN", title: "", unit: row("a").lead }] };
  queryClient.setQueryData(meQuery.queryKey, me as unknown as Me);
  const plan = { id: "p", title: "Kế hoạch CCHC", year: 2026, state: "IN_REVIEW", returned: 0, act: "Duyệt" };
  const counts = { ...page([], null).counts, to_do: 0, to_decide: 1 };
  const plans = [{ ...plan, tab: null }] as Work["plans"];
  server.use(http.get("*/api/v1/work", () => HttpResponse.json({ ...page([], null), counts, plans })));
  shown();
  const found = await screen.findByRole("link", { name: "Kế hoạch CCHC" });
  const tab = screen.getByRole("tab", { selected: true });
  expect(tab.textContent).toBe("Chờ tôi quyết 1");
  expect(tab.compareDocumentPosition(found)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(screen.queryByText("Không có việc nào chờ bạn quyết")).toBeNull();
});

it("what is put aside leaves its place to its neighbour, and the focus with it", async () => {
  let rows = [row("a"), row("b"), row("c")];
  server.use(
    http.get("*/api/v1/work", () => HttpResponse.json(page(rows, null))),
    http.post("*/api/v1/work/snoozes", () => {
      rows = [row("a"), row("c")];
      return HttpResponse.json({});
    }),
  );
  shown();
  await screen.findByRole("link", { name: /Việc a/ });
  await userEvent.keyboard("js");
  await userEvent.click(await screen.findByRole("button", { name: /thứ Hai\s*17\/08$/ }));
  await waitFor(() => expect(document.querySelector("[data-row=b]")).toBeNull());
  await waitFor(() => expect(document.querySelector('[data-row="c"]')).toHaveFocus());
  expect(document.querySelector(".item-on .item-title")?.textContent).toBe("Việc c");
});
