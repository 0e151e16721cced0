import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { queryClient } from "@/shared/api/queries";
import type { Me, SeverityTable } from "@/shared/api/types";
import "@/shared/i18n";
import { SeveritiesPage } from "./SeveritiesPage";

const table = (version: number, days: number): SeverityTable => ({
  if_match: `"v${version}"`,
  body: { id: 7, code: "7", name: "Sở Nội vụ", short_name: "Sở Nội vụ" },
  programme: "CCHC",
  programmes: [],
  own: true,
  may_change: true,
  items: [{ severity: "MINOR", name: "Nhẹ", days, usual_days: 30, plan: false, check: false, proof: false }],
});
let kept = table(1, 30);
const sent: { tag: string | null; days: number }[] = [];
const server = setupServer(
  http.get("*/api/v1/me", () =>
    HttpResponse.json({ id: 1, body: { id: 7 }, programmes: [] } as unknown as Me),
  ),
  http.get("*/api/v1/bodies/7/severities", () => HttpResponse.json(kept)),
  http.put("*/api/v1/bodies/7/severities", async ({ request }) => {
    const tag = request.headers.get("If-Match");
    const { items } = (await request.json()) as SeverityTable;
    const days = items[0]?.days ?? 0;
    sent.push({ tag, days });
    if (tag !== kept.if_match)
      return HttpResponse.json({ status: 412, detail: "Vừa được người khác thay đổi." }, { status: 412 });
    kept = table(Number(tag.replace(/\D/g, "")) + 1, days);
    return HttpResponse.json(kept);
  }),
);

beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  queryClient.clear();
  kept = table(1, 30);
  sent.length = 0;
});
afterAll(() => server.close());

async function open() {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <SeveritiesPage />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return await screen.findByLabelText(/Số ngày/);
}
const save = () => fireEvent.submit(document.querySelector("form") as HTMLFormElement);

it("says that it was saved", async () => {
  fireEvent.change(await open(), { target: { value: "20" } });
  save();
  expect(await screen.findByText("Đã lưu.")).toBeInTheDocument();
});

it("keeps what was typed when a colleague's table comes, and is not saved over it before its writer was told", async () => {
  fireEvent.change(await open(), { target: { value: "20" } });
  kept = table(2, 10);
  await act(() => queryClient.invalidateQueries({ queryKey: ["severities"] }));
  expect(screen.getByLabelText(/Số ngày/)).toHaveProperty("value", "20");
  save();
  expect(await screen.findByText("Vừa được người khác thay đổi.")).toBeInTheDocument();
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  save();
  expect(await screen.findByText("Đã lưu.")).toBeInTheDocument();
  expect(sent).toEqual([
    { tag: '"v1"', days: 20 },
    { tag: '"v2"', days: 20 },
  ]);
});
