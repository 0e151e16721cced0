/** Words of first-visit hints, one for what somebody does on a page. */
export const hints = {
  hints: {
    label: "Mách nhỏ",
    title: "Mách nhỏ",
    read: "Đã hiểu",
    again: "Hiện lại các mách nhỏ",
    againHelp: "Mỗi mách nhỏ hiện một lần, khi bạn mở trang lần đầu.",
    shown: "Các mách nhỏ sẽ hiện lại.",
    officer:
      "Việc đến lượt bạn nằm ở đây, việc gấp đứng trước. Cần ghi nhiều việc cùng lúc thì dùng báo cáo nhanh: một trang, lưu một lần.",
    head: "Kết quả chờ bạn duyệt và việc chưa có người làm nằm ở đây; hộp của đơn vị cho thấy việc của mọi người trong đơn vị.",
    leader:
      "Điều chờ bạn quyết nằm ở đây. Trên điện thoại, mỗi thẻ là một việc: đồng ý hoặc trả lại bằng một lần chạm.",
    clerk:
      "Có văn bản đến, dán một dòng hoặc thả tệp ở trang văn bản: số, ngày, nơi gửi được đọc sẵn, rồi tách thành từng việc.",
    inspector:
      "Trước khi đi, mở cuộc kiểm tra và tải gói về máy: mất mạng vẫn ghi được, có mạng thì máy tự gửi.",
    member:
      "Mỗi thẻ là một nội dung khắc phục, mỗi cột là một trạng thái. Lọc xong, gửi địa chỉ trang cho người khác là họ thấy đúng như vậy.",
    overview:
      "Câu đầu nói điều cần biết trước. Số nào gạch chân thì bấm vào, mở ra đúng những việc mà số ấy đếm.",
    plans: "Kế hoạch đã ban hành bằng văn bản: nạp tệp Excel, ghi số và ngày, các nhiệm vụ chạy ngay.",
    meeting: "Trang này để giao ban: chỉ đạo gõ ở đây thành việc ngay, kỳ sau mở ra vẫn còn.",
    below:
      "Ở đây chỉ có điều cần để ý. Bấm ngôi sao để theo dõi riêng một đơn vị. Lãnh đạo và thường trực đánh dấu các đơn vị rồi nhắc một lượt, mỗi đơn vị nhiều nhất một lần trong ngày.",
    admin: "Năm bước, dừng ở bước nào cũng được, mở lại là làm tiếp. Danh sách người dán thẳng từ Excel.",
    keys: "Nhấn Ctrl K để đến bất cứ trang nào hoặc làm điều đang làm được; nhấn ? để xem các phím.",
  },
};
