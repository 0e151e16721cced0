import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { queryClient } from "@/shared/api/queries";
import type { Awaiting } from "@/shared/api/types";
import "@/shared/i18n";
import { Several } from "./Several";

const row = (id: string, title: string): Awaiting => ({
  kind: "task",
  id,
  title,
  asked: "Trưởng đơn vị duyệt",
  unit: null,
  due_on: null,
  timeliness: null,
  state: "SUBMITTED",
  together: '"s1"',
  class: null,
});
const ROWS = [row("a", "Rà soát thủ tục"), row("b", "Niêm yết bảng"), row("c", "Tập huấn")];
const server = setupServer();

beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  server.resetHandlers();
  queryClient.clear();
});
afterAll(() => server.close());

const nothing = () => undefined;
const page = (rows: Awaiting[]) => (
  <MantineProvider env="test">
    <QueryClientProvider client={queryClient}>
      <Several rows={rows} onDone={nothing} onOver={nothing} />
    </QueryClientProvider>
  </MantineProvider>
);

it("names what was refused also once it waits no longer, and what others took while one chose", async () => {
  const faster = { by: "Nguyễn Thị Mẫu", at: "2026-08-14T02:12:00Z" };
  const refused = [{ id: "b", code: "not_the_moment", detail: "Không còn ở bước này.", ...faster }];
  const who = /^Nguyễn Thị Mẫu vừa thay đổi mục này lúc 09:12/;
  server.use(
    http.post("*/tasks/transitions/approve", () =>
      HttpResponse.json({ done: ["a"], refused }, { status: 200 }),
    ),
  );
  const { rerender } = render(page(ROWS));
  fireEvent.click(screen.getByLabelText("Chọn hết"));
  rerender(page(ROWS.slice(0, 2)));
  expect(screen.getByRole("status")).toHaveTextContent("Tập huấn");
  fireEvent.click(screen.getByText("Đồng ý 2 việc"));
  expect(await screen.findByText(who)).toBeInTheDocument();
  rerender(page([]));
  expect(screen.getByRole("status")).toHaveTextContent("Niêm yết bảng");
  expect(within(screen.getByRole("status")).getByText(who)).toBeInTheDocument();
  expect(screen.getByRole("status")).not.toHaveTextContent("Rà soát thủ tục");
});
