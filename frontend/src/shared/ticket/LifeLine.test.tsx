import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Ticket, TicketCourse } from "@/shared/api/types";
import { LifeLine } from "./LifeLine";

const LIFE = ["OPEN", "IN_PROGRESS", "REPORTED", "CLOSED"] as const;

function drawn(state: Ticket["state"], reached: number) {
  const stations = LIFE.map((one, place) => {
    const at = place < reached ? "2026-08-14T02:00:00Z" : null;
    return { state: one, at, who: null, times: at ? 1 : 0 };
  });
  const course = { stations, marks: [] } as unknown as TicketCourse;
  render(<LifeLine ticket={{ state, life: [...LIFE] } as unknown as Ticket} course={course} />);
  return screen
    .getAllByRole("listitem")
    .map((step) => step.className.split(" ")[0]?.replace("lifeline-", ""));
}

afterEach(cleanup);

it("ticks what is behind, marks where it is, and all of it once it is remedied", () => {
  expect(drawn("REPORTED", 3)).toEqual(["done", "done", "now", "ahead"]);
  cleanup();
  expect(drawn("CLOSED", 4)).toEqual(["done", "done", "done", "done"]);
});

it("does not tick the remedy of what was put to a higher level before it was remedied", () => {
  expect(drawn("PASSED_UP", 2)).toEqual(["done", "now", "ahead", "ahead"]);
});
