import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { meQuery, queryClient } from "@/shared/api/queries";
import type { Evidence, Me } from "@/shared/api/types";
import "@/shared/i18n";
import { FileName } from "./FileName";

type Stored = NonNullable<Evidence["file"]>;
const [SENDER, SECOND, THIRD, OUTSIDE] = [1, 2, 3, 0];
const FILE: Stored = {
  id: "f",
  name: "trang-1.jpg",
  size: 1,
  media_type: "image/jpeg",
  sha256: "",
  href: "/api/v1/files/f",
  uploaded_by: SENDER,
  closed_at: null,
  closed_by: null,
  close_reason: "",
  relied_on: true,
  removed_at: null,
};
const CLOSED = { closed_at: "2026-08-14T02:00:00Z", closed_by: SECOND, close_reason: "Có giấy tờ tùy thân" };
const sent: [string, unknown][] = [];
const server = setupServer(
  http.post("*/api/v1/files/f/:what", async ({ request, params }) => {
    sent.push([String(params.what), await request.json()]);
    return HttpResponse.json({ status: 409, detail: "Tệp này đã đóng." }, { status: 409 });
  }),
);

function shown(reader: number, file: Partial<Stored>, final = false): string[] {
  cleanup();
  queryClient.clear();
  queryClient.setQueryData(meQuery.queryKey, {
    id: reader,
    may_clear_files: reader !== SENDER,
  } as unknown as Me);
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <FileName file={{ ...FILE, ...file }} final={final} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return screen.queryAllByRole("button").map((one) => one.textContent ?? "");
}

beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  queryClient.clear();
  sent.length = 0;
});
afterAll(() => server.close());

it("offers closing and removing to those alone whom the server lets", () => {
  const [close, decide] = [["Gỡ tệp…"], ["Gỡ hẳn…", "Giữ lại"]];
  expect(shown(SENDER, {})).toEqual(close);
  expect(shown(SENDER, {}, true)).toEqual([]); // a page of signed minutes
  expect(shown(SECOND, {}, true)).toEqual(close);
  expect(shown(SECOND, { relied_on: false })).toEqual([]);
  expect(shown(SECOND, { uploaded_by: OUTSIDE })).toEqual([]); // the other body's
  expect([SENDER, SECOND, THIRD].map((reader) => shown(reader, CLOSED))).toEqual([[], [], decide]);
  expect(shown(THIRD, { ...CLOSED, uploaded_by: OUTSIDE, closed_by: null })).toEqual([]);
});

it("closes with a reason, which stays when it is refused", async () => {
  shown(SECOND, {}, true);
  fireEvent.click(screen.getByText("Gỡ tệp…"));
  fireEvent.change(await screen.findByRole("textbox"), { target: { value: "Có giấy tờ tùy thân" } });
  fireEvent.submit(screen.getByRole("textbox").closest("form") as HTMLFormElement);
  await screen.findByText("Tệp này đã đóng.");
  expect(screen.getByRole("textbox")).toHaveProperty("value", "Có giấy tờ tùy thân");
  await waitFor(() => expect(sent).toEqual([["closing", { reason: "Có giấy tờ tùy thân" }]]));
});
