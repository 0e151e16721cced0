/** Words of working side by side: undoing, who is here, what moved meanwhile. */
export const together = {
  undo: {
    did: "Bạn vừa {{said}}.",
    didMany: "Bạn vừa {{said}}: {{n}} mục.",
    seconds: "Hoàn tác được trong {{count}} giây.",
    spoken: "Hoàn tác được trong {{count}} giây bằng phím Z.",
    undo: "Hoàn tác",
    undone: "Đã hoàn tác. Chưa ai nhận thông báo về việc này.",
    refused: "Không hoàn tác được",
    offline: "Mất kết nối nên chưa hoàn tác được.",
  },
  since: {
    moves: "Từ lần xem trước lúc {{at}}: {{count}} lần chuyển cột",
    closures: "{{count}} việc đã xong",
    more: "và nhiều thay đổi khác",
    place: "{{n}} / {{count}}",
    next: "Mục tiếp",
    previous: "Mục trước",
    begin: "Xem từng mục",
    list: "Liệt kê",
    all: "Đã xem hết",
    moved: "{{from}} → {{to}}",
    came: "mới có, ở {{to}}",
    elsewhere: "không có trong khung nhìn này",
    label: "Thay đổi từ lần xem trước",
  },
  presence: {
    people: "{{count}} người đang xem",
    looking: "{{name}} đang xem",
    typing: "{{name}} đang nhập",
  },
  overtaken: {
    title: "{{name}} vừa thay đổi mục này",
    somebody: "Có người",
    kept: "Nội dung bạn đang nhập vẫn còn nguyên. Hãy xem thay đổi trước khi gửi.",
    differences: "Khác biệt",
  },
  link: {
    next: "Thử lại sau {{count}} giây.",
    now: "Đang thử lại…",
    offline: "Máy này đang không có mạng.",
  },
};
