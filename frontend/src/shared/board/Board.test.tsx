import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { IconCircle } from "@tabler/icons-react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { createRef } from "react";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import "@/shared/i18n";
import { LiveContext } from "@/shared/live/LiveProvider";
import { Board } from "./Board";
import type { Step } from "./moves";
import type { BoardOf } from "./types";

type Card = { id: string; state: string; version: number };
const LIVE = {
  state: "online" as const,
  since: "",
  now: () => new Date("2026-08-14T02:00:00Z"),
  tryNow: () => undefined,
};
const STATES = ["OPEN", "IN_PROGRESS", "REPORTED", "CLOSED"];
const step = (name: string, to: string | null, more: Partial<Step> = {}): Step => ({
  name,
  to,
  label: name,
  weight: "more",
  tone: "plain",
  href: `/api/v1/tickets/a/transitions/${name}`,
  if_match: '"v1"',
  needs: [],
  enabled: true,
  unmet: null,
  warning: null,
  ...more,
});

const server = setupServer();
beforeAll(() => server.listen());
afterAll(() => server.close());
afterEach(() => {
  cleanup();
  server.resetHandlers();
});

/** jsdom lays nothing out: columns stand side by side, 200 wide and 800 high. */
beforeEach(() => {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(800);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(200);
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(100);
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function (this: Element) {
    const column = this.closest("[data-state]")?.getAttribute("data-state") ?? "OPEN";
    const left = STATES.indexOf(column) * 200;
    const high = this.matches("[data-card]") ? 100 : 800;
    return {
      x: left,
      y: 0,
      left,
      top: 0,
      width: 190,
      height: high,
      right: left + 190,
      bottom: high,
      toJSON: () => ({}),
    };
  });
});

function show(cards: Card[], steps: Step[]) {
  const client = new QueryClient();
  const asked = vi.fn(() => Promise.resolve(steps));
  const board = (now: Card[]): BoardOf<Card> => ({
    columns: STATES.map((state) => ({
      state,
      label: `cột ${state}`,
      icon: IconCircle,
      tone: "grey",
      count: now.filter((card) => card.state === state).length,
      overdue: 0,
      folds: state === "CLOSED",
    })),
    cards: now,
    view: "all",
    kind: "ticket",
    stepsOf: asked,
    name: (card) => `KT-${card.id}`,
    called: (card) => `KT-${card.id}`,
    title: (card) => `Phát hiện ${card.id}`,
    href: (card) => `/tickets/${card.id}`,
    draw: () => null,
    onOpen: () => undefined,
  });
  const page = (now: Card[]) => (
    <MantineProvider env="test">
      <Notifications />
      <QueryClientProvider client={client}>
        <LiveContext value={LIVE}>
          <Board board={board(now)} opened={undefined} phone={null} scroller={createRef()} />
        </LiveContext>
      </QueryClientProvider>
    </MantineProvider>
  );
  const drawn = render(page(cards));
  return { asked, redraw: (now: Card[]) => drawn.rerender(page(now)) };
}

const column = (state: string) => document.querySelector(`[data-state="${state}"]`) as HTMLElement;
const holds = (state: string, name: string) => within(column(state)).queryByText(name) !== null;
const said = () =>
  screen
    .getAllByRole("status")
    .map((one) => one.textContent)
    .join(" ");
const one: Card[] = [{ id: "a", state: "REPORTED", version: 1 }];

describe("a board by keyboard", () => {
  it("lifts with Space, lights up only the columns the steps lead to, moves with arrows, drops with Space", async () => {
    server.use(
      http.post("*/transitions/accept", ({ request }) => {
        expect(request.headers.get("If-Match")).toBe('"v1"');
        return HttpResponse.json({ id: "a", version: 2 });
      }),
    );
    const keys = userEvent.setup();
    show(one, [step("accept", "CLOSED"), step("assign", null), step("start", "OPEN", { enabled: false })]);
    screen.getByRole("link", { name: /KT-a/ }).focus();
    await keys.keyboard(" ");
    await waitFor(() => expect(column("CLOSED").dataset.reach).toBe("open"));
    expect(STATES.map((state) => column(state).dataset.reach)).toEqual(["closed", "closed", "own", "open"]);
    expect(said()).toContain("Chuyển được sang: cột CLOSED.");
    await keys.keyboard("{ArrowRight}");
    await waitFor(() => expect(said()).toContain("Trên cột cột CLOSED."));
    await keys.keyboard(" ");
    await waitFor(() => expect(holds("CLOSED", "KT-a")).toBe(true));
    await waitFor(() => expect(screen.getByRole("link", { name: /KT-a/ })).toHaveFocus());
  });

  it("names the column a card comes from when it is back over it, not as it is lifted", async () => {
    const heard: string[] = [];
    const ear = new MutationObserver(() => heard.push(said()));
    ear.observe(document.body, { subtree: true, childList: true, characterData: true });
    const keys = userEvent.setup();
    show(one, [step("accept", "CLOSED")]);
    screen.getByRole("link", { name: /KT-a/ }).focus();
    await keys.keyboard(" ");
    await waitFor(() => expect(column("CLOSED").dataset.reach).toBe("open"));
    await keys.keyboard("{ArrowRight}");
    await waitFor(() => expect(said()).toContain("Trên cột cột CLOSED."));
    expect(heard.join()).not.toContain("Về cột cũ");
    await keys.keyboard("{ArrowLeft}");
    await waitFor(() => expect(said()).toContain("Về cột cũ cột REPORTED."));
    ear.disconnect();
  });

  it("gives the card back on Escape", async () => {
    const keys = userEvent.setup();
    show(one, [step("accept", "CLOSED")]);
    screen.getByRole("link", { name: /KT-a/ }).focus();
    await keys.keyboard(" ");
    await waitFor(() => expect(column("CLOSED").dataset.reach).toBe("open"));
    await keys.keyboard("{ArrowRight}{Escape}");
    await waitFor(() => expect(said()).toContain("KT-a ở lại cột cột REPORTED."));
    expect(holds("REPORTED", "KT-a")).toBe(true);
  });

  it("keeps the focus on a card that an undo or somebody else moves", async () => {
    const { redraw } = show(one, []);
    screen.getByRole("link", { name: /KT-a/ }).focus();
    redraw([{ id: "a", state: "CLOSED", version: 2 }]);
    await waitFor(() => expect(holds("CLOSED", "KT-a")).toBe(true));
    await waitFor(() => expect(screen.getByRole("link", { name: /KT-a/ })).toHaveFocus());
  });

  it("J from elsewhere on the page comes to the first card, and back to the one that was left", async () => {
    const keys = userEvent.setup();
    show(
      [
        { id: "a", state: "OPEN", version: 1 },
        { id: "b", state: "OPEN", version: 1 },
      ],
      [],
    );
    await keys.keyboard("j");
    await waitFor(() => expect(screen.getByRole("link", { name: /KT-a/ })).toHaveFocus());
    await keys.keyboard("j");
    const second = screen.getByRole("link", { name: /KT-b/ });
    await waitFor(() => expect(second).toHaveFocus());
    second.blur();
    await keys.keyboard("k");
    await waitFor(() => expect(screen.getByRole("link", { name: /KT-b/ })).toHaveFocus());
  });

  it("walks the cards with J and L", async () => {
    const keys = userEvent.setup();
    show(
      [
        { id: "a", state: "OPEN", version: 1 },
        { id: "b", state: "OPEN", version: 1 },
        { id: "c", state: "CLOSED", version: 1 },
      ],
      [],
    );
    screen.getByRole("link", { name: /KT-a/ }).focus();
    await keys.keyboard("j");
    await waitFor(() => expect(screen.getByRole("link", { name: /KT-b/ })).toHaveFocus());
    await keys.keyboard("l");
    await waitFor(() => expect(screen.getByRole("link", { name: /KT-c/ })).toHaveFocus());
  });
});

describe("a column of what has ended", () => {
  it("folds to a strip, stays so, and unfolds", async () => {
    const cards = [
      { id: "a", state: "REPORTED", version: 1 },
      { id: "b", state: "CLOSED", version: 1 },
    ];
    show(cards, []);
    await userEvent.click(await screen.findByRole("button", { name: "Thu gọn cột cột CLOSED" }));
    expect(screen.queryByText("Phát hiện b")).toBeNull();
    expect(screen.queryByRole("button", { name: "Thu gọn cột cột REPORTED" })).toBeNull();
    cleanup();
    show(cards, []);
    await userEvent.click(await screen.findByRole("button", { name: /Mở rộng cột cột CLOSED, 1 nội dung/ }));
    expect(await screen.findByText("Phát hiện b")).toBeTruthy();
  });
});

describe("a move", () => {
  it("by the menu is seen at once and taken back with the server's reason", async () => {
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((resume) => {
      answer = resume;
    });
    server.use(
      http.post("*/transitions/accept", async () => {
        await asked;
        return HttpResponse.json(
          { code: "conflict", detail: "Người viết báo cáo không tự chấp nhận." },
          { status: 409 },
        );
      }),
    );
    const keys = userEvent.setup();
    show(one, [step("accept", "CLOSED")]);
    screen.getByRole("link", { name: /KT-a/ }).focus();
    await keys.keyboard("m");
    await keys.click(await screen.findByRole("menuitem", { name: /cột CLOSED/ }));
    await waitFor(() => expect(holds("CLOSED", "KT-a")).toBe(true));
    answer();
    await waitFor(() => expect(holds("REPORTED", "KT-a")).toBe(true));
    expect(screen.getAllByText(/Người viết báo cáo không tự chấp nhận/).length).toBeGreaterThan(0);
  });

  it("has a menu that Tab leaves and closes", async () => {
    const keys = userEvent.setup();
    show(one, [step("accept", "CLOSED")]);
    screen.getByRole("link", { name: /KT-a/ }).focus();
    await keys.keyboard("m");
    await waitFor(() => expect(screen.getByRole("menuitem", { name: /cột CLOSED/ })).toBeVisible());
    await waitFor(() => expect(document.activeElement?.closest("[role=menu]")).not.toBeNull());
    await keys.tab();
    await waitFor(() => expect(screen.queryByRole("menuitem")).toBeNull());
  });

  it("that needs a reason asks at its new column, and Cancel gives the card back", async () => {
    const keys = userEvent.setup();
    const need = {
      name: "reason",
      label: "Lý do",
      kind: "text" as const,
      required: true,
      max_length: 2000,
      help: null,
      choices: [],
      options_href: null,
      presets: [],
      initial: null,
    };
    show(one, [step("send_back", "IN_PROGRESS", { label: "Trả lại…", needs: [need] })]);
    screen.getByRole("link", { name: /KT-a/ }).focus();
    await keys.keyboard("m");
    await keys.click(await screen.findByRole("menuitem", { name: /Trả lại/ }));
    expect(await screen.findByLabelText(/Lý do/)).toBeInTheDocument();
    expect(holds("IN_PROGRESS", "KT-a")).toBe(true);
    await keys.click(screen.getByRole("button", { name: "Bỏ qua" }));
    await waitFor(() => expect(holds("REPORTED", "KT-a")).toBe(true));
  });

  it("of somebody else is marked and told in one sentence", async () => {
    const board = show(
      [
        { id: "a", state: "OPEN", version: 1 },
        { id: "b", state: "OPEN", version: 1 },
      ],
      [],
    );
    board.redraw([
      { id: "a", state: "REPORTED", version: 2 },
      { id: "b", state: "OPEN", version: 1 },
    ]);
    await waitFor(() => expect(said()).toContain("KT-a vừa chuyển sang cột REPORTED."));
    expect(within(column("REPORTED")).getByText("từ cột OPEN")).toBeInTheDocument();
    board.redraw([
      { id: "a", state: "CLOSED", version: 3 },
      { id: "b", state: "CLOSED", version: 2 },
    ]);
    await waitFor(() => expect(said()).toContain("2 nội dung vừa chuyển."));
  });
});
