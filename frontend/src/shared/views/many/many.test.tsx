import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { queryClient } from "@/shared/api/queries";
import type { ListedTask } from "@/shared/api/types";
import "@/shared/i18n";
import { LiveContext } from "@/shared/live/LiveProvider";
import { TaskTable } from "../TaskTable";
import { ManyBar } from "./ManyBar";
import { useTicks } from "./useTicks";

const rows = ["a", "b", "c"].map(
  (id, at) =>
    ({
      id,
      version: at + 1,
      title: `Việc ${id}`,
      state: "IN_PROGRESS",
      due: { on: null, printed: "", kind: "DATE" },
      lead: { id: 5, name: "Phòng Kinh tế", short_name: "P. Kinh tế" },
    }) as ListedTask,
);
let sent: { items: unknown; due_on: string; reason: string };
const server = setupServer(
  http.get("*/api/v1/tasks/acts", ({ request }) =>
    HttpResponse.json({
      acts: [
        {
          name: "move_due",
          count: new URL(request.url).searchParams.get("ids")?.split(",").length === 3 ? 2 : 1,
        },
      ],
    }),
  ),
  http.post("*/api/v1/tasks/transitions/move_due", async ({ request }) => {
    sent = (await request.json()) as typeof sent;
    return HttpResponse.json({
      done: ["a", "b"],
      refused: [{ id: "c", code: "x", detail: "Việc đã kết thúc." }],
    });
  }),
);

function Page() {
  const ticks = useTicks(rows);
  const more = { has: false, loading: false, fetch: () => undefined };
  return (
    <>
      <TaskTable
        rows={rows}
        columns={[]}
        sort={undefined}
        onSort={() => undefined}
        ticks={ticks}
        ticking={false}
        more={more}
      />
      <ManyBar ticks={ticks} />
    </>
  );
}

beforeAll(() => {
  window.matchMedia ??= (query) =>
    ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }) as never;
  window.scrollTo = () => undefined;
  server.listen();
});
afterEach(cleanup);
afterAll(() => server.close());

it("offers what may be done with the ticked, and what was refused stays ticked with why", async () => {
  const router = createRouter({
    routeTree: createRootRoute({ component: Page }),
    history: createMemoryHistory({ initialEntries: ["/"] }),
  });
  const now = () => new Date("2026-08-14T02:00:00Z");
  const user = userEvent.setup();
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <LiveContext.Provider value={{ state: "online", since: "", now, tryNow: () => undefined }}>
          {/* biome-ignore lint/suspicious/noExplicitAny: a router of one page, not all of them */}
          <RouterProvider router={router as any} />
        </LiveContext.Provider>
      </QueryClientProvider>
    </MantineProvider>,
  );
  const box = (name: string) => screen.findByRole("checkbox", { name }) as Promise<HTMLInputElement>;
  (await box("Chọn: Việc a")).focus();
  await user.keyboard(" ");
  expect(screen.getByText("Đã chọn 1 việc")).toBeTruthy();
  await user.click(await box("Chọn tất cả việc đang hiện"));
  expect((await box("Chọn: Việc c")).checked).toBe(true);
  await user.click(await screen.findByRole("button", { name: "Dời hạn" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.click(dialog.getByRole("button", { name: "Dời hạn (3)" }));
  expect(dialog.getByText("Ghi lý do.")).toBeTruthy();
  expect(sent).toBeUndefined();
  await user.type(dialog.getByLabelText(/Hạn mới/), "15/9");
  await user.type(dialog.getByLabelText(/Lý do/), "Chờ kinh phí");
  await user.click(dialog.getByRole("button", { name: "Dời hạn (3)" }));
  expect(await dialog.findByText("Việc đã kết thúc.")).toBeTruthy();
  expect(dialog.getByText("Đã thực hiện với 2 việc")).toBeTruthy();
  expect(dialog.getByRole("link", { name: "Việc c" })).toBeTruthy();
  expect(sent).toEqual({
    items: rows.map(({ id, version }) => ({ id, version })),
    due_on: "2026-09-15",
    reason: "Chờ kinh phí",
  });
  await user.click(dialog.getByText("Đóng"));
  expect(await screen.findByText("Đã chọn 1 việc")).toBeTruthy();
  expect((await box("Chọn: Việc c")).checked).toBe(true);
});
