import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Plan } from "@/shared/api/types";
import { FASTER, office, press } from "@/test/office";
import { CorrectionsTab } from "./CorrectionsTab";

const { sent, answer, show } = office();

it("says who confirmed meanwhile, as every other form does", async () => {
  const one = {
    id: "c",
    state: "PROPOSED",
    label: "Số hiệu",
    old: "12/KH",
    new: "21/KH",
    reason: "Gõ nhầm",
    by: { full_name: "Huỳnh Thị Thử" },
    at: "2026-08-14T01:00:00Z",
    may_settle: true,
  };
  const plan = { id: "p", version: 4, corrections: [one], may: { correct: false } };
  answer([412, { detail: FASTER, by: "Phạm Thí Dụ", at: "2026-08-14T01:30:00Z" }]);
  await show(<CorrectionsTab plan={plan as unknown as Plan} />);
  press("Xác nhận");
  const told = await screen.findByRole("alert");
  expect(told.textContent).toContain("Phạm Thí Dụ");
  expect(told.textContent).toContain(FASTER);
  expect(sent.map(({ path, tag }) => [path, tag])).toEqual([["plans/p/corrections/c", '"v4"']]);
});
