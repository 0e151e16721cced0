/** Words of devices that stay signed in, and of the body's choices for deciding. */
export const trust = {
  trust: {
    title: "Máy này",
    keep: "Giữ đăng nhập trên máy này",
    keepHelp:
      "Chỉ chọn khi máy là của riêng bạn. Ban hành, giao đồng loạt và cấp quyền vẫn hỏi lại mật khẩu.",
    days: "Không phải đăng nhập lại trong {{count}} ngày kể từ lần dùng sau cùng.",
    notHere: "Cơ quan không cho giữ đăng nhập.",
    again: "Nhập lại mật khẩu",
    againHelp: "Việc này ràng buộc nhiều người, nên máy được giữ đăng nhập hỏi lại một lần.",
    go: "Tiếp tục",
    reasons: "Lý do trả lại",
    reasonsHelp: "Năm lý do chạm một lần là xong khi trả lại; bỏ trống thì dùng lý do có sẵn.",
    reasonN: "Lý do {{n}}",
    limit: "Máy tin cậy: số ngày giữ đăng nhập",
    limitHelp: "Không hỏi đăng nhập lại trong bấy nhiêu ngày; 0 là không giữ.",
  },
};
