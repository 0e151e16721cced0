/** What hard words mean, beside the word itself. */
export const explained = {
  explained: {
    open: "Giải thích: {{word}}",
    progress:
      "Mỗi nhiệm vụ tính là một, xong mới tính; việc đều đặn tính theo số kỳ đã xong trên số kỳ đã đến hạn. Việc hủy do giao nhầm không tính.",
    firstDate: "So với hạn đặt lúc giao, dù sau đó đã gia hạn hay dời hạn.",
    presentDate: "So với hạn đang có hiệu lực, sau khi đã gia hạn hoặc dời hạn.",
    sixClear:
      "Sáu rõ: rõ người, rõ việc, rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền. Thiếu điều nào thì dòng đó chưa đủ.",
    rhythm:
      "Việc làm đều đặn: mỗi kỳ có hạn, báo cáo và kết quả riêng, nên từng kỳ tính đúng hạn hay quá hạn riêng.",
  },
};
