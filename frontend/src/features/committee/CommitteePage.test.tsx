import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { type BodyBelow, type Committee, committeeQuery } from "@/shared/api/committeeQueries";
import { queryClient } from "@/shared/api/queries";
import { office, press, write } from "@/test/office";
import { CommitteePage } from "./CommitteePage";

const { sent, answer, show } = office();
const body = (id: number, more: Partial<BodyBelow> = {}) =>
  ({
    unit: { id, name: `Xã Số ${id}`, short_name: `Xã ${id}` },
    watched: false,
    reminded_at: null,
    reminded_today: false,
    share: null,
    reason: "",
    ...more,
  }) as unknown as BodyBelow;

function known(may: boolean, ranked = false) {
  const committee = {
    items: [body(1), body(2), body(3, { reminded_today: true, reminded_at: "2026-08-14T01:00:00Z" })],
    unopened: [1, 3],
    silent: [1, 2],
    worse: [],
    worst: [2],
    best: [1],
    orders: [],
    long: [],
    repeats: [],
    since: "2026-08-10",
    as_of: "2026-08-14T02:00:00Z",
    ranked,
    may: { remind: may, rank: false },
  };
  queryClient.setQueryData(committeeQuery.queryKey, committee as unknown as Committee);
}
const table = (name: RegExp) => screen.getByRole("region", { name });
const boxes = (one: HTMLElement) => [...one.querySelectorAll("tbody input")] as HTMLInputElement[];

it("reminds each body that was ticked once, whichever tables it stands in, and none that was reminded today", async () => {
  known(true);
  answer([409, { detail: "Chưa gửi được." }], [200, { done: [1, 2], refused: [] }]);
  await show(<CommitteePage />);
  const [unopened, silent] = [table(/chưa mở/i), table(/im lặng|chưa báo cáo|không có tin/i)];
  expect(boxes(unopened).map((one) => one.disabled)).toEqual([false, true]);
  expect(boxes(unopened)[1]).toHaveAccessibleDescription("Đã nhắc hôm nay");
  fireEvent.click(unopened.querySelector("thead input") as HTMLElement);
  expect(boxes(silent).map((one) => one.checked)).toEqual([true, false]);
  fireEvent.click(boxes(silent)[1] as HTMLElement);
  expect(screen.getByText("Đã chọn 2 đơn vị")).toBeInTheDocument();
  press("Nhắc các đơn vị đã chọn");
  await screen.findByRole("dialog");
  write(/^Nội dung nhắc/, "Báo cáo trước thứ Sáu");
  press("Gửi nhắc");
  await screen.findByText("Chưa gửi được.");
  expect(screen.getByLabelText(/^Nội dung nhắc/)).toHaveProperty("value", "Báo cáo trước thứ Sáu");
  press("Gửi nhắc");
  await waitFor(() => expect(screen.queryByText("Đã chọn 2 đơn vị")).toBeNull());
  expect(sent[1]?.body).toEqual({ units: [1, 2], text: "Báo cáo trước thứ Sáu" });
});

it("has no ticks for who may not remind, and no ranks until a leader wants them", async () => {
  known(false);
  const page = await show(<CommitteePage />);
  expect(screen.queryAllByRole("checkbox")).toEqual([]);
  const tables = screen.getAllByRole("region").length;
  page.unmount();
  known(false, true);
  await show(<CommitteePage />);
  expect(screen.getAllByRole("region")).toHaveLength(tables + 2);
});
