import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { router } from "./router";

function Record() {
  const [typed, type] = useState("");
  return <input aria-label="Ghi" value={typed} onChange={(event) => type(event.currentTarget.value)} />;
}

afterEach(cleanup);

it("what is typed about one record does not stand on the page of the next", async () => {
  const defaultRemountDeps = router.options.defaultRemountDeps as never; // typed by all pages, and here is one
  const root = createRootRoute();
  const record = createRoute({ getParentRoute: () => root, path: "/records/$id", component: Record });
  const history = createMemoryHistory({ initialEntries: ["/records/a"] });
  const small = createRouter({ routeTree: root.addChildren([record]), history, defaultRemountDeps });
  const go = (to: string) =>
    act(async () => {
      history.push(to);
      await small.load();
    });
  // biome-ignore lint/suspicious/noExplicitAny: a router of one page, not all of them
  render(<RouterProvider router={small as any} />);
  const field = await screen.findByLabelText("Ghi");
  fireEvent.change(field, { target: { value: "Về việc a" } });
  await go("/records/a?tab=2");
  expect(screen.getByLabelText("Ghi")).toHaveProperty("value", "Về việc a");
  await go("/records/b");
  expect(screen.getByLabelText("Ghi")).toHaveProperty("value", "");
});

it("what a page does not know of its address is left out of it, so that it is asked of nobody", async () => {
  const root = createRootRoute();
  const board = createRoute({
    getParentRoute: () => root,
    path: "/board",
    validateSearch: (search: Record<string, unknown>): { unit?: string } => ({
      unit: search.unit ? String(search.unit) : undefined,
    }),
    component: () => <p>{JSON.stringify(board.useSearch())}</p>,
  });
  const history = createMemoryHistory({ initialEntries: ["/board?kind=ticket&unit=a"] });
  const { search } = router.options;
  const small = createRouter({ routeTree: root.addChildren([board]), history, search });
  // biome-ignore lint/suspicious/noExplicitAny: a router of one page, not all of them
  render(<RouterProvider router={small as any} />);
  await waitFor(() => expect(screen.getByText('{"unit":"a"}')).toBeDefined());
  expect(history.location.search).toBe("?unit=a");
});
