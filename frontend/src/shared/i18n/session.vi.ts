/** Words of signing in, and who one is. */
export const session = {
  me: {
    language: "Ngôn ngữ",
    appearance: "Giao diện",
    light: "Sáng",
    dark: "Tối",
    signOut: "Đăng xuất",
    menu: "Tài khoản của {{name}}",
  },
  signIn: {
    title: "Đăng nhập",
    lead: "Giao việc, theo dõi, đôn đốc đến khi xong.",
    username: "Tên đăng nhập",
    password: "Mật khẩu",
    submit: "Đăng nhập",
    wrong: "Tên đăng nhập hoặc mật khẩu chưa đúng.",
    noCookies:
      "Trình duyệt này đang chặn cookie nên không đăng nhập được. Hãy cho phép cookie của trang này rồi tải lại trang.",
    tooMany: "Thử quá nhiều lần. Hãy đợi ít phút rồi đăng nhập lại.",
    help: "Quên mật khẩu? Quản trị của cơ quan cấp lại cho bạn.",
    haveCode: "Có mã trên phiếu?",
    castTitle: "Vào với vai",
    castLead: "Mọi người và số liệu đều là hư cấu. Chọn một người để vào ngay, không cần mật khẩu.",
    castTip:
      "Thử cùng lúc hai người: mở thêm một cửa sổ ẩn danh, vào vai người khác và xem trang tự đổi theo.",
    enterAs: "Vào với vai {{name}}, {{title}}",
  },
  firstAdmin: {
    title: "Tạo tài khoản quản trị đầu tiên",
    lead: "Đường dẫn này dùng được một lần. Tài khoản này quản lý đơn vị và người, không thay ai quyết định.",
    fullName: "Họ và tên",
    username: "Tên đăng nhập",
    usernameHelp: "Chữ thường không dấu, số, dấu chấm; ví dụ: quantri.",
    password: "Mật khẩu",
    passwordHelp: "Ít nhất 10 ký tự.",
    submit: "Tạo tài khoản",
  },
};
