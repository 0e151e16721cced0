import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { office } from "@/test/office";
import { InspectionsPage } from "./InspectionsPage";

const { server, show } = office();
const row = (code: string, state: string) => ({
  id: code,
  code,
  title: `Kiểm tra ${code}`,
  state,
  kind: "PLANNED",
  year: 2026,
  starts_on: "2026-08-14",
  ends_on: "2026-08-14",
  unit: { id: 1, short_name: "UBND xã" },
  counts: { findings: 0, tickets: 0, closed: 0, reported: 0, overdue: 0 },
});

it("shows today's visit first, then the answers under way, then what is ahead", async () => {
  server.use(
    http.get("*/api/v1/inspections", () =>
      HttpResponse.json({
        items: [row("KT2", "PLANNED"), row("KT1", "ON_SITE")],
        may_plan: true,
        self_units: [],
      }),
    ),
    http.get("*/api/v1/remediation-reports", () =>
      HttpResponse.json({
        items: [
          {
            id: "r",
            title: "Trả lời KT0",
            state: "RELEASED",
            filled: 1,
            rows: 2,
            accepted: 0,
            waiting: 0,
            returned: 0,
          },
        ],
      }),
    ),
  );
  await show(<InspectionsPage />, "/inspections");
  await screen.findByText("Trả lời KT0");
  const headings = screen.getAllByRole("heading", { level: 2 }).map((one) => one.textContent);
  expect(headings).toEqual(["Đang tiến hành 1", "Báo cáo khắc phục đang làm", "Sắp tới 1"]);
});
