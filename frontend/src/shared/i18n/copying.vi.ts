/** Words of copying for a conversation. */
export const copying = {
  copying: {
    zalo: "Sao chép cho Zalo",
    copied: "Đã chép. Dán vào Zalo hoặc thư.",
  },
};
