import { expect, it } from "vitest";
import { matched } from "./fold";

const told = (label: string, asked: string) =>
  matched(label, asked)
    ?.map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join("");

it("finds labels by the beginnings of their words, marks or none", () => {
  expect(told("Đề nghị gia hạn", "de gia")).toBe("[Đề] nghị [gia] hạn");
  expect(told("Đề nghị gia hạn", "ĐỀ")).toBe("[Đề] nghị gia hạn");
  expect(told("Việc của tôi", "toi viec")).toBe("[Việc] của [tôi]");
  expect(told("Việc của tôi", "iec")).toBeUndefined();
  expect(told("Việc của tôi", " ")).toBe("Việc của tôi");
});
