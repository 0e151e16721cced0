/** Words of minutes written on two devices, and of what is carried off a device in a file. */
export const apart = {
  minutesApart: {
    title: "Biên bản đã được ghi trên máy khác",
    help: "{{name}} ghi lúc {{time}}; có {{count}} phần khác bản trên máy này. Chọn từng phần lấy bản nào; chưa chọn thì chưa bản nào bị thay.",
    mine: "Máy này",
    nothing: "(chưa ghi)",
    save: "Ghi theo các phần đã chọn",
    look: "So hai bản biên bản",
    first: "Biên bản chưa gửi được: so hai bản biên bản trước, rồi gửi lại việc ký.",
  },
  carrying: {
    off: "Lưu ra tệp",
    sealed:
      "Tệp được khóa bằng mã khóa trên máy này và có đủ ảnh: chỉ dùng khi máy không còn gặp mạng, rồi nạp vào máy khác của chính bạn.",
    open: "Máy này chưa đặt mã nên tệp không khóa: chỉ dùng khi máy không còn gặp mạng, giữ kín và nạp ngay vào máy khác của chính bạn.",
    back: "Nạp tệp mang về…",
    backHelp:
      "Tệp đã lưu trên máy khác của bạn, của chính cuộc kiểm tra này. Cái gì máy này có bản mới hơn thì giữ nguyên.",
    file: "Tệp",
    choose: "Chọn tệp chua-gui-….json",
    passcode: "Mã khóa khi lưu tệp",
    passcodeHelp: "Mã của máy đã lưu tệp; để trống nếu máy ấy chưa đặt mã.",
    take: "Nạp và gửi",
    taken: "Đã nạp {{count}} mục.",
    why: {
      unreadable: "Không đọc được tệp này.",
      other: "Tệp này của người khác hoặc của cuộc kiểm tra khác.",
      passcode: "Mã khóa không đúng, hoặc tệp đã bị sửa.",
    },
  },
};
