/** Words of files shown in the page, and of pages that stand inside another app. */
export const viewer = {
  inApp: {
    help: "Trong ứng dụng này có thể không tải lên, tải xuống, giữ đăng nhập được.",
    open: "Mở bằng trình duyệt",
    copy: "Chép liên kết",
    copied: "Đã chép liên kết. Dán vào trình duyệt.",
  },
  viewer: {
    undrawn: "Không hiện được ở đây. Hãy tải xuống.",
    tools: "Công cụ xem tệp",
    previous: "Tệp trước",
    next: "Tệp sau",
    fileOf: "Tệp {{at}}/{{of}}",
    smaller: "Thu nhỏ",
    larger: "Phóng to",
    whole: "Về cỡ vừa trang",
    download: "Tải xuống",
    page: "Trang {{page}}/{{of}} của {{name}}",
  },
};
