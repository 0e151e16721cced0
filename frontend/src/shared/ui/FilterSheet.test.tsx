import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import "@/shared/i18n";
import { FilterSheet } from "./FilterSheet";

const page = (acting: number) => (
  <MantineProvider env="test">
    <FilterSheet className="task-filters" acting={acting} count="12 việc">
      <button type="button">Quá hạn</button>
    </FilterSheet>
  </MantineProvider>
);
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("stands in the page on a desk", () => {
  render(page(1));
  screen.getByRole("button", { name: "Quá hạn" });
  expect(screen.queryByRole("button", { name: /Bộ lọc/ })).toBeNull();
});

it("lies behind one button on a phone, which says how many act; what is left is told outside", async () => {
  const { matchMedia } = window;
  const onPhone = (query: string) => ({ ...matchMedia(query), matches: query.includes("640px") });
  vi.stubGlobal("matchMedia", onPhone);
  const { rerender } = render(page(0));
  const button = screen.getByRole("button", { name: "Bộ lọc" });
  expect(screen.queryByRole("button", { name: "Quá hạn" })).toBeNull();
  expect(screen.getByRole("status")).toHaveTextContent("12 việc");
  fireEvent.click(button);
  screen.getByRole("button", { name: "Quá hạn" });
  rerender(page(2));
  fireEvent.click(screen.getByRole("button", { name: "Xem 12 việc" }));
  expect(await screen.findByRole("button", { name: /^Bộ lọc ?2$/ })).toBeInTheDocument();
});
