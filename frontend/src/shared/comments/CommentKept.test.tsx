import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { queryClient } from "@/shared/api/queries";
import type { Comment } from "@/shared/api/types";
import "@/shared/i18n";
import { CommentItem } from "./CommentItem";

const comment = (version: number, text: string) =>
  ({
    id: "c",
    if_match: `"v${version}"`,
    text,
    by: { id: 1, full_name: "Lê Văn Bảy", title: null, unit: null },
    at: "2026-08-14T02:00:00Z",
    people: [],
    units: [],
    files: [],
    earlier: [],
    may_edit: true,
  }) as unknown as Comment;
const seen: (string | null)[] = [];
let answer: () => Response | Promise<Response>;
const server = setupServer(
  http.get("*/api/v1/comments/mentionable", () => HttpResponse.json({ people: [], units: [], across: [] })),
  http.put("*/api/v1/comments/c", ({ request }) => {
    seen.push(request.headers.get("If-Match"));
    return answer();
  }),
);
const within = (one: Comment) => (
  <MantineProvider env="test">
    <QueryClientProvider client={queryClient}>
      <ul>
        <CommentItem comment={one} about={{ type: "task", id: "t" }} />
      </ul>
    </QueryClientProvider>
  </MantineProvider>
);
const edit = () => fireEvent.click(screen.getByText("Sửa"));
const field = () => screen.getByRole("textbox") as HTMLTextAreaElement;
const write = (value: string) => fireEvent.change(field(), { target: { value } });
const save = () => fireEvent.click(screen.getByRole("button", { name: "Lưu" }));

beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  queryClient.clear();
  localStorage.clear();
  seen.length = 0;
});
afterAll(() => server.close());

it("what is being edited is kept on the device, upon the version it was begun on", async () => {
  answer = () => HttpResponse.json({ status: 412, detail: "Vừa được người khác thay đổi." }, { status: 412 });
  const { unmount } = render(within(comment(1, "Cũ")));
  edit();
  write("Cũ, sửa trên máy bàn");
  unmount();
  render(within(comment(2, "Cũ, sửa trên điện thoại")));
  edit();
  expect(field().value).toBe("Cũ, sửa trên máy bàn");
  save();
  const told = await screen.findByRole("alert");
  expect([...told.querySelectorAll("del")].map((one) => one.textContent)).toEqual(["điện thoại"]);
  save(); // told, they mean it
  await waitFor(() => expect(seen).toEqual(['"v1"', '"v2"']));
});

it("what is written on while it is saved stays being edited, upon what was saved", async () => {
  let done: () => void = () => undefined;
  answer = async () => {
    if (seen.length === 1) await new Promise<void>((resume) => (done = resume));
    return HttpResponse.json({ items: [comment(seen.length + 1, "Mới")], may: {} });
  };
  const { rerender } = render(within(comment(1, "Cũ")));
  edit();
  write("Mới");
  save();
  await waitFor(() => expect(seen).toHaveLength(1));
  write("Mới hơn");
  done();
  await waitFor(() => expect(JSON.stringify(localStorage)).toContain("v2"));
  rerender(within(comment(2, "Mới")));
  expect(field().value).toBe("Mới hơn");
  save();
  await waitFor(() => expect(screen.queryByRole("textbox")).toBeNull());
  expect(seen).toEqual(['"v1"', '"v2"']);
  expect(localStorage).toHaveLength(0);
});
