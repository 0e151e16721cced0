import { MantineProvider } from "@mantine/core";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Plan } from "@/shared/api/types";
import { PlanCall } from "./PlanCall";

afterEach(cleanup);

async function open(year_locked: boolean) {
  const plan = { state: "ISSUED", year_locked, counts: { unnamed: 4 }, may: { prepare: true } } as Plan;
  const page = () => (
    <main>
      <PlanCall plan={plan} />
    </main>
  );
  const router = createRouter({
    routeTree: createRootRoute({ component: page }),
    history: createMemoryHistory(),
  });
  render(
    <MantineProvider>
      <RouterProvider router={router as never} />
    </MantineProvider>,
  );
  await screen.findByRole("main");
}

it("asks for the officers that are missing, but not of a year that is closed", async () => {
  await open(false);
  expect(screen.getByText("4 việc chưa có người thực hiện")).toBeInTheDocument();
  cleanup();
  await open(true);
  expect(screen.queryByText(/chưa có người/)).toBeNull();
});
