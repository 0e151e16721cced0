/** Words of what hangs together with a task: parts of partners, inner work, links, evidence used again. */
export const pieces = {
  pieces: {
    title: "Việc liên quan",
    answeredBy: "Kết quả lấy từ",
    answers: "Kết quả cũng trả lời",
    wholeINNER: "Việc cấp trên giao",
    wholePART: "Phần việc của",
    parts: "Phần việc của đơn vị phối hợp",
    due: "hạn {{date}}",
    noDue: "chưa đặt hạn",
    giver: "{{body}} giao",
  },
  counted: {
    sofar: "{{done}}/{{target}} {{unit}}",
    percent: "{{percent}} %",
    one: "Thêm 1",
    oneOf: "Thêm 1 {{unit}}",
  },
  recent: {
    choose: "Đã dùng gần đây",
    anew: "Nhập mới",
    search: "Tìm trong văn bản, tệp đã dùng gần đây",
    none: "Chưa có văn bản, tệp nào đã dùng.",
    noneFound: "Không có văn bản, tệp nào khớp.",
    use: "Dùng lại",
    useNamed: "Dùng lại {{name}}",
    usedIn: "Cũng dùng ở",
    from: "ở: {{title}}",
  },
};
