import { MantineProvider, Menu } from "@mantine/core";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import "@/shared/i18n";
import { theme } from "./theme";

it("a menu that Tab leaves is closed, and Tab goes on from its button", async () => {
  render(
    <MantineProvider theme={theme} env="test">
      <main>
        <Menu>
          <Menu.Target>
            <button type="button">Thao tác</button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item>Mở trang</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <button type="button">Sau đó</button>
      </main>
    </MantineProvider>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Thao tác" }));
  await waitFor(() => expect(screen.getByRole("menuitem")).toHaveFocus());
  await userEvent.tab();
  expect(screen.queryByRole("menuitem")).toBeNull();
  expect(screen.getByRole("button", { name: "Sau đó" })).toHaveFocus();
});
