import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { queryClient } from "@/shared/api/queries";
import type { Ticket } from "@/shared/api/types";
import "@/shared/i18n";
import { PlanPanel } from "./PlanPanel";

const FASTER = "Vừa được người khác thay đổi.";
const ticket = (version: number, plan: string) =>
  ({ id: "t", version, plan, may: { write_plan: true } }) as unknown as Ticket;
const seen: (string | null)[] = [];
const sent: unknown[] = [];
let said: unknown = null;
const server = setupServer(
  http.get("*/api/v1/tickets/t/opinion", () => HttpResponse.json({ opinion: said })),
  http.put("*/api/v1/tickets/t/plan-text", async ({ request }) => {
    seen.push(request.headers.get("If-Match"));
    sent.push(await request.json());
    return HttpResponse.json({ status: 412, detail: FASTER }, { status: 412 });
  }),
);
const within = (one: Ticket) => (
  <MantineProvider env="test">
    <QueryClientProvider client={queryClient}>
      <PlanPanel ticket={one} />
    </QueryClientProvider>
  </MantineProvider>
);
const press = (name: string) => fireEvent.click(screen.getByText(name));

beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  localStorage.clear();
  queryClient.clear();
  seen.length = sent.length = 0;
  said = null;
});
afterAll(() => server.close());

it("is saved over the text it was written upon, also when the page was left and a colleague wrote meanwhile", async () => {
  const { rerender, unmount } = render(within(ticket(1, "")));
  press("Soạn kế hoạch");
  fireEvent.change(screen.getByRole("textbox"), { target: { value: "Sửa trong tháng 9" } });
  rerender(within(ticket(2, "Của đồng nghiệp"))); // the live line brings it
  press("Lưu kế hoạch");
  await screen.findByText(FASTER);
  unmount();
  render(within(ticket(2, "Của đồng nghiệp")));
  press("Sửa kế hoạch");
  expect(screen.getByRole("textbox")).toHaveProperty("value", "Sửa trong tháng 9");
  press("Lưu kế hoạch");
  await screen.findByText(FASTER);
  expect(seen).toEqual(['"v1"', '"v1"']);
});

it("may begin with what the unit said of an earlier draft, which is a plan only once it is saved", async () => {
  said = { row: { plan: "Niêm yết lại", plan_on: "2026-08-30" } };
  render(within(ticket(1, "")));
  fireEvent.click(await screen.findByText("Dùng hướng khắc phục đã nêu khi có ý kiến"));
  expect(screen.getByRole("textbox")).toHaveProperty("value", "Niêm yết lại (đến ngày 30/08/2026)");
  expect(sent).toEqual([]);
  press("Lưu kế hoạch");
  await screen.findByText(FASTER);
  expect(sent).toEqual([{ text: "Niêm yết lại (đến ngày 30/08/2026)" }]);
});
