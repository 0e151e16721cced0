/** Words about what a unit took the place of, and what follows a second look. */
export const lineage = {
  lineage: {
    before: "Trước sáp nhập: {{names}}",
    change: "Đơn vị trước sáp nhập…",
    title: "Đơn vị trước sáp nhập",
    help: "Phát hiện kiểm tra của các đơn vị này được tính là của {{name}}: trang của đơn vị, dò phát hiện lặp lại.",
    none: "Chưa ghi đơn vị nào.",
    add: "Thêm đơn vị",
    search: "Gõ tên hoặc mã",
    nothing: "Không có đơn vị nào theo từ này.",
    ended: "{{name}} (đến {{date}})",
    remove: "Bỏ {{name}}",
    save: "Lưu",
    saved: "Đã lưu.",
  },
  after: {
    reopen: "Còn trong thời hạn mở lại.",
    recurred: "Đã mở nội dung khắc phục mới:",
    anew: "Đã quá thời hạn mở lại: ghi tái diễn để mở nội dung khắc phục mới, dẫn {{code}}.",
  },
};
