import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import type { Event } from "@/shared/api/types";
import "@/shared/i18n";
import { Timeline } from "./Timeline";

const thu = { id: 6, full_name: "Huỳnh Thị Thử", title: null, unit: null };
const event = (seq: number, at: string, more: Partial<Event> = {}): Event => ({
  seq,
  at: `2026-08-14T${at}:00Z`,
  verb: "task.reported",
  sentence: "báo cáo tiến độ",
  actor: thu,
  acting_for: null,
  recorded_for: null,
  capacity: null,
  subject: { type: "task", id: "a", label: "" },
  from: "IN_PROGRESS",
  to: "IN_PROGRESS",
  changes: [],
  details: [`lần ${seq}`],
  reason: null,
  ...more,
});
const rows = () => [...document.querySelectorAll(".timeline > li")];
afterEach(cleanup);

it("folds a run of small edits by one person into a row that opens", async () => {
  render(<Timeline events={[event(4, "03:10"), event(3, "02:40"), event(2, "02:05"), event(1, "02:00")]} />);
  expect(rows()).toHaveLength(1);
  const fold = screen.getByText("4 lần, từ 09:00");
  expect(fold.closest("details")?.open).toBe(false);
  await userEvent.click(fold);
  expect(fold.closest("details")?.open).toBe(true);
  expect(within(rows()[0] as HTMLElement).getAllByRole("listitem")).toHaveLength(4);
});

it("leaves alone what another did, on whose behalf, what moved it, gives a reason or came much later, and what is only two", () => {
  const others: Partial<Event>[] = [
    { actor: { ...thu, id: 7 } },
    { acting_for: { ...thu, id: 7 } },
    { changes: [{ field: "state", label: "Trạng thái", old: "Đã giao", new: "Đang làm" }] },
    { reason: "Thiếu số liệu" },
    { subject: { type: "task", id: "b", label: "" } },
    { verb: "task.evidenced" },
  ];
  for (const other of others) {
    render(<Timeline events={[event(3, "02:02"), event(2, "02:01", other), event(1, "02:00")]} />);
    expect(rows()).toHaveLength(3);
    cleanup();
  }
  render(<Timeline events={[event(3, "06:02"), event(2, "02:01"), event(1, "02:00")]} />);
  expect(rows()).toHaveLength(3);
});
