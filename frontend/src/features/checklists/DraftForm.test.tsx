import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { queryClient } from "@/shared/api/queries";
import type { Checklist, ChecklistVersion } from "@/shared/api/visitQueries";
import "@/shared/i18n";
import { DraftForm } from "./DraftForm";

const FASTER = "Vừa được người khác thay đổi.";
const CHECKLIST = { id: "c" } as unknown as Checklist;
const version = (revision: number, title: string) =>
  ({ id: "v", revision, title, items: [] }) as unknown as ChecklistVersion;
const seen: (string | null)[] = [];
const server = setupServer(
  http.put("*/api/v1/checklists/c/draft", ({ request }) => {
    seen.push(request.headers.get("If-Match"));
    return HttpResponse.json({ status: 412, detail: FASTER }, { status: 412 });
  }),
);
const within = (basis: ChecklistVersion) => (
  <MantineProvider env="test">
    <QueryClientProvider client={queryClient}>
      <DraftForm checklist={CHECKLIST} basis={basis} onStop={() => undefined} />
    </QueryClientProvider>
  </MantineProvider>
);
const title = () => screen.getByLabelText("Tên danh mục");

beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  localStorage.clear();
  seen.length = 0;
});
afterAll(() => server.close());

it("is neither lost to a colleague's draft nor saved over it unseen, here and after the page was left", async () => {
  const { rerender, unmount } = render(within(version(1, "Giờ giấc")));
  fireEvent.change(title(), { target: { value: "Của tôi" } });
  rerender(within(version(2, "Của đồng nghiệp")));
  fireEvent.click(screen.getByText("Lưu dự thảo"));
  await screen.findByText(FASTER);
  unmount();
  render(within(version(2, "Của đồng nghiệp")));
  expect(title()).toHaveProperty("value", "Của tôi");
  fireEvent.click(screen.getByText("Lưu dự thảo"));
  await screen.findByText(FASTER);
  expect(seen).toEqual(['"v1"', '"v1"']);
  fireEvent.click(screen.getByText("Lấy bản vừa lưu"));
  expect(title()).toHaveProperty("value", "Của đồng nghiệp");
});

it("a new line keeps what is typed of it when the page is drawn anew", async () => {
  const { rerender } = render(within(version(1, "Giờ giấc")));
  fireEvent.click(screen.getByText("Thêm mục"));
  const text = await screen.findByLabelText(/Nội dung kiểm tra/);
  fireEvent.change(text, { target: { value: "Có mặt đúng giờ" } });
  rerender(within(version(1, "Giờ giấc")));
  expect(screen.getByLabelText(/Nội dung kiểm tra/)).toHaveProperty("value", "Có mặt đúng giờ");
});
