import { afterEach, expect, it } from "vitest";
import { queryClient, savedViewsQuery } from "@/shared/api/queries";
import type { SavedView } from "@/shared/api/types";
import { isBare, opening } from "./opening";

const view = (kind: SavedView["kind"], query: string, opens: boolean): SavedView => ({
  id: `${kind} ${query}`,
  kind,
  name: query,
  query,
  unit: null,
  by: "Thử",
  may_change: true,
  opens,
});

afterEach(() => queryClient.clear());

it("a page opens with the view that was chosen for its records, and with no other", async () => {
  queryClient.setQueryData(savedViewsQuery.queryKey, {
    items: [
      view("task", "lead=3", false),
      view("task", "q=c%C3%B4ng&view=board", true),
      view("ticket", "lanes=unit", false),
    ],
    units: [],
  });
  expect(await opening("task")).toEqual({ q: "công", view: "board" });
  expect(await opening("ticket")).toBeUndefined();
});

it("an address says something also where it names only what is open or how", () => {
  expect(isBare({ q: undefined, wall: undefined })).toBe(true);
  expect(isBare({ wall: true })).toBe(false);
  expect(isBare({ ticket: "t1" })).toBe(false);
});
