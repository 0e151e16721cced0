/** Words of a body's usual ways: accepting work, default terms, what is kept how long; and how far a long work has come. */
export const usual = {
  usual: {
    title: "Mặc định khi giao và theo dõi việc",
    help: "Có hiệu lực từ khi lưu; việc đã gửi duyệt giữ quy trình lúc gửi.",
    asksAcceptance: "Người được giao phải bấm Nhận việc",
    asksAcceptanceHelp:
      "Tắt: mở việc hoặc báo cáo lần đầu là đã nhận. Bật: nhận rồi mới báo cáo, gửi duyệt; chưa nhận vẫn đề nghị giao lại, xin gia hạn được. Hạn vẫn tính, thời gian chờ nhận ghi cho đơn vị được giao.",
    limit: {
      partner_mode: "Đơn vị phối hợp nêu trong kế hoạch",
      usual_rhythm: "Nhiệm vụ “Thường xuyên”",
      language: "Ngôn ngữ của người mới",
    },
    mode: { COORDINATES: "Phối hợp, không phải trả lời", GIVES_OPINION: "Cần ý kiến khi gửi duyệt" },
  },
  keeping: {
    title: "Lưu giữ",
    help: "Kế hoạch, nhiệm vụ, kiểm tra, minh chứng và lịch sử được giữ mãi. Chỉ những mục dưới đây tự xóa khi hết thời gian giữ.",
    fixed:
      "Cố định: tệp tải lên mà không dùng, 24 giờ; mã chống ghi hai lần, 35 ngày; gói kiểm tra trên máy, 14 ngày.",
  },
  accept: {
    awaited: "Chờ nhận việc",
    hidden: "không hiển thị",
  },
  awaits: {
    title: "Đang chờ",
    ACCEPTANCE: "Chờ nhận việc",
    EVENT: "Chờ sự kiện",
    REVIEW: "Đến ngày xem lại",
  },
  underWay: {
    READING: "Đã đọc {{done}} / {{total}} dòng",
    KEEPING: "Đã kiểm tra {{done}} / {{total}} dòng",
    GIVING: "Đã giao việc {{done}} / {{total}} dòng",
    whole: "Đủ {{total}} dòng, đang ghi vào hệ thống",
  },
};
