/** Words of copying for a conversation. */
export const copying = {
  copying: {
    zalo: "Sao chép cho Zalo",
    left: { task: "… và {{count}} việc nữa", finding: "… và {{count}} nội dung nữa" },
    copied: "Đã chép. Dán vào Zalo hoặc thư.",
  },
};
