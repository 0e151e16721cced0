import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { queryClient } from "@/shared/api/queries";
import type { Me, SeverityTable } from "@/shared/api/types";
import { SeveritiesPage } from "./SeveritiesPage";

const rule = (severity: "REMIND" | "MINOR" | "MAJOR" | "SERIOUS", days: number) => ({
  severity,
  days,
  usual_days: days,
  plan: false,
  check: false,
  proof: false,
});
const BEGUN = {
  body: { id: 1, code: "MH", name: "UBND tỉnh", short_name: "UBND tỉnh" },
  programme: "CCHC",
  programmes: [{ code: "CCHC", name: "Cải cách hành chính" }],
  items: [rule("REMIND", 15), rule("MINOR", 30), rule("MAJOR", 15), rule("SERIOUS", 10)],
  if_match: '"v3"',
  may_change: true,
} as unknown as SeverityTable;
const MINOR = "Số ngày làm việc: Nhẹ";
let sent: { days: number[]; tag: string | null }[] = [];
let now = BEGUN;
let overtaken = false; // the server refuses what was begun on an older table
const server = setupServer(
  http.get("*/api/v1/me", () =>
    HttpResponse.json({ id: 1, body: { id: 1 }, programmes: [] } as unknown as Me),
  ),
  http.get("*/api/v1/bodies/1/severities", () => HttpResponse.json(now)),
  http.put("*/api/v1/bodies/1/severities", async ({ request }) => {
    const body = (await request.json()) as { items: { days: number }[] };
    const tag = request.headers.get("If-Match");
    sent.push({ days: body.items.map((one) => one.days), tag });
    if (overtaken && tag !== now.if_match)
      return HttpResponse.json({ status: 412, detail: "Vừa được người khác thay đổi." }, { status: 412 });
    now = {
      ...now,
      if_match: '"v5"',
      items: now.items.map((one, at) => ({ ...one, days: sent[0]?.days[at] ?? 0 })),
    };
    return HttpResponse.json(now);
  }),
);

beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  queryClient.clear();
  sent = [];
  now = BEGUN;
  overtaken = false;
});
afterAll(() => server.close());

function open() {
  const routeTree = createRootRoute({ component: SeveritiesPage });
  const router = createRouter({ routeTree, history: createMemoryHistory({ initialEntries: ["/"] }) });
  return render(
    <QueryClientProvider client={queryClient}>
      <MantineProvider>
        {/* biome-ignore lint/suspicious/noExplicitAny: a router of one page, not all of them */}
        <RouterProvider router={router as any} />
      </MantineProvider>
    </QueryClientProvider>,
  );
}
const save = () => fireEvent.click(screen.getByRole("button", { name: "Lưu quy định" }));

describe("the table of severities", () => {
  it("keeps what is typed while somebody else saves, sends it upon what was there, and says that it is saved", async () => {
    open();
    fireEvent.change(await screen.findByLabelText(MINOR), { target: { value: "20" } });
    now = { ...BEGUN, if_match: '"v4"', items: BEGUN.items.map((one) => ({ ...one, plan: true })) };
    await queryClient.invalidateQueries({ queryKey: ["severities"] });
    expect(screen.getByLabelText(MINOR)).toHaveValue("20");
    save();
    await waitFor(() => expect(sent).toEqual([{ days: [15, 20, 15, 10], tag: '"v3"' }]));
    expect(await screen.findByRole("status")).toHaveTextContent("Đã lưu");
  });

  it("is told that somebody was faster, and goes on upon theirs with what was typed", async () => {
    open();
    fireEvent.change(await screen.findByLabelText(MINOR), { target: { value: "20" } });
    now = { ...BEGUN, if_match: '"v4"' };
    overtaken = true;
    save();
    expect(await screen.findByText("Vừa được người khác thay đổi.")).toBeInTheDocument();
    await waitFor(() => expect(queryClient.isFetching()).toBe(0));
    save();
    expect(await screen.findByRole("status")).toHaveTextContent("Đã lưu");
    expect(sent.map(({ tag, days }) => [tag, days[1]])).toEqual([
      ['"v3"', 20],
      ['"v4"', 20],
    ]);
  });

  it("does not take an empty field for the number that was in it", async () => {
    open();
    fireEvent.change(await screen.findByLabelText(MINOR), { target: { value: "" } });
    save();
    expect(await screen.findByText("Nhập số ngày.")).toBeInTheDocument();
    fireEvent.change(screen.getByLabelText(MINOR), { target: { value: "7" } });
    save();
    await waitFor(() => expect(sent).toEqual([{ days: [15, 7, 15, 10], tag: '"v3"' }]));
  });
});
