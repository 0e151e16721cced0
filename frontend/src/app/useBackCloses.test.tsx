import { MantineProvider, Modal } from "@mantine/core";
import {
  createBrowserHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { useBackCloses } from "./useBackCloses";

afterEach(cleanup);

function Page() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Mở
      </button>
      <Modal opened={open} onClose={() => setOpen(false)} title="Tệp">
        <input aria-label="Ghi" />
      </Modal>
    </>
  );
}

it("Back closes what lies over the page, and leaves the page only when nothing does", async () => {
  const root = createRootRoute({
    component: () => {
      useBackCloses();
      return <Outlet />;
    },
  });
  const first = createRoute({ getParentRoute: () => root, path: "/", component: () => <p>Trước</p> });
  const record = createRoute({ getParentRoute: () => root, path: "/record", component: Page });
  const history = createBrowserHistory();
  const small = createRouter({ routeTree: root.addChildren([first, record]), history });
  render(
    <MantineProvider env="test">
      {/* biome-ignore lint/suspicious/noExplicitAny: a router of two pages, not all of them */}
      <RouterProvider router={small as any} />
    </MantineProvider>,
  );
  await screen.findByText("Trước");
  await act(async () => history.push("/record"));
  fireEvent.click(await screen.findByRole("button", { name: "Mở" }));
  await screen.findByRole("dialog", { name: "Tệp" });
  act(() => window.history.back());
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(window.location.pathname).toBe("/record");
  act(() => window.history.back());
  await screen.findByText("Trước");
  history.destroy();
});
