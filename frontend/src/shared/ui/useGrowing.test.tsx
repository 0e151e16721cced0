import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import "@/shared/i18n";
import { ShownOf } from "./ShownOf";
import { useGrowing } from "./useGrowing";

const kept = globalThis.IntersectionObserver;
let near: () => void = () => {};

/** The browser's own, which this one lacks: the end comes near when it is told to. */
class Watch {
  constructor(told: (seen: { isIntersecting: boolean }[]) => void) {
    near = () => told([{ isIntersecting: true }]);
  }
  observe() {}
  disconnect() {
    near = () => {};
  }
}

beforeEach(() => {
  globalThis.IntersectionObserver = Watch as unknown as typeof IntersectionObserver;
});
afterEach(() => {
  cleanup();
  globalThis.IntersectionObserver = kept;
});

function Rows({ total }: { total: number }) {
  const growing = useGrowing(total);
  return (
    <>
      <ShownOf growing={growing} total={total} />
      <output>{Math.min(growing.shown, total)}</output>
      <div ref={growing.end} />
    </>
  );
}

it("of many rows stand as many as are read, and more as the end comes near, until all do", () => {
  render(<Rows total={450} />);
  const told = Array.from({ length: 4 }, () => {
    const now = screen.getByRole("status").textContent;
    act(() => near());
    return now;
  });
  expect(told).toEqual(["200", "400", "450", "450"]);
});

it("all of them stand on paper", () => {
  render(<Rows total={3000} />);
  act(() => void window.dispatchEvent(new Event("beforeprint")));
  expect(screen.getByRole("status").textContent).toBe("3000");
});

it("all of them stand where the browser's search is called, since it finds nothing else", () => {
  render(<Rows total={3000} />);
  fireEvent.keyDown(window, { key: "f", ctrlKey: true });
  expect(screen.getByRole("status").textContent).toBe("3000");
});

it("says how many stand there, and shows all of them at a touch", () => {
  render(<Rows total={3000} />);
  expect(screen.getByText(/Đang hiện 200 trong 3\.000 dòng/)).toBeInTheDocument();
  fireEvent.click(screen.getByRole("button", { name: "Hiện tất cả" }));
  expect(screen.getByRole("status").textContent).toBe("3000");
  expect(screen.queryByText(/Đang hiện/)).toBeNull();
});
