import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Ticket } from "@/shared/api/types";
import "@/shared/i18n";
import { TicketBadges } from "./TicketCore";

afterEach(cleanup);

const late = {
  state: "IN_PROGRESS",
  timeliness: { class: "OVERDUE", days: 20 },
  returned: 0,
  extended: 0,
  escalated_on: "2026-10-09",
  escalation: 3,
  repeat_of: "",
} as unknown as Ticket;

it("stands before somebody higher until it is remedied", () => {
  const { rerender } = render(<TicketBadges ticket={late} />);
  expect(screen.getByText("Báo cơ quan kiểm tra")).toBeInTheDocument();
  rerender(<TicketBadges ticket={{ ...late, state: "CLOSED" }} />);
  expect(screen.queryByText("Báo cơ quan kiểm tra")).toBeNull();
});
