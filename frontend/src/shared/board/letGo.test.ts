import { afterEach, expect, it, vi } from "vitest";
import { letGo } from "./letGo";

const clicked = vi.fn();
const link = document.createElement("a");
link.href = "#there";
document.body.append(link);
link.addEventListener("click", clicked);
afterEach(() => clicked.mockClear());

it("the click that comes of letting a card go follows no link, the next one does", () => {
  letGo(new MouseEvent("mousedown"));
  expect(link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }))).toBe(false);
  expect(clicked).not.toHaveBeenCalled();
  link.click();
  expect(clicked).toHaveBeenCalledOnce();
});

it("what is pressed before that click counts, and a key makes none", () => {
  letGo(new MouseEvent("mousedown"));
  window.dispatchEvent(new Event("keydown"));
  link.click();
  letGo(new KeyboardEvent("keydown"));
  link.click();
  expect(clicked).toHaveBeenCalledTimes(2);
});
