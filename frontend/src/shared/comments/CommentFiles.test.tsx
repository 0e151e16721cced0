import { fireEvent, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import { office, press } from "@/test/office";
import { Comments } from "./Comments";

const { sent, server, answer, show } = office();
const PAGE = {
  items: [],
  next: null,
  inside: { id: 1, short_name: "UBND xã" },
  across: null,
  may: { comment: true, share: false },
};
const arrived: string[] = [];
beforeEach(() => {
  arrived.length = 0;
  server.use(
    http.get("*/api/v1/comments", () => HttpResponse.json(PAGE)),
    http.get("*/api/v1/comments/mentionable", () => HttpResponse.json({ people: [], units: [], across: [] })),
    http.put("*/api/v1/uploads/:id", ({ params }) => {
      arrived.push(String(params.id));
      return HttpResponse.json({}, { status: 201 });
    }),
  );
});
// By label and text: looking for a role works out every name there is.
const field = () => screen.getByLabelText("Nội dung trao đổi");
const send = () => screen.getByText("Gửi").closest("button");
const choose = async (name: string) => {
  const input = document.querySelector<HTMLInputElement>("input[type=file]") as HTMLInputElement;
  fireEvent.change(input, { target: { files: [new File(["x"], name, { type: "image/png" })] } });
  await screen.findByLabelText(`Bỏ tệp ${name}`);
};

it("a file that arrived goes with the comment, also without words; one that was left out does not", async () => {
  answer([201, PAGE]);
  await show(<Comments about={{ type: "task", id: "t" }} />);
  await screen.findByLabelText("Nội dung trao đổi");
  expect(send()).toBeDisabled();
  await choose("nham.png");
  fireEvent.click(screen.getByLabelText("Bỏ tệp nham.png"));
  expect(send()).toBeDisabled();
  await choose("ao-ca.png");
  expect(field()).toHaveFocus();
  press("Gửi");
  await waitFor(() => expect(screen.queryByText("ao-ca.png")).toBeNull());
  expect(sent).toMatchObject([{ path: "comments", body: { text: "", files: [arrived[1]] } }]);
  expect(localStorage).toHaveLength(0);
});

it("what was refused keeps its words and its files", async () => {
  answer([
    422,
    { detail: "Chưa nhận được tệp này.", errors: [{ field: "files", message: "Chưa nhận được tệp này." }] },
  ]);
  await show(<Comments about={{ type: "task", id: "t" }} />);
  await screen.findByLabelText("Nội dung trao đổi");
  await choose("ao-ca.png");
  fireEvent.change(field(), { target: { value: "Ảnh chụp sáng nay" } });
  press("Gửi");
  expect(await screen.findByRole("alert")).toHaveTextContent("Chưa nhận được tệp này.");
  expect(field()).toHaveValue("Ảnh chụp sáng nay");
  expect(screen.getByText("ao-ca.png")).toBeInTheDocument();
});

it("one that does not get through says so, and is not sent along", async () => {
  server.use(
    http.put("*/api/v1/uploads/:id", () =>
      HttpResponse.json({ status: 422, detail: "Tệp rỗng." }, { status: 422 }),
    ),
  );
  await show(<Comments about={{ type: "task", id: "t" }} />);
  await screen.findByLabelText("Nội dung trao đổi");
  const input = document.querySelector<HTMLInputElement>("input[type=file]") as HTMLInputElement;
  fireEvent.change(input, { target: { files: [new File([""], "rong.png")] } });
  expect(await screen.findByRole("alert")).toHaveTextContent("Tệp rỗng.");
  expect(send()).toBeDisabled();
  expect(field()).toHaveFocus();
  answer([201, PAGE]);
  fireEvent.change(field(), { target: { value: "Không kèm ảnh" } });
  press("Gửi");
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  await waitFor(() => expect(sent).toMatchObject([{ body: { text: "Không kèm ảnh", files: [] } }]));
});
