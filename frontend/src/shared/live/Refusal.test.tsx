import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import "@/shared/i18n";
import { ApiProblem } from "@/shared/api/problem";
import { Refusal } from "./Refusal";
import type { Said } from "./said";

const FASTER = new ApiProblem(412, { detail: "Vừa được người khác thay đổi." });
let taken = 0;
const within = (theirs: Said, mine: Said, problem: ApiProblem | null = null) => (
  <MantineProvider env="test">
    <Refusal problem={problem} theirs={theirs} mine={mine} said={(one) => one} take={() => taken++} />
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

it("says who saved it and when, where that may be known", () => {
  const known = { by: "Nguyễn Thị Mẫu", at: "2026-08-14T02:12:00Z" };
  const { rerender } = render(within({ Tên: "a" }, { Tên: "b" }, new ApiProblem(412, known)));
  screen.getByText("Nguyễn Thị Mẫu vừa lưu lúc 09:12");
  rerender(within({ Tên: "a" }, { Tên: "b" }, new ApiProblem(412, { by: null, at: known.at })));
  screen.getByText("Có người vừa lưu lúc 09:12");
  rerender(within({ Tên: "a" }, { Tên: "b" }, FASTER));
  screen.getByText("Có người vừa thay đổi trước bạn");
});

function Form() {
  const [mine, set] = useState({ name: "Của tôi", on: "15/09", rows: [{ of: "Sở A", says: "1" }] });
  return (
    <MantineProvider env="test">
      <Refusal
        problem={FASTER}
        theirs={{
          name: "Của họ",
          on: "20/09",
          rows: [
            { of: "Sở B", says: "2" },
            { of: "Sở A", says: "3" },
          ],
        }}
        mine={mine}
        said={({ name, on, rows }) => ({
          Tên: name,
          Hạn: on,
          ...Object.fromEntries(rows.map(({ of, says }) => [of, says])),
        })}
        take={set}
      />
      <output>{JSON.stringify(mine)}</output>
    </MantineProvider>
  );
}

it("takes theirs field by field, keeps mine in another, and holds the focus", () => {
  render(<Form />);
  const names = () => [...document.querySelectorAll("dt")].map((one) => one.textContent);
  expect(names()).toEqual(["Tên", "Hạn", "Sở B", "Sở A"]);
  fireEvent.click(screen.getByRole("button", { name: "Lấy bản vừa lưu: Hạn" }));
  fireEvent.click(screen.getByRole("button", { name: "Giữ bản của tôi: Tên" }));
  expect(document.activeElement).not.toBe(document.body);
  fireEvent.click(screen.getByRole("button", { name: "Lấy bản vừa lưu: Sở A" }));
  expect(names()).toEqual(["Sở B"]);
  fireEvent.click(screen.getByRole("button", { name: "Lấy bản vừa lưu: Sở B" }));
  expect(names()).toEqual([]);
  screen.getByText("Đã chọn xong. Lưu lại là được.");
  expect(JSON.parse(screen.getByRole("status", { hidden: true }).textContent ?? "")).toEqual({
    name: "Của tôi",
    on: "20/09",
    rows: [
      { of: "Sở A", says: "3" },
      { of: "Sở B", says: "2" },
    ],
  });
});
