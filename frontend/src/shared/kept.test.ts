import { act, renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { keep, kept, useUnkept } from "./kept";

const full = () => {
  throw new DOMException("full", "QuotaExceededError");
};
afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

it("a device that keeps nothing has it as long as the page stands, and says so until it was sent", () => {
  const { result } = renderHook(useUnkept);
  act(() => keep("a", { text: "Giữ được" }));
  expect(result.current).toBe(false);
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(full);
  act(() => keep("a", { text: "Không giữ được" }));
  expect(result.current).toBe(true);
  expect(kept("a", { text: "" })).toEqual({ text: "Không giữ được" });
  act(() => keep("a", null));
  expect(result.current).toBe(false);
  expect(kept("a", { text: "" })).toEqual({ text: "" });
});

it("a device whose storage is switched off altogether is no reason to fail", () => {
  vi.spyOn(window, "localStorage", "get").mockImplementation(full);
  const { result } = renderHook(useUnkept);
  act(() => keep("b", { text: "Chỉ ở đây" }));
  expect([result.current, kept("b", { text: "" })]).toEqual([true, { text: "Chỉ ở đây" }]);
  act(() => keep("b", null));
  expect(result.current).toBe(false);
});
