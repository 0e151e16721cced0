import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { meQuery, queryClient } from "@/shared/api/queries";
import type { Me, QuickRow } from "@/shared/api/types";
import "@/shared/i18n";
import { LiveContext } from "@/shared/live/LiveProvider";
import { QuickPage } from "./QuickPage";

const row = (id: string, last: QuickRow["last"] = null, order: QuickRow["order"] = null) =>
  ({
    id,
    version: 1,
    title: `Việc ${id}`,
    state: "IN_PROGRESS",
    due: { on: null, printed: "" },
    timeliness: { class: "NO_DUE", days: null },
    lead: { short_name: "P. Kinh tế" },
    last,
    order,
    needs_basis: false,
  }) as QuickRow;
const said = {
  id: "x",
  at: "",
  text: "Lời trước",
  standing: "UNDER_WAY",
  next_on: null,
  percent: null,
} as const;
type Item = { task: string; text: string; standing: string; figures: unknown; again: string | null };
let sent: Item[] = [];
const server = setupServer(
  http.get("*/api/v1/quick-report", () =>
    HttpResponse.json({ as_of: "", heads: false, next: null, items: [row("a", said), row("b"), row("c")] }),
  ),
  http.post("*/api/v1/quick-report", async ({ request }) => {
    sent = ((await request.json()) as { items: typeof sent }).items;
    return HttpResponse.json({
      done: ["a", "b"],
      refused: [{ id: "c", code: "x", detail: "Đang tạm dừng." }],
    });
  }),
);

function shown() {
  const root = createRootRoute();
  const shell = createRoute({ getParentRoute: () => root, id: "shell" });
  const page = createRoute({ getParentRoute: () => shell, path: "/report", component: QuickPage });
  const history = createMemoryHistory({ initialEntries: ["/report"] });
  const router = createRouter({ routeTree: root.addChildren([shell.addChildren([page])]), history });
  const now = () => new Date("2026-08-14T02:00:00Z");
  return render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <LiveContext.Provider value={{ state: "online", since: "", now, tryNow: () => undefined }}>
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
  queryClient.setQueryData(meQuery.queryKey, { id: 7 } as Me);
  server.listen();
});
afterEach(() => {
  cleanup();
  server.resetHandlers();
});
afterAll(() => server.close());

it("is filled by keys and by pasting, keeps what is typed, and what was refused stays with why", async () => {
  const user = userEvent.setup();
  const { unmount } = shown();
  const cell = (column: string, id: string) => screen.findByLabelText(`${column}: Việc ${id}`);
  await user.click(await cell("Kết quả, vướng mắc", "a"));
  await user.keyboard("{F4}{Enter}{F8}{Enter}");
  expect(document.activeElement).toBe(await cell("Kết quả, vướng mắc", "c"));
  await user.keyboard("{Shift>}{Tab}{/Shift}");
  await user.paste("Vướng\tChờ kinh phí\nthừa\tthừa");
  unmount(); // the page is left: what was typed stays on the device
  shown();
  expect(await cell("Tình hình", "c")).toHaveProperty("value", "STUCK");
  await user.click(await screen.findByRole("button", { name: "Lưu (3)" }));
  expect((await screen.findByText("Đang tạm dừng.")).closest("tr")?.textContent).toContain("Việc c");
  expect(sent.map(({ task, text, standing }) => [task, text, standing])).toEqual([
    ["a", "Lời trước", "UNDER_WAY"],
    ["b", "Không có gì mới", "UNDER_WAY"],
    ["c", "Chờ kinh phí", "STUCK"],
  ]);
  expect(await cell("Kết quả, vướng mắc", "b")).toHaveProperty("value", "");
  expect(screen.getByText("Đã lưu 2 dòng.")).toBeTruthy();
  server.use(
    http.get("*/api/v1/quick-report", () => HttpResponse.json({ heads: false, next: null, items: [] })),
  );
  await queryClient.invalidateQueries({ queryKey: ["quick"] });
  expect(await screen.findByText(/^1 dòng đang ghi không thuộc bảng này/)).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Bỏ các dòng này" }));
  expect(localStorage.getItem("dondoc-quick:7")).toBeNull();
});

it("fills in an order's figures and uses a piece of evidence again", async () => {
  const figure = { kind: "NUMBER", unit: "hồ sơ", required: true, check: "" } as const;
  const order = {
    figures: [
      { ...figure, key: "f1", name: "Tiếp nhận" },
      { ...figure, key: "f2", name: "Đúng hạn" },
    ],
    values: [{ key: "f1", value: "1200" }],
  };
  const proof = { id: "p1", kind: "DOCUMENT", document: { number: "12/BC" }, at: "2026-08-01T00:00:00Z" };
  server.use(
    http.get("*/api/v1/quick-report", () =>
      HttpResponse.json({ heads: false, next: null, items: [row("a", null, order)] }),
    ),
    http.get("*/api/v1/recent-proofs", () =>
      HttpResponse.json({
        items: [{ ...proof, note: "", task: { id: "t", title: "Việc khác" }, report: null }],
      }),
    ),
  );
  queryClient.removeQueries({ queryKey: ["quick"] });
  const user = userEvent.setup();
  shown();
  const first = await screen.findByLabelText(/^Tiếp nhận/);
  expect(first).toHaveProperty("value", "1.200");
  await user.click(first);
  await user.paste("1.250\tnhiều");
  await user.click(await screen.findByRole("button", { name: "Lưu (1)" }));
  const second = await screen.findByLabelText(/^Đúng hạn/);
  expect(second).toHaveProperty("ariaInvalid", "true");
  await user.clear(second);
  await user.type(second, "1.249,5");
  await user.click(screen.getByLabelText("Số văn bản: Việc a"));
  await user.keyboard("{F2}");
  await user.click(await screen.findByRole("button", { name: "Dùng lại 12/BC" }));
  sent = [];
  await user.click(await screen.findByRole("button", { name: "Lưu (1)" }));
  await screen.findByText("Đã lưu 2 dòng.");
  expect(sent).toMatchObject([{ task: "a", figures: { f1: "1250", f2: "1249.5" }, again: "p1" }]);
});
