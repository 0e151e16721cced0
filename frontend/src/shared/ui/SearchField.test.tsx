import { MantineProvider } from "@mantine/core";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SearchField } from "./SearchField";

const said: (string | undefined)[] = [];
const field = () => screen.getByLabelText("Tìm");
const within = (q: string | undefined) => (
  <MantineProvider env="test">
    <SearchField label="Tìm" q={q} set={(next) => said.push(next)} />
  </MantineProvider>
);
const type = (text: string) => fireEvent.change(field(), { target: { value: text } });
const rest = () => act(() => vi.advanceTimersByTime(300));

beforeEach(() => {
  vi.useFakeTimers();
  said.length = 0;
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it("says once what was typed, and shows what the address says otherwise", () => {
  const { rerender } = render(within(undefined));
  type("thủ");
  type("thủ tục ");
  rest();
  expect(said).toEqual(["thủ tục"]);
  rerender(within("thủ tục"));
  expect(field()).toHaveProperty("value", "thủ tục "); // still being written
  rerender(within("hạ tầng")); // a saved view
  expect(field()).toHaveProperty("value", "hạ tầng");
  type("hạ tầng số");
  rerender(within(undefined)); // all filters off
  rest();
  expect([said.length, (field() as HTMLInputElement).value]).toEqual([1, ""]);
});

it("an address that comes late does not take back what was typed since", () => {
  const { rerender } = render(within(undefined));
  for (const text of ["a", "ab"]) {
    type(text);
    rest();
  }
  type("abc");
  rerender(within("a"));
  rerender(within("ab"));
  rest();
  expect([said, (field() as HTMLInputElement).value]).toEqual([["a", "ab", "abc"], "abc"]);
});
