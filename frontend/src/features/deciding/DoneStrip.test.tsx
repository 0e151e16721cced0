import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import "@/shared/i18n";
import type { Offer } from "@/shared/undo/offers";
import { DoneStrip } from "./DoneStrip";

const server = setupServer(http.post("*/api/v1/undo", () => HttpResponse.json({ subjects: [] })));
beforeAll(() => server.listen());
afterAll(() => server.close());

it("tells the page what was undone, and lays no note over its buttons", async () => {
  const at = performance.now();
  const undo = { act: 41, until: at + 10_000, said: "duyệt", count: 1 } as Offer;
  const [undone, over] = [vi.fn(), vi.fn()];
  render(
    <MantineProvider env="test">
      <Notifications />
      <DoneStrip
        done={{ names: ["task:a"], title: "Rà soát", said: "agree", undo, at }}
        onUndone={undone}
        onOver={over}
      />
    </MantineProvider>,
  );
  await userEvent.click(screen.getByRole("button", { name: /^Hoàn tác/ }));
  await waitFor(() => expect(undone).toHaveBeenCalledWith(["task:a"]));
  expect(over).not.toHaveBeenCalled(); // its words give way to those of the page
  expect(document.querySelector(".mantine-Notification-root")).toBeNull();
});
