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

it("several are taken at once, dropped or pasted, as many as a comment may have; text is pasted as text", async () => {
  await show(<Comments about={{ type: "task", id: "t" }} />);
  await screen.findByLabelText("Nội dung trao đổi");
  const picture = (name: string) => new File(["x"], name, { type: "image/png" });
  fireEvent.drop(field(), { dataTransfer: { files: [picture("a.png"), picture("b.png")] } });
  await screen.findByLabelText("Bỏ tệp b.png");
  fireEvent.paste(field(), {
    clipboardData: { files: [picture("chu.png")], types: ["text/plain", "Files"] },
  });
  fireEvent.paste(field(), {
    clipboardData: { files: Array.from({ length: 9 }, (_, n) => picture(`${n}.png`)), types: ["Files"] },
  });
  await screen.findByLabelText("Bỏ tệp 7.png");
  expect(arrived).toHaveLength(10);
  expect(screen.queryByText("chu.png")).toBeNull();
  expect(screen.queryByText("8.png")).toBeNull();
  expect(document.querySelector("input[type=file]")).toBeNull();
});

it("one that breaks off keeps those behind it waiting, and both go on together", async () => {
  let breaks = true;
  server.use(
    http.put("*/api/v1/uploads/:id", ({ params }) => {
      arrived.push(String(params.id));
      const broken = breaks && arrived.length === 2;
      return broken
        ? HttpResponse.json({ status: 503 }, { status: 503 })
        : HttpResponse.json({}, { status: 201 });
    }),
  );
  await show(<Comments about={{ type: "task", id: "t" }} />);
  await screen.findByLabelText("Nội dung trao đổi");
  const names = ["a.png", "b.png", "c.png"];
  fireEvent.drop(field(), { dataTransfer: { files: names.map((name) => new File(["x"], name)) } });
  fireEvent.click(await screen.findByText("Thử lại"));
  breaks = false;
  await screen.findByLabelText("Bỏ tệp c.png");
  expect(arrived).toHaveLength(4);
  expect(arrived[2]).toBe(arrived[1]);
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
