import { MantineProvider } from "@mantine/core";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import "@/shared/i18n";
import { ApiProblem } from "@/shared/api/problem";
import { press } from "@/test/office";
import { Broken } from "./Broken";

afterEach(cleanup);

/** A house whose door answers from the second knock on. */
function house() {
  let knocked = 0;
  const root = createRootRoute({ component: Outlet, errorComponent: Broken });
  const shell = createRoute({
    getParentRoute: () => root,
    id: "shell",
    beforeLoad: () => {
      knocked += 1;
      if (knocked === 1) throw ApiProblem.network(new TypeError());
    },
  });
  const page = createRoute({
    getParentRoute: () => shell,
    path: "/",
    component: () => <h1>Việc của tôi</h1>,
  });
  const router = createRouter({
    routeTree: root.addChildren([shell.addChildren([page])]),
    history: createMemoryHistory(),
  });
  render(
    <MantineProvider env="test">
      {/* biome-ignore lint/suspicious/noExplicitAny: a router of one page, not all of them */}
      <RouterProvider router={router as any} />
    </MantineProvider>,
  );
}

it("asks at the door again when it is told to", async () => {
  house();
  await screen.findByRole("alert");
  press("Thử lại");
  expect(await screen.findByText("Việc của tôi")).toBeVisible();
});

it("asks at the door again by itself when the network is back", async () => {
  house();
  await screen.findByRole("alert");
  await waitFor(() => {
    fireEvent(window, new Event("offline"));
    fireEvent(window, new Event("online"));
    expect(screen.getByText("Việc của tôi")).toBeVisible();
  });
});
