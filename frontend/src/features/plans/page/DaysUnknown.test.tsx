import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { queryClient } from "@/shared/api/queries";
import "@/shared/i18n";
import { LiveContext } from "@/shared/live/LiveProvider";
import { DaysUnknown } from "./DaysUnknown";

let national = [{ on: "2098-09-02", kind: "HOLIDAY", name: "Quốc khánh", working: false, replaced: false }];
const asked: string[] = [];
const now = () => new Date("2097-12-01T09:00:00+07:00");
const server = setupServer(
  http.get("*/api/v1/me", () => HttpResponse.json({ body: { id: 7 } })),
  http.get("*/api/v1/bodies/7/calendar", ({ request }) => {
    asked.push(new URL(request.url).search);
    return HttpResponse.json({ year: 2098, national, own: [], may_edit: false, version: 0 });
  }),
);
beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  queryClient.clear();
  asked.length = 0;
});
afterAll(() => server.close());

async function show(year: number) {
  const routeTree = createRootRoute({
    component: () => (
      <main>
        <DaysUnknown year={year} />
      </main>
    ),
  });
  const router = createRouter({ routeTree, history: createMemoryHistory() });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <LiveContext.Provider value={{ state: "online", since: "", now, tryNow: () => undefined }}>
          <RouterProvider router={router as never} />
        </LiveContext.Provider>
      </QueryClientProvider>
    </MantineProvider>,
  );
  await screen.findByRole("main");
}

it("says of a year without announced days that its dates keep clear of weekends only", async () => {
  await show(2098);
  await waitFor(() => expect(asked).toEqual(["?year=2098"]));
  expect(screen.queryByText(/Chưa có lịch nghỉ/)).toBeNull();
  cleanup();
  queryClient.clear();
  national = [];
  await show(2098);
  expect(await screen.findByText("Chưa có lịch nghỉ năm 2098")).toBeVisible();
});

it("asks nothing of a year that is over", async () => {
  await show(2019);
  expect(asked).toEqual([]);
});
