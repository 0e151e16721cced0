import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { queryClient } from "@/shared/api/queries";
import type { Transition } from "@/shared/api/types";
import { LiveContext } from "@/shared/live/LiveProvider";
import { forgetDraft } from "./drafts";
import { TransitionForm } from "./TransitionForm";

const NUMBER = {
  name: "number",
  label: "Số, ký hiệu",
  kind: "line",
  required: true,
  initial: null,
  help: null,
  max_length: 80,
  presets: [],
  choices: [],
  options_href: null,
};
const ISSUE = {
  name: "issue",
  label: "Ban hành…",
  href: "/api/v1/plans/p/transitions/issue",
  if_match: '"v4"',
  needs: [NUMBER],
  weight: "primary",
  tone: "plain",
  enabled: true,
  unmet: null,
  warning: null,
  to: "ISSUED",
} as unknown as Transition;
const TAKEN = "Kế hoạch 31/KH-UBND năm 2026 đã được ghi nhận.";
const FASTER = "Có người vừa thay đổi trước bạn";

const server = setupServer();
const refuse = (status: number, code: string, errors: { field: string; message: string }[] = []) =>
  server.use(
    http.post("*/api/v1/plans/p/transitions/issue", () =>
      HttpResponse.json({ code, detail: TAKEN, errors }, { status }),
    ),
  );

const form = (onDone: () => void = () => {}, gone = false) => (
  <MantineProvider>
    <QueryClientProvider client={queryClient}>
      <LiveContext.Provider
        value={{ state: "online", since: "", now: () => new Date(2026, 7, 14), tryNow: () => {} }}
      >
        <TransitionForm
          transition={ISSUE}
          gone={gone}
          subject={{ type: "plan", id: "p" }}
          onDone={onDone}
          onCancel={() => {}}
        />
      </LiveContext.Provider>
    </QueryClientProvider>
  </MantineProvider>
);
const open = (onDone?: () => void) => render(form(onDone));

async function send() {
  open();
  await userEvent.type(screen.getByLabelText(/Số, ký hiệu/), "31/KH-UBND");
  await userEvent.click(screen.getByRole("button", { name: "Ban hành" }));
}

beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  server.resetHandlers();
  forgetDraft("p:issue");
});
afterAll(() => server.close());

describe("a refused transition says why", () => {
  it("in the server's words when it is not the moment, and not that somebody was faster", async () => {
    refuse(409, "not_the_moment");
    await send();
    expect(await screen.findByText(TAKEN)).toBeInTheDocument();
    expect(screen.queryByText(FASTER)).toBeNull();
  });

  it("at the field that it is about, whose words stay", async () => {
    refuse(409, "not_the_moment", [{ field: "number", message: TAKEN }]);
    await send();
    expect(await screen.findByText(TAKEN)).toBeInTheDocument();
    expect(screen.getByLabelText(/Số, ký hiệu/)).toHaveValue("31/KH-UBND");
    expect(screen.getByLabelText(/Số, ký hiệu/)).toBeInvalid();
  });

  it("that somebody was faster when the record has changed", async () => {
    refuse(412, "stale");
    await send();
    expect(await screen.findByText(FASTER)).toBeInTheDocument();
  });

  it("who moved the record on while it was typed, and how, when the step is offered no more", async () => {
    const event = {
      seq: 7,
      actor: { id: 2, full_name: "Phạm Thí Dụ" },
      sentence: "hủy quyết định",
      reason: "Nhầm kỳ",
      changes: [],
    };
    server.use(
      http.get("*/api/v1/me", () => HttpResponse.json({ id: 1 })),
      http.get("*/api/v1/events", () => HttpResponse.json({ items: [event] })),
    );
    const { rerender } = open();
    await userEvent.type(screen.getByLabelText(/Số, ký hiệu/), "31/KH-UBND");
    rerender(form(undefined, true));
    expect(await screen.findByText("Phạm Thí Dụ vừa thay đổi mục này")).toBeInTheDocument();
    expect(screen.getByText(/hủy quyết định/)).toHaveTextContent("“Nhầm kỳ”");
    expect(screen.getByText(/không còn “Ban hành” được/)).toBeInTheDocument();
    expect(screen.queryByText(FASTER)).toBeNull();
    expect(screen.getByLabelText(/Số, ký hiệu/)).toHaveValue("31/KH-UBND");
  });
});

it("a button pressed twice before the page has changed sends once, and what was done is told once", async () => {
  const keys: (string | null)[] = [];
  server.use(
    http.post("*/api/v1/plans/p/transitions/issue", ({ request }) => {
      keys.push(request.headers.get("Idempotency-Key"));
      return HttpResponse.json({ id: "p" });
    }),
  );
  const done: string[] = [];
  open(() => done.push("done"));
  await userEvent.type(screen.getByLabelText(/Số, ký hiệu/), "31/KH-UBND");
  const button = screen.getByRole("button", { name: "Ban hành" });
  act(() => {
    button.click();
    button.click();
  });
  await waitFor(() => expect(done).toEqual(["done"]));
  await waitFor(() => expect(queryClient.isMutating()).toBe(0));
  expect([keys.length, done.length]).toEqual([1, 1]);
});
