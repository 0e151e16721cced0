import { fireEvent, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { poolQuery } from "@/shared/api/inspectionPlanQueries";
import { inspectableQuery } from "@/shared/api/inspectionQueries";
import { queryClient } from "@/shared/api/queries";
import type { InspectionPlan, InspectionPlanLine } from "@/shared/api/types";
import { FASTER, office, press, write } from "@/test/office";
import { DrawForm } from "./DrawForm";
import { LineForm } from "./LineForm";
import { MendPlan } from "./MendPlan";
import { VisitForm } from "./VisitForm";

const { sent, server, answer, show, bring } = office();
const nothing = () => undefined;
const unit = (id: number) => ({ id, name: `Xã Số ${id}`, short_name: `Xã ${id}` });
const plan = (version: number, state = "DRAFT") =>
  ({
    id: "p",
    version,
    state,
    year: 2026,
    title: "Kế hoạch kiểm tra 2026",
    surprise_visits: 2,
    number: "15/KH",
    issued_on: "2026-01-20",
    programme: { name: "Cải cách hành chính" },
  }) as unknown as InspectionPlan;
const line = {
  id: "l",
  unit: unit(1),
  kind: "PLANNED",
  content: "Thủ tục",
  month: 9,
  starts_on: null,
  ends_on: null,
  lead: null,
  again_reason: "",
} as unknown as InspectionPlanLine;
const tags = () => sent.map((one) => one.tag);

it("a line is saved over the plan it was opened with, and says all of itself again", async () => {
  answer([412, { detail: FASTER }]);
  await show(<LineForm plan={plan(1)} line={line} onClose={nothing} />);
  write("Nội dung kiểm tra", "Thủ tục, công vụ");
  bring(<LineForm plan={plan(2)} line={{ ...line, content: "Của đồng nghiệp" }} onClose={nothing} />);
  press("Lưu");
  await screen.findByText(FASTER);
  expect(screen.getByLabelText("Nội dung kiểm tra")).toHaveProperty("value", "Thủ tục, công vụ");
  press("Lưu");
  await waitFor(() => expect(tags()).toEqual(['"v1"', '"v2"']));
  expect(sent[1]).toMatchObject({
    method: "PUT",
    path: "inspection-plans/p/lines/l",
    body: { unit: 1, content: "Thủ tục, công vụ", month: 9, starts_on: null },
  });
});

it("a new line wants its unit and days that are days", async () => {
  queryClient.setQueryData(inspectableQuery.queryKey, { items: [unit(1)] } as never);
  await show(<LineForm plan={plan(1)} onClose={nothing} />);
  write("Từ ngày", "31/9");
  press("Thêm đơn vị");
  expect(screen.getByText("Chọn đơn vị.")).toBeInTheDocument();
  expect(screen.getByText("Nhập ngày, ví dụ 15/09/2026.")).toBeInTheDocument();
  expect(sent).toEqual([]);
  fireEvent.click(screen.getByPlaceholderText("Chọn"));
  fireEvent.click(await screen.findByRole("option", { name: "Xã Số 1", hidden: true }));
  write("Từ ngày", "30/9");
  press("Thêm đơn vị");
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.body).toMatchObject({
    unit: 1,
    month: null,
    starts_on: "2026-09-30",
    ends_on: "2026-09-30",
  });
});

it("an issued plan is mended with a reason, which stays with the rest when the server wants another", async () => {
  answer(
    [422, { detail: "Sai", errors: [{ field: "reason", message: "Nêu lý do điều chỉnh." }] }],
    [412, { detail: FASTER }],
  );
  await show(<MendPlan plan={plan(1, "ISSUED")} />);
  press("Sửa kế hoạch…");
  write(/Tên kế hoạch/, "Kế hoạch kiểm tra CCHC 2026");
  press("Lưu");
  expect((await screen.findAllByText("Nêu lý do điều chỉnh.")).length).toBeGreaterThan(0);
  write(/Lý do điều chỉnh/, "Ghi thiếu chữ");
  bring(<MendPlan plan={plan(2, "ISSUED")} />);
  press("Lưu");
  await screen.findByText(FASTER);
  press("Lưu");
  await waitFor(() => expect(tags()).toEqual(['"v1"', '"v1"', '"v2"']));
  expect(sent[2]?.body).toEqual({
    title: "Kế hoạch kiểm tra CCHC 2026",
    surprise_visits: 2,
    reason: "Ghi thiếu chữ",
  });
});

it("a lot is drawn of the list that was looked through: whoever is left out has a reason", async () => {
  const items = [1, 2, 3].map((id) => ({
    unit: unit(id),
    usual_reason: id === 3 ? "Đã kiểm tra tháng 3" : "",
  }));
  queryClient.setQueryData(poolQuery("p").queryKey, { items } as never);
  server.use(http.get("*/api/v1/inspection-plans/p/pool", () => HttpResponse.json({ items })));
  answer([412, { detail: FASTER }]);
  await show(<DrawForm plan={plan(4)} usual={2} onClose={nothing} />);
  fireEvent.click(screen.getByLabelText("Xã Số 2"));
  press("Chốt danh sách và rút thăm");
  expect(screen.getByText("Mỗi đơn vị không đưa vào phải có lý do.")).toBeInTheDocument();
  expect(sent).toEqual([]);
  write("Lý do không đưa Xã Số 2 vào", "Đang sắp xếp lại");
  bring(<DrawForm plan={plan(5)} usual={2} onClose={nothing} />);
  press("Chốt danh sách và rút thăm");
  await screen.findByText(FASTER);
  expect(screen.getByLabelText("Lý do không đưa Xã Số 2 vào")).toHaveProperty("value", "Đang sắp xếp lại");
  expect(sent).toMatchObject([
    {
      tag: '"v4"',
      body: {
        count: 1, // no more than are left
        excluded: [
          { unit: 2, reason: "Đang sắp xếp lại" },
          { unit: 3, reason: "Đã kiểm tra tháng 3" },
        ],
      },
    },
  ]);
});

it("the visit of a line is made once, however often it is sent, and opened", async () => {
  answer([500, {}], [200, { id: "p" }]);
  const page = await show(<VisitForm plan={plan(1)} line={line} onClose={nothing} />);
  press("Lập cuộc kiểm tra");
  expect(screen.getByText("Nhập ngày, ví dụ 15/09/2026.")).toBeInTheDocument();
  expect(sent).toEqual([]);
  write(/Từ ngày/, "15/09/2026");
  press("Lập cuộc kiểm tra");
  await screen.findByRole("alert");
  expect(screen.getByLabelText(/Từ ngày/)).toHaveProperty("value", "15/09/2026");
  press("Lập cuộc kiểm tra");
  await waitFor(() => expect(page.at()).toMatch(/^\/inspections\/[0-9a-f-]{36}$/));
  const [first, second] = sent.map((one) => one.body as { id: string });
  expect(second).toEqual(first);
  expect(page.at()).toBe(`/inspections/${first?.id}`);
});
