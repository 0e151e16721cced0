import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { queryClient } from "@/shared/api/queries";
import type { Me, Transition } from "@/shared/api/types";
import "@/shared/i18n";
import { useOffer } from "@/shared/offers/offers";
import type { Found } from "@/shared/search/queries";
import { useInForce } from "@/shared/ui/keysInForce";
import { setSingleKeys } from "@/shared/ui/singleKeys";
import { PaletteButton } from "./PaletteButton";
import { PaletteProvider } from "./PaletteProvider";

const said = (text: string, hits: number[][] = []) => ({ text, hits });
const found: Found = {
  kind: "task",
  id: "t1",
  page: null,
  no: said("20"),
  title: said("Rà soát hồ sơ", [[0, 7]]),
  where: said("P. Kinh tế"),
  state: "ASSIGNED",
  returned: 0,
  day: null,
  why: null,
};
const server = setupServer(
  http.get("*/api/v1/search", ({ request }) => {
    const q = new URL(request.url).searchParams.get("q");
    const groups = q === "ra soat" || q === "bat dau" ? [{ kind: "task", items: [found], more: false }] : [];
    return HttpResponse.json({ as_of: "2026-08-14T02:00:00Z", groups });
  }),
  http.get("*/api/v1/*", () => HttpResponse.json({ status: 404, code: "not_found" }, { status: 404 })),
);
const me = { body: null, capacities: [], is_administrator: false, may_give: false } as unknown as Me;
const transition = (name: string, label: string) => ({ name, label, enabled: true }) as Transition;
const asked = vi.fn();

function Record() {
  useOffer({ title: "Việc đang mở", enabled: [transition("report", "Rà lại kết quả…")], ask: asked });
  useInForce("keys.walk");
  return (
    <>
      <PaletteButton />
      <div role="dialog" aria-label="Bên bảng">
        <button type="button">Trong hộp</button>
      </div>
    </>
  );
}

function shown() {
  const root = createRootRoute({
    component: () => (
      <PaletteProvider me={me}>
        <Record />
      </PaletteProvider>
    ),
  });
  const routes = ["/tasks/$taskId", "/search"].map((path) =>
    createRoute({ getParentRoute: () => root, path }),
  );
  const history = createMemoryHistory({ initialEntries: ["/"] });
  const router = createRouter({ routeTree: root.addChildren(routes), history });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        {/* biome-ignore lint/suspicious/noExplicitAny: a router of two pages, not all of them */}
        <RouterProvider router={router as any} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return history;
}
const options = () => screen.queryAllByRole("option").map((option) => option.textContent ?? "");

beforeAll(async () => {
  await import("./Palette"); // so that opening it waits for no file
  window.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  server.listen();
});
afterEach(() => {
  cleanup();
  queryClient.clear();
  asked.mockReset();
});
afterAll(() => server.close());

it("offers what may be done here, then what was found, then places; Enter runs the chosen one", async () => {
  const history = shown();
  await userEvent.click(await screen.findByRole("button", { name: "Tìm hoặc gõ lệnh" }));
  const field = await screen.findByRole("combobox");
  await userEvent.type(field, "ra soat");
  await waitFor(() => expect(options().some((text) => text.includes("Rà soát hồ sơ"))).toBe(true));
  await userEvent.clear(field);
  await userEvent.type(field, "ra");
  expect(options()[0]).toBe("Rà lại kết quả…");
  expect(field).toHaveAttribute("aria-activedescendant", screen.getAllByRole("option")[0]?.id);
  await userEvent.keyboard("{Enter}");
  await waitFor(() => expect(asked).toHaveBeenCalledOnce());
  expect(screen.queryByRole("combobox")).toBeNull();
  expect(history.location.pathname).toBe("/");
});

it("keeps a place that was typed whole before what is found later", async () => {
  shown();
  await userEvent.click(await screen.findByRole("button", { name: "Tìm hoặc gõ lệnh" }));
  await userEvent.type(await screen.findByRole("combobox"), "bat dau");
  await waitFor(() => expect(options().some((text) => text.includes("Rà soát hồ sơ"))).toBe(true));
  expect(screen.getAllByRole("option", { selected: true })[0]).toHaveTextContent("Bắt đầu");
  expect(options().filter((text) => text === "Bắt đầu")).toHaveLength(1);
});

it("opens a record by keys alone, and says when there is none", async () => {
  const history = shown();
  await screen.findByRole("button", { name: "Tìm hoặc gõ lệnh" });
  await userEvent.keyboard("{Control>}k{/Control}");
  const field = await screen.findByRole("combobox");
  await userEvent.type(field, "khong co gi");
  expect(await screen.findByText(/Không có gì khớp với “khong co gi”/)).toBeVisible();
  await userEvent.clear(field);
  await userEvent.type(field, "ra soat");
  await screen.findByText("Rà soát");
  await userEvent.keyboard("{ArrowUp}{ArrowDown}{Enter}");
  await waitFor(() => expect(history.location.pathname).toBe("/tasks/t1"));
});

it("keeps what is typed before its field is there, and the page under it hears nothing of that", async () => {
  shown();
  await screen.findByRole("button", { name: "Tìm hoặc gõ lệnh" });
  const heard = vi.fn();
  window.addEventListener("keydown", heard);
  for (const key of ["/", "e", "r", "Enter"]) fireEvent.keyDown(document.body, { key });
  window.removeEventListener("keydown", heard);
  expect(heard).not.toHaveBeenCalled();
  expect(await screen.findByRole("combobox")).toHaveValue("er");
  await userEvent.keyboard("{Escape}/");
  expect(await screen.findByRole("combobox")).toHaveValue("");
});

it("leaves single letters alone where they are switched off", async () => {
  shown();
  await screen.findByRole("button", { name: "Tìm hoặc gõ lệnh" });
  setSingleKeys(false);
  await userEvent.keyboard("/");
  expect(screen.queryByRole("combobox")).toBeNull();
  setSingleKeys(true);
  await userEvent.keyboard("/");
  expect(await screen.findByRole("combobox")).toHaveValue("");
});

it("lists in a dialog the keys that act in it, and Escape closes the list alone", async () => {
  const under = vi.fn();
  shown();
  (await screen.findByRole("button", { name: "Trong hộp" })).focus();
  window.addEventListener("keydown", under, true);
  await userEvent.keyboard("?");
  expect(await screen.findByText("Bảng phím tắt này")).toBeVisible();
  expect(screen.queryByText("Mục sau, mục trước")).toBeNull();
  under.mockReset();
  await userEvent.keyboard("{Escape}");
  window.removeEventListener("keydown", under, true);
  expect(screen.queryByText("Bảng phím tắt này")).toBeNull();
  expect(under).not.toHaveBeenCalled();
  await waitFor(() => expect(screen.getByRole("button", { name: "Trong hộp" })).toHaveFocus());
  screen.getByRole("button", { name: "Tìm hoặc gõ lệnh" }).focus();
  await userEvent.keyboard("?");
  expect(await screen.findByText("Mục sau, mục trước")).toBeVisible();
});
