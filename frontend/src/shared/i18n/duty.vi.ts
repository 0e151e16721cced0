/** Words about who decides in whose place: from paper, while away, after leaving; and about taking files away. */
export const duty = {
  paper: {
    title: "Quyết định ghi theo văn bản",
    mark: "Ghi theo văn bản: {{source}}",
    outcome: {
      STEP: { APPROVE: "duyệt", RETURN: "trả lại" },
      LATER_DATE: { APPROVE: "đồng ý gia hạn", RETURN: "không đồng ý gia hạn" },
      HAND_BACK: { APPROVE: "đồng ý giao lại", RETURN: "không đồng ý giao lại" },
    },
    decided: "{{leader}} {{outcome}}, {{name}} ghi ngày {{date}}",
    until: "Lãnh đạo trả lời được đến hết {{date}} nếu không đúng.",
    contested: "Lãnh đạo trả lời ngày {{date}}: không quyết định như vậy.",
    forMe: "{{name}} ghi quyết định của bạn theo văn bản",
  },
};
