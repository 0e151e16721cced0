/** Words of inspections, what must be remedied, and the boards. */
export const remediation = {
  board: {
    columns: "Các cột theo trạng thái",
    count: { ticket: "{{count}} nội dung", task: "{{count}} việc" },
    overdue: "{{count}} quá hạn",
    none: "Chưa có gì ở cột này",
    moveTo: "Chuyển sang…",
    moveOf: "Chuyển {{name}} sang…",
    noMoves: "Hiện bạn chưa chuyển được sang cột nào.",
    chooseAct: "Chọn việc cần làm",
    from: "từ {{column}}",
    new: "mới có",
    refused: "Chưa chuyển được {{name}}",
    refusedOffline: "Mạng đang gián đoạn. Hệ thống không ghi hai lần; hãy thử lại.",
    instructions:
      "Phím cách: nhấc lên. Mũi tên trái, phải: chọn cột. Phím cách lần nữa: đặt xuống. Esc: trả về chỗ cũ. M: chuyển sang cột khác không cần kéo.",
    saidLifted: "Đã nhấc {{name}}.",
    saidReach: "Chuyển được sang: {{columns}}.",
    saidOver: "Trên cột {{column}}.",
    saidOwn: "Về cột cũ {{column}}.",
    saidBack: "{{name}} ở lại cột {{column}}.",
    saidDropped: "Đã đặt {{name}} vào cột {{column}}.",
    saidMoved: "{{name}} vừa chuyển sang {{column}}.",
    saidMany: { ticket: "{{count}} nội dung vừa chuyển.", task: "{{count}} việc vừa chuyển." },
  },
};
