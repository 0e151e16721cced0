import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { useState } from "react";
import { expect, it } from "vitest";
import { office, press } from "@/test/office";
import type { ViewSearch } from "./filter";
import { TaskViews } from "./TaskViews";

const { server, show } = office();
const unit = { id: 1, code: "VP", name: "Văn phòng", short_name: "VP" };
const task = {
  ...{
    id: "1",
    version: 1,
    line_no: null,
    title: "Rà soát",
    area: null,
    class: "ORDINARY",
    state: "ASSIGNED",
  },
  ...{ step: null, returned: 0, extended: 0, hand_back: false, lead: unit, officer: null, partners: [] },
  ...{ due: { on: null, first_on: null, kind: "DATE", printed: "", review_on: null }, percent: null },
  ...{ timeliness: { class: "NO_DEADLINE", days: null }, periods: null, obstacle: null, inside: true },
  ...{ to_accept: false, origin: "WORD_OF_MOUTH", given_on: "2026-08-03", relation: null, parent: null },
};

function Shown() {
  const [search, set] = useState<ViewSearch>({});
  return <TaskViews view="table" search={search} set={(next) => set((kept) => ({ ...kept, ...next }))} />;
}

it("says how many tasks all pages have, not how many are shown, and says it again when a filter leaves fewer", async () => {
  server.use(
    http.get("*/api/v1/tasks", ({ request }) => {
      const late = new URL(request.url).searchParams.get("timeliness") === "OVERDUE";
      return HttpResponse.json({ items: [task], next: "more", count: late ? 61 : 104 });
    }),
  );
  await show(<Shown />, "/tasks");
  await screen.findByText("Rà soát");
  const heard = screen.getByText("104 việc");
  expect(heard).toHaveAttribute("role", "status");
  press("Quá hạn");
  expect(await screen.findByText("61 việc")).toBe(heard);
});
