import { fireEvent, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import type { Comment } from "@/shared/api/types";
import { FASTER, office, press, write } from "@/test/office";
import { CommentItem } from "./CommentItem";

const { sent, server, answer, show, bring } = office();
beforeEach(() =>
  server.use(
    http.get("*/api/v1/comments/mentionable", () => HttpResponse.json({ people: [], units: [], across: [] })),
  ),
);
const about = { type: "task", id: "t" } as const;
const comment = (more: Partial<Comment> = {}) =>
  ({
    id: "c",
    by: { id: 1, full_name: "Trần Minh Họa" },
    capacity: "Chủ tịch",
    at: "2026-08-14T01:00:00Z",
    shared: false,
    text: "Xem lại số liệu",
    edited_at: null,
    earlier: [],
    people: [],
    units: [],
    files: [],
    removal: null,
    calls_me: false,
    may_edit: true,
    may_remove: true,
    if_match: '"v1"',
    ...more,
  }) as unknown as Comment;
const item = (one: Comment) => <CommentItem comment={one} about={about} />;

it("is edited over the text that was read, and what is typed stays when somebody was faster", async () => {
  answer([412, { detail: FASTER }]);
  await show(item(comment()));
  press("Sửa");
  fireEvent.change(screen.getByRole("textbox"), { target: { value: "Xem lại số liệu quý II" } });
  bring(item(comment({ text: "Từ máy khác", if_match: '"v2"' })));
  press("Lưu");
  await screen.findByText(FASTER);
  expect(screen.getByRole("textbox")).toHaveProperty("value", "Xem lại số liệu quý II");
  press("Lưu");
  await waitFor(() => expect(sent.map((one) => one.tag)).toEqual(['"v1"', '"v2"']));
  expect(sent[1]?.body).toMatchObject({ text: "Xem lại số liệu quý II" });
});

it("has the keys in the field while it is edited, and back on the button afterwards", async () => {
  await show(item(comment()));
  press("Sửa");
  expect(screen.getByRole("textbox")).toHaveFocus();
  press("Bỏ qua");
  expect(screen.getByRole("button", { name: "Sửa" })).toHaveFocus();
});

it("somebody else's is removed with a reason alone; a removed one is read by whom the server lets", async () => {
  answer([403, { detail: "Bạn không có quyền." }]);
  await show(item(comment({ may_edit: false })));
  press("Gỡ");
  await screen.findByRole("dialog");
  const remove = screen.getAllByRole("button", { name: "Gỡ" }).at(-1) as HTMLElement;
  expect(remove).toBeDisabled();
  write(/^Lý do/, "Lộ số định danh");
  fireEvent.click(remove);
  await screen.findByText("Bạn không có quyền.");
  expect(screen.getByLabelText(/^Lý do/)).toHaveProperty("value", "Lộ số định danh");
  expect(sent).toMatchObject([{ path: "comments/c/removal", body: { reason: "Lộ số định danh" } }]);
  const removal = { by: { full_name: "Võ Thị Ví Dụ" }, at: "2026-08-14T02:00:00Z", reason: "" } as never;
  bring(item(comment({ removal, text: null, may_edit: false, may_remove: false })));
  expect(screen.queryByText("Xem lại số liệu")).toBeNull();
});
