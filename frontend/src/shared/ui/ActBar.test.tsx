import { MantineProvider } from "@mantine/core";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import "@/shared/i18n";
import { ActBar, type BarAct } from "./ActBar";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function show(width: number) {
  vi.spyOn(window, "matchMedia").mockImplementation(
    (query) =>
      ({
        matches: width <= Number(/max-width: (\d+)px/.exec(query)?.[1] ?? 0),
        addEventListener: () => undefined,
        removeEventListener: () => undefined,
      }) as unknown as MediaQueryList,
  );
  const done: string[] = [];
  const act = (label: string, more: Partial<BarAct> = {}): BarAct => ({
    label,
    run: () => done.push(label),
    ...more,
  });
  render(
    <MantineProvider env="test">
      <ActBar
        acts={[act("Sửa"), act("Nhắc", { primary: true }), act("Tải"), act("In", { deskOnly: true })]}
      />
    </MantineProvider>,
  );
  return done;
}

const names = () => screen.getAllByRole("button").map((one) => one.textContent || one.ariaLabel);

it("shows every act on a desk", async () => {
  const done = show(1440);
  expect(names()).toEqual(["Sửa", "Nhắc", "Tải", "In"]);
  await userEvent.click(screen.getByRole("button", { name: "Tải" }));
  expect(done).toEqual(["Tải"]);
});

it("shows the primary one on a phone, the others one press behind it, and none that is of no use there", async () => {
  const done = show(390);
  expect(names()).toEqual(["Nhắc", "Thao tác khác"]);
  await userEvent.click(screen.getByRole("button", { name: "Thao tác khác" }));
  expect((await screen.findAllByRole("menuitem")).map((one) => one.textContent)).toEqual(["Sửa", "Tải"]);
  await userEvent.click(screen.getByRole("menuitem", { name: "Sửa" }));
  expect(done).toEqual(["Sửa"]);
});
