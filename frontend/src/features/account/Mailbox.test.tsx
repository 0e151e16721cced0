import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { queryClient } from "@/shared/api/queries";
import type { Mailbox as Box } from "@/shared/api/types";
import { Mailbox } from "./Mailbox";

const NONE: Box = { offered: true, address: null, confirmed: false, fault: null };
let now = NONE;
const refusal = {
  code: "invalid",
  message: "Mã chưa đúng.",
  errors: [{ field: "code", message: "Mã chưa đúng." }],
};
const server = setupServer(
  http.get("*/api/v1/me/mailbox", () => HttpResponse.json(now)),
  http.post("*/api/v1/me/mailbox", async ({ request }) => {
    now = { ...NONE, address: ((await request.json()) as { address: string | null }).address };
    return HttpResponse.json(now);
  }),
  http.post("*/api/v1/me/mailbox/code", async ({ request }) => {
    if (((await request.json()) as { code: string }).code !== "123456")
      return HttpResponse.json(refusal, { status: 422 });
    now = { ...now, confirmed: true };
    return HttpResponse.json(now);
  }),
);
beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  queryClient.clear();
  now = NONE;
});
afterAll(() => server.close());

const show = () =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={queryClient}>
        <Mailbox />
      </QueryClientProvider>
    </MantineProvider>,
  );
const focused = (what: () => HTMLElement) => waitFor(() => expect(document.activeElement).toBe(what()));
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

it("an address is given, shown one's own by its code, and taken back", async () => {
  show();
  fireEvent.change(await screen.findByLabelText(/Địa chỉ thư của bạn/), {
    target: { value: "toi@example.vn" },
  });
  press("Gửi mã xác nhận");
  await screen.findByText("Mã gồm sáu chữ số đang được gửi tới toi@example.vn.");
  await focused(() => screen.getByLabelText(/Mã trong thư/));
  fireEvent.change(screen.getByLabelText(/Mã trong thư/), { target: { value: "000000" } });
  press("Xác nhận");
  await screen.findByText("Mã chưa đúng.");
  fireEvent.change(screen.getByLabelText(/Mã trong thư/), { target: { value: "123456" } });
  press("Xác nhận");
  await screen.findByText("Thư được gửi tới toi@example.vn.");
  await focused(() => screen.getByRole("button", { name: "Thôi nhận thư" }));
  press("Thôi nhận thư");
  await focused(() => screen.getByLabelText(/Địa chỉ thư của bạn/));
});

it("says why a mail does not leave", async () => {
  now = { ...NONE, address: "toi@example.vn", confirmed: true, fault: "ADDRESS" };
  show();
  expect((await screen.findByRole("alert")).textContent).toContain("không nhận địa chỉ này");
});

it("does not say that a code is on its way while the server does not answer, and takes no focus by itself", async () => {
  now = { ...NONE, address: "toi@example.vn", fault: "SERVER" };
  show();
  await screen.findByText("Địa chỉ: toi@example.vn.");
  expect(screen.queryByText(/đang được gửi/)).toBeNull();
  expect(document.activeElement).toBe(document.body);
});

it("is not there where the server sends no mail", async () => {
  now = { ...NONE, offered: false };
  const { container } = show();
  await waitFor(() => expect(queryClient.getQueryData(["mailbox"])).toEqual(now));
  expect(container.querySelector("h2")).toBeNull();
});
