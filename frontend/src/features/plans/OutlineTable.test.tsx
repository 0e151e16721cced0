import { screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { OutlineArea, OutlineLine } from "@/shared/api/types";
import { office, press } from "@/test/office";
import { OutlineTable } from "./OutlineTable";

const { show } = office();
const line = (area: string, no: number) =>
  ({
    ...{
      kind: "line",
      id: `${area}${no}`,
      no: String(no),
      parent: null,
      heading: false,
      title: `Dòng ${area}${no}`,
    },
    ...{ task: null, tasks: [], order: null, area, percent: "0", lead_printed: "Văn phòng", promised: null },
  }) as unknown as OutlineLine;
const area = (name: string) =>
  ({
    kind: "area",
    area: name,
    numeral: name,
    title: `Phần ${name}`,
    done: 2,
    total: 20,
    percent: "10",
  }) as OutlineArea;
const rows = ["A", "B"].flatMap((name) => [
  area(name),
  ...Array.from({ length: 20 }, (_, at) => line(name, at)),
]);
const seen = () => screen.queryAllByText(/^Dòng/).map((one) => one.textContent?.slice(5, 6));
const table = (narrowed = false, shown = rows) => <OutlineTable rows={shown} plan="p" narrowed={narrowed} />;

beforeEach(() => {
  const { matchMedia } = window;
  vi.stubGlobal("matchMedia", (query: string) => ({
    ...matchMedia(query),
    matches: query.includes("640px"),
  }));
});
afterEach(() => vi.unstubAllGlobals());

it("begins a long plan on a phone with its first area, the others folded under their counts, and stays as it was turned", async () => {
  const { unmount } = await show(table());
  expect(new Set(seen())).toEqual(new Set(["A"]));
  expect(screen.getByRole("button", { name: /Phần B.*2 \/ 20|Phần B.*2/ })).toHaveAttribute(
    "aria-expanded",
    "false",
  );
  press("Phần B");
  press("Phần A");
  expect(new Set(seen())).toEqual(new Set(["B"]));
  unmount();
  await show(table());
  expect(new Set(seen())).toEqual(new Set(["B"]));
});

it("folds nothing of a short plan, of what a filter found, or on a desk", async () => {
  const { unmount } = await show(table(false, [area("A"), line("A", 1), area("B"), line("B", 1)]));
  expect(seen()).toEqual(["A", "B"]);
  unmount();
  localStorage.clear();
  const found = await show(table(true));
  expect(seen()).toHaveLength(40);
  found.unmount();
  vi.unstubAllGlobals();
  await show(table());
  expect(seen()).toHaveLength(40);
});
