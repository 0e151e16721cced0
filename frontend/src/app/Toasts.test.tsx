import { MantineProvider } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import "@/shared/i18n";
import { REFUSED } from "@/shared/ui/refused";
import Toasts from "./Toasts";
import { theme } from "./theme";

it("says what was done when its turn comes, and a refusal at once", async () => {
  render(
    <MantineProvider theme={theme}>
      <Toasts />
    </MantineProvider>,
  );
  notifications.show({ message: "Đã lưu." });
  notifications.show({ ...REFUSED, message: "Chưa lưu được." });
  const done = await screen.findByText("Đã lưu.");
  expect(done.closest("[aria-live=polite]")).not.toBeNull();
  expect(done.closest("[role=alert]")).toBeNull();
  expect((await screen.findByRole("alert")).textContent).toContain("Chưa lưu được.");
});
