/** Words of what boards of every kind share: lanes, looks, walls. */
export const boards = {
  boards: {
    look: "Cách hiện bảng",
    lanes: "Chia hàng",
    noLanes: "Chia hàng: Không",
    lanesBy: "Chia hàng: {{by}}",
    foldAll: "Thu gọn các hàng",
    foldLane: "Thu gọn hàng này",
    unfoldLane: "Mở rộng hàng này",
    compact: "Thẻ gọn",
    none: "Chưa ghi",
    nobody: "Chưa giao người",
    otherBody: "Cơ quan khác",
    opened: "Đã mở {{count}} ngày",
    given: "Đã giao {{count}} ngày",
    aged: "Ngày theo lịch, từ {{date}}",
  },
  taskWall: {
    title: "Tiến độ thực hiện công việc",
    share: "tỷ lệ hoàn thành",
    counts: "{{done}}/{{count}} việc, không tính việc thôi thực hiện hoặc hủy.",
    given: "Đã giao",
    working: "Đang thực hiện",
    waiting: "Chờ duyệt",
    returned: "Thực hiện lại",
  },
};
