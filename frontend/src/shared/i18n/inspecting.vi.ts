/** Words of what inspections belong to, of plans of others that name one's body, and of checklists no longer used. */
export const inspecting = {
  programmeField: {
    label: "Chương trình",
    help: "Thời hạn khắc phục theo mức độ lấy từ bảng của chương trình này.",
  },
  announced: {
    title: "Cơ quan ta có tên trong kế hoạch kiểm tra",
    lead: "Chỉ những dòng về cơ quan ta trong kế hoạch đã ban hành của cơ quan khác.",
  },
  checklistRetired: {
    group: "Đã thôi dùng",
    badge: "thôi dùng từ {{date}}",
    retire: "Thôi dùng",
    restore: "Dùng lại",
    help: "Cuộc kiểm tra mới không chọn được danh mục này nữa; cuộc đã mang theo vẫn giữ.",
  },
  kindsInspected: {
    title: "Loại đơn vị thuộc diện kiểm tra",
    help: "Tỷ lệ đơn vị được kiểm tra trong năm tính trên các loại được chọn.",
    kind: "{{name}} ({{count}} đơn vị)",
  },
};
