import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
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
  const { shown, end } = useGrowing(total);
  return (
    <>
      <output>{Math.min(shown, total)}</output>
      <div ref={end} />
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
