/** Words of what a plan wants to reach. */
export const objectives = {
  objectives: {
    title: "Mục tiêu",
    tab: "Mục tiêu, chỉ tiêu",
    whole: "Mục tiêu chung",
    set: "Ghi mục tiêu…",
    edit: "Sửa mục tiêu…",
    help: "Mỗi dòng một mục tiêu, theo đúng kế hoạch. Ô nào để trống thì không có mục tiêu riêng.",
    optional: "Mục tiêu chung (không bắt buộc)",
    save: "Lưu mục tiêu",
  },
};
