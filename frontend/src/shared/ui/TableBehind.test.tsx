import { fireEvent, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { office, press } from "@/test/office";
import { TableBehind } from "./TableBehind";

const { show } = office();
const shown = () =>
  show(
    <TableBehind
      title="Theo tuần"
      first="Tuần"
      heads={["Đến hạn", "Đúng hạn"]}
      rows={[{ key: 1, name: "10/08", cells: [4, 0] }]}
    />,
  );

it("unfolds what the chart drew, each figure under its head", async () => {
  await shown();
  expect(screen.queryByRole("table")).toBeNull();
  press("Xem bảng số");
  const table = within(screen.getByRole("table", { name: "Theo tuần" }));
  expect(table.getByRole("rowheader").textContent).toBe("10/08");
  expect(table.getAllByRole("cell").map((cell) => [cell.dataset.label, cell.textContent])).toEqual([
    ["Đến hạn", "4"],
    ["Đúng hạn", "0"],
  ]);
  press("Ẩn bảng số");
  expect(screen.queryByRole("table")).toBeNull();
});

it("stands on paper though nobody unfolded it", async () => {
  await shown();
  fireEvent(window, new Event("beforeprint"));
  expect(screen.getByRole("table")).toBeTruthy();
  fireEvent(window, new Event("afterprint"));
  expect(screen.queryByRole("table")).toBeNull();
});
