import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import "@/shared/i18n";
import { ApiProblem } from "@/shared/api/problem";
import { Refusal } from "./Refusal";
import type { Said } from "./said";

const FASTER = new ApiProblem(412, { detail: "Vừa được người khác thay đổi." });
let taken = 0;
const within = (theirs: Said, mine: Said, problem: ApiProblem | null = null) => (
  <MantineProvider env="test">
    <Refusal problem={problem} theirs={theirs} mine={mine} take={() => taken++} />
  </MantineProvider>
);
afterEach(cleanup);

it("says at once that somebody saved the same, which fields differ, and offers theirs", () => {
  const { rerender } = render(within({ Tên: "Cũ", Hạn: "15/09" }, { Tên: "Của tôi", Hạn: "15/09" }));
  expect(screen.queryByRole("status")).toBeNull(); // one's own typing is no difference yet
  rerender(within({ Tên: "Của họ", Hạn: "15/09" }, { Tên: "Của tôi", Hạn: "15/09" }));
  const told = screen.getByRole("status");
  expect([...told.querySelectorAll("dt")].map((one) => one.textContent)).toEqual(["Tên"]);
  expect([told.querySelector("del")?.textContent, told.querySelector("ins")?.textContent]).toEqual([
    "họ",
    "tôi",
  ]);
  fireEvent.click(screen.getByText("Lấy bản vừa lưu"));
  expect(taken).toBe(1);
});

it("says so again when it is refused for it; what the other left alone is no difference", () => {
  const { rerender } = render(within({ Tên: "Của họ" }, { Tên: "Của tôi" }, FASTER));
  expect(screen.getByRole("alert").textContent).toContain("Vừa được người khác thay đổi.");
  expect(screen.getByRole("alert").textContent).toContain("Lưu lại sẽ thay bản vừa lưu");
  rerender(within({ Tên: "Của tôi" }, { Tên: "Của tôi" }, FASTER));
  expect(screen.getByRole("alert").querySelector("del")).toBeNull();
  expect(screen.queryByText("Lấy bản vừa lưu")).toBeNull();
  rerender(within({ Tên: "Của tôi" }, { Tên: "Của tôi, sửa tiếp" })); // saved, and typed on
  expect(screen.queryByRole("status")).toBeNull();
});
