import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { queryClient } from "@/shared/api/queries";
import "@/shared/i18n";
import { Working } from "./Working";

let said = { phase: "READING", done: 1240, total: 3000 };
const server = setupServer(http.get("*/api/v1/plan-imports/u1/progress", () => HttpResponse.json(said)));
beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  queryClient.clear();
});
afterAll(() => server.close());

const show = (upload?: string, last?: "GIVING") =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <Working words="Đang đọc tệp" most={10} upload={upload} last={last} />
      </QueryClientProvider>
    </MantineProvider>,
  );

it("says the lines that the work itself counts", async () => {
  show("u1");
  expect(await screen.findByText("Đã đọc 1.240 / 3.000 dòng")).toBeVisible();
  expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", String((100 * 1240) / 3000));
});

it("says so once all lines were gone through, and the time where nobody counts", async () => {
  said = { phase: "KEEPING", done: 3000, total: 3000 };
  show("u1");
  expect(await screen.findByText("Đủ 3.000 dòng, đang ghi vào hệ thống")).toBeVisible();
  cleanup();
  show();
  expect(screen.getByText("0 giây, nhiều nhất 10 giây.")).toBeVisible();
});

it("runs on through all parts, never back, and is full by the answer alone", async () => {
  const shown: number[] = [];
  const parts = { READING: 3000, KEEPING: 30, GIVING: 3000 };
  for (const [phase, done] of Object.entries(parts)) {
    said = { phase, done, total: 3000 };
    show("u1", "GIVING");
    await screen.findByText(/3\.000 dòng/);
    shown.push(Math.round(Number(screen.getByRole("progressbar").getAttribute("aria-valuenow"))));
    cleanup();
    queryClient.clear();
  }
  expect(shown).toEqual([33, 34, 97]);
});
