import { describe, expect, it } from "vitest";
import type { Giving } from "@/shared/api/types";
import { dueSaid, readLines, unitSaid } from "./read";

describe("the lines of a pasted conclusion", () => {
  it("begin with a number, a letter or a dash, and go on over line breaks", () => {
    const text = `Sau khi nghe báo cáo, Chủ tịch kết luận:
1. Văn phòng rà soát
   bảng niêm yết.
2) Phòng Kinh tế:
a) Lập danh sách
b. Báo cáo trước 20/8
- Gửi kèm biểu
3.1. Trung tâm bố trí máy`;
    expect(readLines(text)).toEqual([
      { clause: "", text: "Sau khi nghe báo cáo, Chủ tịch kết luận:" },
      { clause: "mục 1", text: "Văn phòng rà soát bảng niêm yết." },
      { clause: "mục 2", text: "Phòng Kinh tế:" },
      { clause: "điểm a mục 2", text: "Lập danh sách" },
      { clause: "điểm b mục 2", text: "Báo cáo trước 20/8" },
      { clause: "mục 2", text: "Gửi kèm biểu" },
      { clause: "mục 3.1", text: "Trung tâm bố trí máy" },
    ]);
  });

  it("are simply the lines where nothing is marked", () => {
    expect(readLines(" Rà soát \n\n Báo cáo\t ngay ")).toEqual([
      { clause: "", text: "Rà soát" },
      { clause: "", text: "Báo cáo ngay" },
    ]);
    expect(readLines(" \n ")).toEqual([]);
    expect(readLines("12/8 họp lại")).toEqual([{ clause: "", text: "12/8 họp lại" }]);
  });
});

describe("what a line says of who and by when", () => {
  it.each([
    ["hoàn thành trước ngày 30/8/2026.", "2026-08-30"],
    ["Báo cáo trước 20/8", "2026-08-20"],
    ["chậm nhất là ngày 15-9-2026", "2026-09-15"],
    ["xong trong tháng 9/2026", "2026-09-30"],
    ["theo Công văn 12/8 của Sở", ""],
    ["theo Kế hoạch số 30/KH-UBND ngày 12/3/2026", ""],
    ["thực hiện nghiêm túc", ""],
  ])("reads the due date of “%s”", (text, due) => {
    expect(dueSaid(text, 2026)).toBe(due);
  });

  it("reads the unit named first, by either of its names", () => {
    const unit = (id: number, name: string, short_name: string) => ({
      unit: { id, name, short_name },
      person: null,
    });
    const giving = {
      recipients: [
        unit(1, "Văn phòng", "VP"),
        unit(2, "Phòng Văn hóa - Xã hội", "Phòng VH-XH"),
        unit(3, "Văn phòng Đảng ủy", "VPĐU"),
      ],
    } as unknown as Giving;
    expect(unitSaid("Giao phòng Văn hóa – Xã hội chủ trì, phối hợp Văn phòng", giving)).toBe("2:");
    expect(unitSaid("Văn phòng Đảng ủy rà soát", giving)).toBe("3:");
    expect(unitSaid("Các đơn vị nghiêm túc thực hiện", giving)).toBe("");
  });
});
