import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Pack } from "@/shared/api/types";
import { type Content, EMPTY } from "./content";
import { MinutesPaper } from "./MinutesPaper";

const PACK = {
  inspection: {
    body: { name: "Sở Nội vụ" },
    code: "KT10",
    title: "Kiểm tra công vụ",
    starts_on: "2026-08-14",
    unit: { name: "UBND xã An Phú", short_name: "xã An Phú" },
  },
} as unknown as Pack;
const asked = (...texts: string[]): Content => ({
  ...EMPTY,
  requests: texts.map((text) => ({ text, days: 10, days_unit: "WORKING" })) as Content["requests"],
});
const printed = () =>
  screen
    .getAllByRole("listitem")
    .flatMap((one) => (/thời hạn/.test(one.textContent) ? [one.textContent] : []));

afterEach(cleanup);

it("prints rows that say the same each once, also after one of them was written otherwise", () => {
  const within = "; thời hạn 10 ngày làm việc kể từ ngày có kết luận.";
  const { rerender } = render(
    <MinutesPaper pack={PACK} content={asked("Chấn chỉnh", "Chấn chỉnh")} number={0} />,
  );
  rerender(<MinutesPaper pack={PACK} content={asked("Kiểm điểm", "Chấn chỉnh")} number={0} />);
  expect(printed()).toEqual([`1. Kiểm điểm${within}`, `2. Chấn chỉnh${within}`]);
});
