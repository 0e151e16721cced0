import { screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { Plan } from "@/shared/api/types";
import { office } from "@/test/office";
import { PlanHead } from "./PlanHead";

const { show } = office();
afterEach(() => vi.unstubAllGlobals());

const plan = {
  id: "p",
  title: "Kế hoạch năm 2026",
  state: "ISSUED",
  body: { short_name: "UBND xã" },
  programme: { name: "Cải cách hành chính" },
  may: { amend: true },
  counts: { tasks: 53, completed: 12 },
  percent: "40.30",
  as_of: "2026-08-14T02:00:00Z",
  corrections: [],
  versions: [],
  drafters: [],
  transitions: [],
} as unknown as Plan;

const inOrder = () => {
  const parts = ["12/53 xong", "UBND xã", "Lập bản điều chỉnh"].map((text) => screen.getByText(text));
  return parts
    .sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))
    .map((part) => part.textContent);
};

it("begins with what the plan is on a desk", async () => {
  await show(<PlanHead plan={plan} />, "/plans/$planId", "/plans/p");
  expect(inOrder()).toEqual(["Lập bản điều chỉnh", "UBND xã", "12/53 xong"]);
});

it("begins with how far the plan is on a phone", async () => {
  const { matchMedia } = window;
  vi.stubGlobal("matchMedia", (query: string) => ({
    ...matchMedia(query),
    matches: query.includes("640px"),
  }));
  await show(<PlanHead plan={plan} />, "/plans/$planId", "/plans/p");
  expect(inOrder()).toEqual(["12/53 xong", "UBND xã", "Lập bản điều chỉnh"]);
});
