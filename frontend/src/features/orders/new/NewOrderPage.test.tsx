import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import { orderRecipientsQuery } from "@/shared/api/orderQueries";
import { givingQuery, queryClient } from "@/shared/api/queries";
import type { Giving, OrderRecipients } from "@/shared/api/types";
import "@/shared/i18n";
import { LiveContext } from "@/shared/live/LiveProvider";
import { NewOrderPage } from "./NewOrderPage";

const sent: unknown[] = [];
const server = setupServer(
  http.get("*/api/v1/*", () => HttpResponse.json({ items: [], next: null })),
  http.post("*/api/v1/orders", async ({ request }) => {
    sent.push(await request.json());
    return HttpResponse.json({ id: "o1", counts: { units: 2 } }, { status: 201 });
  }),
);

beforeAll(() => {
  window.scrollTo = () => undefined;
  server.listen();
});
afterAll(() => server.close());

function shown() {
  const unit = (id: number) => ({ below: true, unit: { id, name: `Xã Số ${id}`, short_name: `Xã ${id}` } });
  queryClient.setQueryData(orderRecipientsQuery.queryKey, {
    own: false,
    units: [unit(1), unit(2)],
    groups: [],
  } as unknown as OrderRecipients);
  queryClient.setQueryData(givingQuery.queryKey, {
    recipients: [],
    recent: [],
    dates: [],
    leaders: [{ id: 5, full_name: "Trần Minh Họa", title: "Chủ tịch", unit: null }],
  } as unknown as Giving);
  const root = createRootRoute();
  const shell = createRoute({ getParentRoute: () => root, id: "shell" });
  const form = createRoute({ getParentRoute: () => shell, path: "/orders/new", component: NewOrderPage });
  const page = createRoute({ getParentRoute: () => shell, path: "/orders/$orderId" });
  const history = createMemoryHistory({ initialEntries: ["/orders/new"] });
  const router = createRouter({ routeTree: root.addChildren([shell.addChildren([form, page])]), history });
  const now = () => new Date("2026-08-14T02:00:00Z");
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <LiveContext.Provider value={{ state: "online", since: "", now, tryNow: () => undefined }}>
          {/* biome-ignore lint/suspicious/noExplicitAny: a router of two pages, not all of them */}
          <RouterProvider router={router as any} />
        </LiveContext.Provider>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return router;
}

it("asks once, naming how many units, before anything goes out, and says whose word it is", async () => {
  const router = shown();
  const give = () => fireEvent.submit(document.querySelector("form") as HTMLFormElement);
  const fill = (label: RegExp, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  await screen.findByText("Nội dung giao");
  fill(/^Nội dung giao/, "Rà soát");
  fireEvent.click(screen.getByText("Tất cả cơ quan cấp dưới"));
  give();
  expect(screen.queryByText("Giao cho 2 đơn vị?")).toBeNull(); // where it was said is missing
  fill(/^Cuộc họp, dịp giao/, "giao ban 10/8");
  give();
  fireEvent.click(await screen.findByText("Xem lại"));
  await waitFor(() => expect(screen.queryByText("Giao cho 2 đơn vị?")).toBeNull());
  expect(sent).toEqual([]);
  give();
  await screen.findByText("Giao cho 2 đơn vị?");
  fireEvent.click(screen.getAllByText("Giao 2 đơn vị").at(-1) as HTMLElement);
  await waitFor(() => expect(router.state.location.pathname).toBe("/orders/o1"));
  expect(sent).toMatchObject([{ title: "Rà soát", units: [1, 2], for_leader: 5, said_at: "giao ban 10/8" }]);
});
