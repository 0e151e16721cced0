import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { queryClient } from "@/shared/api/queries";
import type { BodyCalendar } from "@/shared/api/types";
import "@/shared/i18n";
import { OwnDays } from "./OwnDays";

const DAY: BodyCalendar["own"][number] = {
  on: "2026-09-18",
  kind: "HOLIDAY",
  name: "Lễ hội",
  working: false,
};
const calendar = (version: number, own: BodyCalendar["own"]): BodyCalendar => ({
  if_match: `"v${version}"`, year: 2026, today: "2026-08-14", may_edit: true, national: [], own,
}); // biome-ignore format: one line says it
const seen: (string | null)[] = [];
const server = setupServer(
  http.put("*/api/v1/bodies/7/calendar", ({ request }) => {
    seen.push(request.headers.get("If-Match"));
    return HttpResponse.json({ detail: "Vừa được người khác thay đổi." }, { status: 412 });
  }),
);
const within = (own: BodyCalendar) => (
  <MantineProvider env="test">
    <QueryClientProvider client={queryClient}>
      <OwnDays body={7} calendar={own} />
    </QueryClientProvider>
  </MantineProvider>
);
const save = () => userEvent.click(screen.getByRole("button", { name: "Lưu lịch" }));

beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  localStorage.clear();
  seen.length = 0;
});
afterAll(() => server.close());

it("is saved over the days it was typed upon, whatever came in meanwhile, also after the page was left", async () => {
  const { rerender, unmount } = render(within(calendar(1, [])));
  await userEvent.click(screen.getByRole("button", { name: "Thêm ngày" }));
  await userEvent.type(screen.getByLabelText("Tên ngày"), "Ngày hội");
  rerender(within(calendar(2, [DAY]))); // a colleague saved a day; the list here does not have it
  await save();
  await screen.findByText("Vừa được người khác thay đổi.");
  unmount();
  render(within(calendar(2, [DAY])));
  expect(screen.getByLabelText("Tên ngày")).toHaveProperty("value", "Ngày hội");
  await save();
  await screen.findByText("Vừa được người khác thay đổi.");
  expect(seen).toEqual(['"v1"', '"v1"']);
});
