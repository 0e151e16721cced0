import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import "@/shared/i18n";
import { LiveContext } from "@/shared/live/LiveProvider";
import { Since } from "./Since";

const LIVE = {
  state: "online" as const,
  since: "",
  now: () => new Date("2026-08-14T02:00:00Z"),
  tryNow: () => undefined,
};
const item = (seq: number, label: string) => ({
  id: `0198a4a0-0000-7000-8000-00000000000${seq}`,
  from: "ASSIGNED",
  to: "IN_PROGRESS",
  event: { seq, actor: null, subject: { type: "task", id: "a", label } },
});
const told = {
  seq: 2,
  at: null,
  moves: 2,
  closures: 0,
  more: false,
  items: [item(1, "Rà soát"), item(2, "Niêm yết")],
};
const looked: unknown[] = [];
const server = setupServer(
  http.get("*/boards/tasks/since", () => HttpResponse.json(told)),
  http.post("*/boards/tasks/looked", async ({ request }) => {
    looked.push(await request.json());
    return HttpResponse.json({});
  }),
);

beforeAll(() => server.listen());
afterEach(cleanup);
afterAll(() => server.close());

const queries = new QueryClient();
function board() {
  const root = createRootRoute({
    component: () => <Since kind="task" cards={[]} label={(state) => state} show={() => undefined} />,
  });
  const router = createRouter({ routeTree: root, history: createMemoryHistory({ initialEntries: ["/"] }) });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queries}>
        <LiveContext value={LIVE}>
          <RouterProvider router={router as never} />
        </LiveContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

it("what was opened from the list is read, also after another page; all read, it is gone and said to the server", async () => {
  board();
  fireEvent.click(await screen.findByText("Liệt kê"));
  fireEvent.click(await screen.findByText("Rà soát"));
  cleanup();
  board();
  fireEvent.click(await screen.findByText("Liệt kê"));
  const other = await screen.findByText("Niêm yết");
  expect(screen.queryByText("Rà soát")).toBeNull();
  expect(looked).toEqual([]);
  fireEvent.click(other);
  await waitFor(() => expect(screen.queryByText("Liệt kê")).toBeNull());
  await waitFor(() => expect(looked).toEqual([{ seq: 2 }]));
});
