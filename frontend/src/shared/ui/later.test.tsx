import { MantineProvider } from "@mantine/core";
import { Notifications, notifications } from "@mantine/notifications";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import type { FunctionComponent } from "react";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import "@/shared/i18n";
import { page } from "@/app/routes/page";
import { later } from "./later";

const GONE = new TypeError("Failed to fetch dynamically imported module: /static/Palette.js");
const PROBE = "*/static/app.webmanifest";
const server = setupServer();
const Part = () => <p>Phần đến sau</p>;
/** A file that the network does not bring the first time. */
const file = () => {
  let asked = 0;
  return async (): Promise<FunctionComponent> => {
    asked += 1;
    if (asked === 1) throw GONE;
    return Part;
  };
};
const show = (Shown: FunctionComponent) =>
  render(
    <MantineProvider env="test">
      <Notifications />
      <input aria-label="Đang gõ" defaultValue="" />
      <Shown />
    </MantineProvider>,
  );

beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  notifications.clean();
  server.resetHandlers();
});
afterAll(() => server.close());

it("says in its place that the network did not bring it, and asks again", async () => {
  server.use(http.get(PROBE, () => HttpResponse.error()));
  show(later(file()));
  await userEvent.type(screen.getByLabelText("Đang gõ"), "còn đây");
  await userEvent.click(await screen.findByRole("button", { name: "Thử lại" }));
  await screen.findByText("Phần đến sau");
  expect(screen.getByLabelText("Đang gõ")).toHaveValue("còn đây");
});

it("what would open over the page is said to be gone, and the page stays", async () => {
  server.use(http.get(PROBE, () => HttpResponse.error()));
  const gone = vi.fn();
  const Dialog = later(file());
  show(() => <Dialog gone={gone} />);
  await screen.findByRole("alert");
  expect(gone).toHaveBeenCalledOnce();
  expect(screen.getByLabelText("Đang gõ")).toBeVisible();
});

it("a page without network is no page of an older build: it is not loaded anew, and stands once there is network", async () => {
  server.use(http.get(PROBE, () => HttpResponse.error()));
  const load = file();
  const Page = page(async () => ({ Page: await load() }), "Page");
  await Page.preload?.();
  expect(sessionStorage.length).toBe(0);
  show(Page as FunctionComponent);
  await screen.findByText("Phần đến sau");
  expect(sessionStorage.length).toBe(0);
});
