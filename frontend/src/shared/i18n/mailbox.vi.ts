/** Words of being told by e-mail. */
export const mailbox = {
  mailbox: {
    title: "Báo qua thư điện tử",
    help: "Thông báo để quá mười phút chưa đọc thì gửi một thư, mỗi giờ nhiều nhất một thư. Thư chỉ ghi số thông báo và đường dẫn, không ghi việc gì, của ai.",
    address: "Địa chỉ thư của bạn",
    ask: "Gửi mã xác nhận",
    sent: "Mã gồm sáu chữ số đang được gửi tới {{address}}.",
    to: "Địa chỉ: {{address}}.",
    code: "Mã trong thư",
    confirm: "Xác nhận",
    again: "Gửi mã khác",
    sentAgain: "Mã khác đang được gửi; mã trước hết hiệu lực.",
    other: "Dùng địa chỉ khác",
    told: "Thư được gửi tới {{address}}.",
    stop: "Thôi nhận thư",
    fault: {
      ADDRESS: "Máy chủ thư không nhận địa chỉ này. Hãy xem lại địa chỉ.",
      SERVER: "Máy chủ thư chưa trả lời. Thư sẽ được gửi lại; nếu vẫn chưa có, hãy báo quản trị.",
    },
    unsent: { ADDRESS: "Thư điện tử không tới: sai địa chỉ", SERVER: "Thư điện tử chưa gửi được" },
  },
};
