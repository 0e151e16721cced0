import { describe, expect, it } from "vitest";
import { afterSending, answering, askedAt, type Option, pieces, standing, withMention } from "./mentions";

const an: Option = { kind: "person", id: 1, name: "Trần Minh Họa", note: "Chủ tịch · UBND xã An Phú" };
const binh: Option = { kind: "person", id: 2, name: "Trần Minh", note: "Chuyên viên · Trung tâm" };
const office: Option = { kind: "unit", id: 1, name: "Văn phòng", note: "Văn phòng HĐND và UBND" };

describe("mentions", () => {
  it("are asked for after an @ that begins a word", () => {
    expect(askedAt("Nhờ @", 5)).toEqual({ from: 4, words: "" });
    expect(askedAt("Nhờ @trần mi", 12)).toEqual({ from: 4, words: "trần mi" });
    expect(askedAt("@van xem", 4)).toEqual({ from: 0, words: "van" });
    for (const text of ["Nhờ", "a@b", "Nhờ @an\nrồi"]) expect(askedAt(text, text.length)).toBeNull();
  });

  it("are found without marks, by name, title or unit", () => {
    const all = [an, binh, office];
    expect(answering(all, "tran minh")).toEqual([an, binh]);
    expect(answering(all, "chu tich")).toEqual([an]);
    expect(answering(all, "hdnd")).toEqual([office]);
    expect(answering(all, "xyz")).toEqual([]);
    const centre: Option = { kind: "unit", id: 3, name: "Trung tâm", note: "" };
    const people = Array.from({ length: 9 }, (_, id) => ({ ...binh, id, name: `Lê Thị ${id}` }));
    expect(answering([...people, centre], "trung tam")).toEqual([centre, ...people.slice(0, 7)]);
    expect(answering([...people, centre], "")).toEqual(people.slice(0, 8));
  });

  it("take the place of what was typed", () => {
    expect(withMention("Nhờ @tr xem", 4, 7, an.name)).toEqual(["Nhờ @Trần Minh Họa xem", 19]);
  });

  it("count while their name stands in the text, each once", () => {
    expect(standing("Nhờ @Trần Minh Họa", [an, an, office])).toEqual([an]);
    expect(standing("Nhờ", [an])).toEqual([]);
  });

  it("are marked in the text, the longest name first", () => {
    const told = pieces("@Trần Minh Họa và @Văn phòng, a@b", [binh.name, an.name, office.name]);
    expect(told.filter((one) => one.mention).map((one) => one.text)).toEqual([
      "@Trần Minh Họa",
      "@Văn phòng",
    ]);
    expect(told.map((one) => one.text).join("")).toBe("@Trần Minh Họa và @Văn phòng, a@b");
  });
});

it("loses nothing that was written on while it was being sent", () => {
  const typed = (text: string) => ({ text, chosen: [], shared: true });
  expect(afterSending(typed("Đã gửi"), "Đã gửi")).toEqual({ text: "", chosen: [], shared: false });
  expect(afterSending(typed("Đã gửi Còn thiếu biểu 2"), "Đã gửi")).toEqual(typed("Còn thiếu biểu 2"));
  expect(afterSending(typed("Viết lại từ đầu"), "Đã gửi")).toEqual(typed("Viết lại từ đầu"));
});
