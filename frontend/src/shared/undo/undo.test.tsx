import { MantineProvider } from "@mantine/core";
import { Notifications, notifications } from "@mantine/notifications";
import { cleanup, render, screen, act as settle } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import "@/shared/i18n";
import { act } from "@/shared/api/client";
import { nameOffer } from "./offers";
import { UndoHost } from "./UndoHost";

const WENT_ON = "Phạm Thí Dụ đã làm tiếp (duyệt kết quả), nên không hoàn tác được.";
const undone: unknown[] = [];
const offer = (seconds: number, count = 1) =>
  encodeURIComponent(JSON.stringify({ act: 41, seconds, said: "gửi kết quả", count }));
const server = setupServer(
  http.post("*/api/v1/tasks/a/transitions/submit", () =>
    HttpResponse.json({ id: "a" }, { headers: { "X-Undo": offer(10) } }),
  ),
  http.post("*/api/v1/undo", async ({ request }) => {
    undone.push(await request.json());
    return HttpResponse.json({ subjects: [] });
  }),
);

async function submit(named?: string) {
  render(
    <MantineProvider>
      <Notifications />
      <UndoHost />
    </MantineProvider>,
  );
  await settle(async () => {
    const answer = await act({ path: "tasks/a/transitions/submit", body: {}, key: "k" });
    if (named) nameOffer(answer, named);
  });
}

beforeAll(() => server.listen());
afterEach(() => {
  cleanup();
  notifications.clean();
  server.resetHandlers();
  undone.length = 0;
});
afterAll(() => server.close());

describe("undoing what was just done", () => {
  it("is offered in real seconds wherever the answer offers it, and Z does it once", async () => {
    await submit();
    await screen.findByText("Bạn vừa gửi kết quả.");
    expect(screen.getByText(/Hoàn tác được trong (10|9) giây\./)).toBeTruthy();
    await userEvent.keyboard("zz");
    await screen.findByText(/Đã hoàn tác/);
    expect(undone).toEqual([{ act: 41 }]);
  });

  it("says what was done in the words of the button, and why it was too late", async () => {
    server.use(
      http.post("*/api/v1/undo", () =>
        HttpResponse.json({ code: "not_the_moment", detail: WENT_ON }, { status: 409 }),
      ),
    );
    await submit("Đã thực hiện: Gửi duyệt");
    await screen.findByText("Đã thực hiện: Gửi duyệt");
    await userEvent.click(screen.getByRole("button", { name: /Hoàn tác/ }));
    await screen.findByText(WENT_ON);
  });
});
