import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Inspection } from "@/shared/api/types";
import { FASTER, office, press, write } from "@/test/office";
import { ChangeParticulars } from "./ParticularsForm";

const { sent, answer, show, bring } = office();
const inspection = (version: number, title = "Kiểm tra CCHC") =>
  ({
    id: "i",
    version,
    title,
    starts_on: "2026-08-20",
    ends_on: "2026-08-21",
    basis: "KH 12",
    follow_up_unit: null,
    programme: { code: "CCHC" },
    findings: [],
    may: { change: true },
  }) as unknown as Inspection;

it("is saved over what it was opened with; who is told that somebody was faster keeps what they typed", async () => {
  answer([412, { detail: FASTER }], [200, { id: "i" }]);
  await show(<ChangeParticulars inspection={inspection(1)} />);
  press("Sửa thông tin…");
  write(/Tên cuộc kiểm tra/, "Kiểm tra công vụ");
  bring(<ChangeParticulars inspection={inspection(2, "Của đồng nghiệp")} />);
  press("Lưu thông tin");
  await screen.findByText(FASTER);
  expect(screen.getByText("Có người vừa thay đổi trước bạn")).toBeInTheDocument();
  expect(screen.getByRole("textbox", { name: /^Tên cuộc kiểm tra/ })).toHaveProperty(
    "value",
    "Kiểm tra công vụ",
  );
  press("Lưu thông tin"); // told, they mean it
  await waitFor(() => expect(screen.queryByRole("textbox", { name: /^Tên cuộc kiểm tra/ })).toBeNull());
  expect(sent.map((one) => one.tag)).toEqual(['"v1"', '"v2"']);
  expect(sent[1]?.body).toMatchObject({
    title: "Kiểm tra công vụ",
    starts_on: "2026-08-20",
    ends_on: "2026-08-21",
    basis: "KH 12",
  });
});

it("takes no words away when the notice is issued meanwhile, and is not offered afterwards", async () => {
  answer([409, { detail: "Đã có kết luận." }]);
  await show(<ChangeParticulars inspection={inspection(1)} />);
  press("Sửa thông tin…");
  write(/Tên cuộc kiểm tra/, "Kiểm tra công vụ");
  const concluded = { ...inspection(2), may: { change: false } } as unknown as Inspection;
  bring(<ChangeParticulars inspection={concluded} />);
  press("Lưu thông tin");
  await screen.findByText("Đã có kết luận.");
  expect(screen.getByRole("textbox", { name: /^Tên cuộc kiểm tra/ })).toHaveProperty(
    "value",
    "Kiểm tra công vụ",
  );
  press("Bỏ qua");
  await waitFor(() => expect(screen.queryByText("Sửa thông tin…")).toBeNull());
});

it("says at the field what is wrong with it, before sending and after", async () => {
  answer([
    422,
    { detail: "Sai", errors: [{ field: "ends_on", message: "Ngày kết thúc trước ngày bắt đầu." }] },
  ]);
  await show(<ChangeParticulars inspection={inspection(1)} />);
  press("Sửa thông tin…");
  write(/Từ ngày/, "32/8");
  press("Lưu thông tin");
  expect(screen.getByText("Nhập ngày, ví dụ 15/09/2026.")).toBeInTheDocument();
  expect(sent).toEqual([]);
  write(/Đến ngày/, ""); // one day: nothing is missing there
  expect(screen.getAllByText("Nhập ngày, ví dụ 15/09/2026.")).toHaveLength(1);
  write(/Từ ngày/, "22/8");
  press("Lưu thông tin");
  await screen.findByText("Ngày kết thúc trước ngày bắt đầu.");
  await waitFor(() => expect(screen.getByLabelText(/Đến ngày/)).toHaveFocus());
});
