import { describe, expect, it } from "vitest";
import { differences } from "./differences";

const text = (before: string, after: string, kept: "old" | "new") =>
  differences(before, after)
    .filter((one) => one.kind === "same" || one.kind === kept)
    .map((one) => one.text)
    .join("");

describe("the differences of two texts", () => {
  it("are words, in reading order", () => {
    expect(differences("Đã rà soát 28/35 thủ tục", "Đã rà soát 35/35 thủ tục")).toEqual([
      { kind: "same", text: "Đã rà soát " },
      { kind: "old", text: "28/35" },
      { kind: "new", text: "35/35" },
      { kind: "same", text: " thủ tục" },
    ]);
  });

  it("are not torn at their spaces", () => {
    expect(differences("Tại xã và các đơn vị", "Tại xã (tôi sửa)")).toEqual([
      { kind: "same", text: "Tại xã " },
      { kind: "old", text: "và các đơn vị" },
      { kind: "new", text: "(tôi sửa)" },
    ]);
  });

  it("give both texts again, whatever they are", () => {
    const words = ["a", "b", "c ", " d", "\n"];
    for (let n = 0; n < 300; n++) {
      const make = (salt: number) =>
        Array.from({ length: (n * salt) % 7 }, (_, i) => words[(n * salt + i * i) % words.length]).join(" ");
      const [before, after] = [make(3), make(5)];
      expect(text(before, after, "old")).toBe(before);
      expect(text(before, after, "new")).toBe(after);
    }
    const long = "từ ".repeat(700);
    expect(text(long, "khác", "old")).toBe(long);
  });
});
