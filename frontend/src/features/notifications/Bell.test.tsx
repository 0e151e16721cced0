import { MantineProvider } from "@mantine/core";
import { QueryClientProvider, useQuery } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { meQuery, queryClient } from "@/shared/api/queries";
import type { Me, Notice } from "@/shared/api/types";
import { i18next } from "@/shared/i18n";
import { LiveContext } from "@/shared/live/LiveProvider";
import { Bell } from "./Bell";

const NOW = new Date("2026-08-14T02:00:00Z");
const PERSON = { id: 7, full_name: "Phạm Thí Dụ", title: null, unit: null };

const notice = (seq: number, at: string, read = false): Notice => ({
  read,
  href: `/tasks/t${seq}`,
  event: {
    seq,
    at,
    verb: "task.reminded",
    sentence: "đôn đốc thực hiện",
    actor: PERSON,
    acting_for: null,
    recorded_for: null,
    capacity: null,
    subject: { type: "task", id: `t${seq}`, label: `Việc số ${seq}` },
    from: null,
    to: null,
    changes: [],
    details: [],
    reason: null,
  },
  gathered: null,
});
const TOLD = [
  notice(9, "2026-08-14T01:12:00Z"),
  notice(8, "2026-08-13T17:30:00Z"), // half past midnight of the 14th in Vietnam
  notice(5, "2026-08-12T09:40:00Z"),
  notice(4, "2026-08-11T09:40:00Z", true),
];

/** The server as the page knows it. */
let told: Notice[] = [];
let sent: unknown[] = [];
const unread = () => told.filter((item) => !item.read).length;
const server = setupServer(
  http.get("*/api/v1/notices", () => HttpResponse.json({ items: told, next: null, unread: unread() })),
  http.post("*/api/v1/notices/read", async ({ request }) => {
    const body = (await request.json()) as { only?: number; up_to?: number };
    sent.push(body);
    told = told.map((item) =>
      item.event.seq === body.only || item.event.seq <= (body.up_to ?? 0) ? { ...item, read: true } : item,
    );
    return HttpResponse.json({ unread: unread() });
  }),
);

function InTheBar() {
  const me = useQuery({ ...meQuery, enabled: false }).data;
  return <Bell unread={me?.unread ?? 0} />;
}

async function shown() {
  const root = createRootRoute();
  const home = createRoute({ getParentRoute: () => root, path: "/", component: InTheBar });
  const task = createRoute({ getParentRoute: () => root, path: "/tasks/$id", component: InTheBar });
  const history = createMemoryHistory({ initialEntries: ["/"] });
  const router = createRouter({ routeTree: root.addChildren([home, task]), history });
  queryClient.setQueryData(meQuery.queryKey, { id: 1, unread: unread() } as Me);
  const live = { state: "online" as const, since: "", now: () => NOW, tryNow: () => undefined };
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <LiveContext.Provider value={live}>
          {/* biome-ignore lint/suspicious/noExplicitAny: a router of two routes, not the page's own */}
          <RouterProvider router={router as any} />
        </LiveContext.Provider>
      </QueryClientProvider>
    </MantineProvider>,
  );
  const user = userEvent.setup();
  await waitFor(() => expect(bell()).toBeInTheDocument());
  await user.click(bell());
  return { user, router };
}

const bell = () => document.querySelector(".bell") as HTMLElement;

describe("the bell", () => {
  beforeAll(() => {
    window.matchMedia ??= (query) =>
      ({ matches: false, media: query, addEventListener() {}, removeEventListener() {} }) as never;
    globalThis.ResizeObserver ??= class {
      observe() {}
      unobserve() {}
      disconnect() {}
    };
    window.scrollTo = () => undefined;
    server.listen();
  });
  beforeEach(() => {
    told = TOLD;
    sent = [];
  });
  afterEach(async () => {
    cleanup();
    server.resetHandlers();
    queryClient.clear();
    await i18next.changeLanguage("vi");
  });
  afterAll(() => server.close());

  it("says how much is unread and lists it by today and before, by the clock of Vietnam", async () => {
    await shown();
    expect(bell()).toHaveAccessibleName("Thông báo: 3 chưa đọc");
    const dialog = await screen.findByRole("dialog", { name: "Thông báo" });
    const today = within(await within(dialog).findByRole("region", { name: "Hôm nay" }));
    expect(today.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual([
      "/tasks/t9",
      "/tasks/t8",
    ]);
    expect(today.getByText("00:30")).toBeInTheDocument();
    const before = within(within(dialog).getByRole("region", { name: "Trước đó" }));
    expect(before.getAllByRole("link")).toHaveLength(2);
    expect(before.getByText("16:40, 12/08")).toBeInTheDocument();
    expect(within(dialog).getAllByText("Chưa đọc")).toHaveLength(3);
  });

  it("tells what many units of an order did as one line, which opens the order", async () => {
    const gathered = { order: "o1", title: "Rà soát thủ tục", sentence: "12 đơn vị đã gửi kết quả" };
    told = [{ ...notice(9, "2026-08-14T01:12:00Z"), href: "/orders/o1", gathered }];
    await shown();
    const line = await screen.findByRole("link", { name: /^12 đơn vị đã gửi kết quả/ });
    expect(line).toHaveAttribute("href", "/orders/o1");
    expect(line).toHaveTextContent("Rà soát thủ tục");
    expect(line).not.toHaveTextContent(PERSON.full_name);
  });

  it("never counts beyond 99", async () => {
    told = Array.from({ length: 100 }, (_, n) => notice(n + 1, "2026-08-14T01:00:00Z"));
    await shown();
    expect(bell()).toHaveAccessibleName("Thông báo: 99+ chưa đọc");
    expect(bell()).toHaveTextContent("99+");
  });

  it("marks what is shown as read, and only up to the newest one shown", async () => {
    const { user } = await shown();
    await user.click(await screen.findByRole("button", { name: "Đánh dấu đã đọc" }));
    await waitFor(() => expect(bell()).toHaveAccessibleName("Thông báo"));
    expect(sent).toEqual([{ up_to: 9 }]);
    expect(screen.queryByText("Chưa đọc")).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Đánh dấu đã đọc" })).not.toBeInTheDocument();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  });

  it("opens the record with the keyboard, closes, and has read that one", async () => {
    const { user, router } = await shown();
    await screen.findAllByRole("link");
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}{ArrowDown}{Enter}");
    await waitFor(() => expect(router.state.location.pathname).toBe("/tasks/t8"));
    await waitFor(() => expect(sent).toEqual([{ only: 8 }]));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    await waitFor(() => expect(bell()).toHaveAccessibleName("Thông báo: 2 chưa đọc"));
  });

  it("says that there is nothing, in the reader's language", async () => {
    told = [];
    await i18next.changeLanguage("en");
    await shown();
    expect(await screen.findByText("No notifications yet")).toBeInTheDocument();
  });

  it("offers to try again when it could not be asked", async () => {
    server.use(http.get("*/api/v1/notices", () => HttpResponse.json({ code: "forbidden" }, { status: 403 })));
    const { user } = await shown();
    server.resetHandlers();
    await user.click(await screen.findByRole("button", { name: "Thử lại" }));
    expect(await screen.findAllByRole("link")).toHaveLength(4);
  });

  it("keeps what it had when it cannot ask anew, and says so; what was not marked stays unread", async () => {
    const { user } = await shown();
    await screen.findAllByRole("link");
    server.use(
      http.get("*/api/v1/notices", () => HttpResponse.json({ code: "forbidden" }, { status: 403 })),
      http.post("*/api/v1/notices/read", () => HttpResponse.json({ code: "forbidden" }, { status: 403 })),
    );
    await user.click(screen.getByRole("button", { name: "Đánh dấu đã đọc" }));
    expect(await screen.findByText(/Chưa đánh dấu được/)).toBeInTheDocument();
    expect(screen.getAllByText("Chưa đọc")).toHaveLength(3);
    await user.keyboard("{Escape}");
    await user.click(bell());
    expect(await screen.findByText(/Chưa tải được thông báo mới/)).toBeInTheDocument();
    expect(screen.getAllByRole("link")).toHaveLength(4);
  });
});
