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
import { afterEach, expect, it, onTestFinished } from "vitest";
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

async function show(path: string) {
  window.history.pushState(null, "", path); // as a link from elsewhere does
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
  onTestFinished(() => history.destroy());
  return history;
}

async function open() {
  fireEvent.click(await screen.findByRole("button", { name: "Mở" }));
  await screen.findByRole("dialog", { name: "Tệp" });
}
const closed = () =>
  waitFor(() => {
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(document.body.hasAttribute("data-scroll-locked")).toBe(false);
  });
const back = () => act(async () => window.history.back());

it("Back closes what lies over the page, and leaves the page only when nothing does", async () => {
  const history = await show("/");
  await screen.findByText("Trước");
  await act(async () => history.push("/record"));
  await open();
  await back();
  await closed();
  expect(window.location.pathname).toBe("/record");
  await back();
  await screen.findByText("Trước");
});

it("so it does on the page that a link from elsewhere opened, and leaves it at once when nothing lies over it", async () => {
  window.history.pushState(null, "", "/elsewhere");
  const history = await show("/record");
  await open();
  await waitFor(() => expect(history.location.state.again).toBe(true));
  await back();
  await closed();
  expect(window.location.pathname).toBe("/record");
  await open();
  fireEvent.keyDown(document.activeElement as Element, { key: "Escape" });
  await closed();
  expect(window.location.pathname).toBe("/record");
  await back();
  await waitFor(() => expect(window.location.pathname).toBe("/elsewhere"));
});

it("a dialog that goes as another page comes calls nothing off", async () => {
  window.history.pushState(null, "", "/elsewhere");
  const history = await show("/record");
  await open();
  await waitFor(() => expect(history.location.state.again).toBe(true));
  fireEvent.keyDown(document.activeElement as Element, { key: "Escape" });
  await act(async () => history.push("/"));
  await closed();
  await screen.findByText("Trước");
  await back();
  await screen.findByRole("button", { name: "Mở" });
  await back();
  await waitFor(() => expect(window.location.pathname).toBe("/elsewhere"));
});

it("closing goes nowhere, or it would call off what another document is being loaded for", async () => {
  await show("/record");
  await open();
  await waitFor(() => expect(window.history.state.again).toBe(true));
  fireEvent.keyDown(document.activeElement as Element, { key: "Escape" });
  await closed();
  await act(async () => new Promise((done) => window.setTimeout(done, 100)));
  expect(window.history.state.__TSR_index).toBe(1);
});
