import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { Ready } from "./Ready";

afterEach(cleanup);

it("says what is missing when it is pressed, and does its work once nothing is", () => {
  let done = 0;
  let sent = 0;
  const form = (unmet: string | false) => (
    <MantineProvider env="test">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          sent++;
        }}
      >
        <Ready unmet={unmet} type="submit" onClick={() => done++}>
          Lưu
        </Ready>
      </form>
    </MantineProvider>
  );
  const { rerender } = render(form("Chọn người làm thay."));
  expect(screen.queryByRole("alert")).toBeNull();
  fireEvent.click(screen.getByText("Lưu"));
  expect(screen.getByRole("alert").textContent).toBe("Chọn người làm thay.");
  expect(screen.getByRole("button")).toHaveAccessibleDescription("Chọn người làm thay.");
  expect([done, sent]).toEqual([0, 0]);
  rerender(form(false));
  expect(screen.queryByRole("alert")).toBeNull();
  fireEvent.click(screen.getByText("Lưu"));
  expect([done, sent]).toEqual([1, 1]);
});
