import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import Keys from "@/app/palette/Keys";
import { queryClient } from "@/shared/api/queries";
import type { DecisionCard, Mentionable, Person, Transition } from "@/shared/api/types";
import "@/shared/i18n";
import { Card } from "./Card";

const unit = (id: number, name: string) => ({ id, code: String(id), name, short_name: name });
const BY: Person = { id: 7, full_name: "Lê Văn Bảy", title: "Chuyên viên", unit: unit(3, "P. Kinh tế") };
const CARD: DecisionCard = {
  kind: "task",
  id: "0198a4a0-0000-7000-8000-000000000001",
  title: "Rà soát thủ tục",
  asked: "Duyệt kết quả",
  unit: BY.unit,
  due_on: null,
  timeliness: null,
  state: "SUBMITTED",
  together: null,
  about: "",
  by: BY,
  at: null,
  due_kind: "DATE",
  product: "",
  said: "",
  proofs: [],
  others: [],
  agree: null,
  refuse: null,
  accepts: [],
  more: [],
  class: null,
};
const said: Record<string, unknown>[] = [];
const server = setupServer(
  http.post("*/api/v1/comments", async ({ request }) => {
    said.push((await request.json()) as Record<string, unknown>);
    const may = { comment: true, share: false };
    return HttpResponse.json({ items: [], next: null, inside: null, across: null, may });
  }),
);

beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  server.resetHandlers();
  queryClient.clear();
  localStorage.clear();
  said.length = 0;
});
afterAll(() => server.close());

async function asking(known: Mentionable | null, by: Person = BY, more: Partial<DecisionCard> = {}) {
  server.use(
    http.get("*/api/v1/comments/mentionable", () =>
      known ? HttpResponse.json(known) : HttpResponse.json({ detail: "Không đọc được." }, { status: 422 }),
    ),
  );
  let asked = 0;
  const card = { ...CARD, by, ...more };
  const nothing = () => undefined;
  const root = createRootRoute({
    component: () => (
      <Card card={card} alone onDone={nothing} onAsked={() => asked++} onLater={nothing} again={nothing} />
    ),
  });
  const router = createRouter({
    routeTree: root,
    history: createMemoryHistory({ initialEntries: ["/"] }),
  });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  fireEvent.click(await screen.findByText(/^Để sau/));
  return () => asked;
}
const STEP: Transition = {
  name: "approve",
  label: "Duyệt kết quả",
  href: "tasks/1/transitions/approve",
  if_match: '"s1.1"',
  needs: [],
  enabled: true,
  unmet: null,
  weight: "primary",
  tone: "plain",
  to: null,
  warning: null,
};
const REASON = {
  name: "reason",
  kind: "text",
  label: "Lý do",
  required: true,
  presets: ["Thiếu minh chứng"],
};
const BACK = { ...STEP, name: "send_back", label: "Trả lại…", needs: [REASON] } as unknown as Transition;

it("goes back by R, which asks why", async () => {
  await asking(null, BY, { agree: STEP, refuse: BACK });
  fireEvent.keyDown(document.body, { key: "r" });
  expect(await screen.findByText("Thiếu minh chứng")).toBeInTheDocument();
});

it("three proofs lie one tap away, each with its kind; the others behind their count", async () => {
  const proof = (id: string, name: string, closed_at: string | null = null) =>
    ({
      id,
      kind: "FILE",
      note: "",
      document: null,
      count: null,
      link: null,
      file: { id, name, href: `/files/${id}`, media_type: "application/pdf", closed_at },
    }) as unknown as DecisionCard["proofs"][number];
  const proofs = ["một.pdf", "hai.docx", "ba.xlsx", "bốn.pdf", "năm.pdf"].map((name) => proof(name, name));
  await asking(null, BY, { proofs });
  const shown = () => screen.getAllByRole("link", { name: /pdf|docx|xlsx/ }).map((one) => one.textContent);
  expect(shown()).toEqual(["một.pdfPDF", "hai.docxDOCX", "ba.xlsxXLSX"]);
  fireEvent.click(screen.getByRole("button", { name: "+2 minh chứng" }));
  expect(shown()).toHaveLength(5);
});

it("the list of keys names those alone that act on the page", async () => {
  const named = () => {
    const { unmount } = render(
      <MantineProvider env="test">
        <Keys within={false} close={() => undefined} />
      </MantineProvider>,
    );
    const found = [...document.querySelectorAll("dl.keys dd")].map((one) => one.textContent);
    unmount();
    return found;
  };
  expect(named()).not.toContain("Trả lại, nêu lý do");
  await asking(null, BY, { agree: STEP, refuse: BACK });
  expect(named()).toEqual(
    expect.arrayContaining(["Làm bước tiếp theo", "Trả lại, nêu lý do", "Gửi biểu mẫu"]),
  );
  expect(named()).not.toContain("Nhấc thẻ, chuyển cột, đặt xuống");
});

/** The sheet, with a question written into it. */
async function open() {
  fireEvent.click(await screen.findByText(`Hỏi lại ${BY.full_name}`));
  fireEvent.change(await screen.findByLabelText("Câu hỏi"), { target: { value: "Số này từ đâu?" } });
}
const send = () => screen.getByText("Gửi câu hỏi").closest("button") as HTMLButtonElement;

it("a question asked on the last card closes its sheet, and is asked once", async () => {
  const asked = await asking({ people: [BY], units: [], across: [] });
  await open();
  await waitFor(() => expect(send()).toBeEnabled());
  fireEvent.click(send());
  await waitFor(() => expect(screen.queryByLabelText("Câu hỏi")).toBeNull());
  expect([asked(), said.length, said[0]?.people]).toEqual([1, 1, [BY.id]]);
});

it("what is written on while a question is sent stays, and the sheet with it", async () => {
  const asked = await asking({ people: [BY], units: [], across: [] });
  let answer: () => void = () => undefined;
  const may = { comment: true, share: false };
  server.use(
    http.post("*/api/v1/comments", async ({ request }) => {
      said.push((await request.json()) as Record<string, unknown>);
      await new Promise<void>((done) => {
        answer = done;
      });
      return HttpResponse.json({ items: [], next: null, inside: null, across: null, may });
    }),
  );
  await open();
  await waitFor(() => expect(send()).toBeEnabled());
  fireEvent.click(send());
  await waitFor(() => expect(said).toHaveLength(1));
  const more = "Số này từ đâu? Ai ký?";
  fireEvent.change(screen.getByLabelText("Câu hỏi"), { target: { value: more } });
  answer();
  await screen.findByText(/^Đã gửi câu hỏi/);
  expect(screen.getByLabelText("Câu hỏi")).toHaveProperty("value", "Ai ký?");
  expect(asked()).toBe(0);
  server.resetHandlers();
  server.use(http.get("*/api/v1/comments/mentionable", () => HttpResponse.json({})));
  fireEvent.click(send());
  await waitFor(() => expect(asked()).toBe(1));
  expect(said.map((one) => one.text)).toEqual([`@${BY.full_name} Số này từ đâu?`, `@${BY.full_name} Ai ký?`]);
});

it("says why a question cannot be asked: nobody to read it, or no answer", async () => {
  await asking({ people: [], units: [], across: [] });
  await open();
  expect(await screen.findByText(/không đọc được trao đổi ở đây/)).toBeInTheDocument();
  expect(send()).toBeDisabled();
  cleanup();
  queryClient.clear();
  await asking(null);
  await open();
  expect(await screen.findByText("Không đọc được.")).toBeInTheDocument();
  expect(screen.getByText("Thử lại")).toBeInTheDocument();
});

it("who works nowhere any more is not asked: the question would go to the other side", async () => {
  await asking({ people: [], units: [], across: [unit(9, "UBND tỉnh")] }, { ...BY, title: null, unit: null });
  expect(await screen.findAllByText("Mở trang đầy đủ")).toHaveLength(2); // the menu is open
  expect(screen.queryByText(/Hỏi lại/)).toBeNull();
});
