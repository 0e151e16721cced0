import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { type CommitteeCard, committeeCardQuery } from "@/shared/api/committeeQueries";
import { queryClient } from "@/shared/api/queries";
import { office } from "@/test/office";
import { CardPage } from "./CardPage";

const { show } = office();
const task = (id: string, title: string, on: string | null) => ({
  id,
  title,
  due: { on, kind: "DATE" },
  timeliness: { class: "NO_DUE", days: null, why: null },
  state: "IN_PROGRESS",
});
const ticket = (id: string, text: string, on: string) => ({
  id,
  text,
  due: { on },
  timeliness: { class: "NO_DUE", days: null, why: null },
  state: "OPEN",
});

async function known(open: number, tasks: unknown[], tickets: unknown[]) {
  const unit = { id: 29, name: "Ủy ban nhân dân xã Số 29", short_name: "UBND xã 29" };
  const row = { unit, open, share: null, reason: "", watched: false, reminded_at: null };
  const card = { as_of: "2026-08-14T02:00:00Z", row, tasks, tickets, may: { remind: false } };
  queryClient.setQueryData(committeeCardQuery("29").queryKey, card as unknown as CommitteeCard);
  await show(<CardPage />, "/committee/$unitId", "/committee/29");
}

it("names what is due first, tasks and tickets together, and leads to all that its figure counts", async () => {
  await known(
    3,
    [task("a", "Báo cáo tháng", "2026-08-20"), task("b", "Chưa hạn", null)],
    [ticket("c", "Niêm yết", "2026-07-01")],
  );
  const said = (await screen.findAllByRole("listitem")).map((one) => one.querySelector("a")?.textContent);
  expect(said).toEqual(["Niêm yết", "Báo cáo tháng", "Chưa hạn"]);
  expect(screen.getByText("Xem hết (3)")).toHaveAttribute("href", "/committee/29?figure=open");
});

it("does not say that nothing is done where something is", async () => {
  await known(2, [], []);
  expect(await screen.findByText("Việc đang làm chưa có ngày hạn.")).toBeInTheDocument();
  expect(screen.queryByText("Không còn việc nào.")).toBeNull();
});
