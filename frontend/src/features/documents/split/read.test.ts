import { describe, expect, it } from "vitest";
import { readLines } from "./read";

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
