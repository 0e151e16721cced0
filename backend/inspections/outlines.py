"""What a self-report is usually asked about, area by area (domain.md §2.4, §4): offered as lines to be changed freely. The
reform's areas alone have some."""

# In Vietnamese alone: they become text of a document of the office.
OUTLINES: dict[str, tuple[str, ...]] = {
    "DIRECTION": (
        "Ban hành và thực hiện kế hoạch cải cách hành chính năm: số, ngày, tiến độ từng nhiệm vụ.",
        "Tự kiểm tra công tác cải cách hành chính: số đơn vị được kiểm tra, số vấn đề phát hiện, số đã khắc phục.",
        "Tuyên truyền cải cách hành chính: hình thức, số tin, bài, hội nghị.",
        "Chế độ báo cáo: số báo cáo phải gửi, số gửi đúng hạn.",
    ),
    "INSTITUTIONS": (
        "Ban hành, rà soát, kiểm tra văn bản quy phạm pháp luật: số văn bản, số kiến nghị xử lý và kết quả.",
        "Theo dõi tình hình thi hành pháp luật.",
    ),
    "PROCEDURES": (
        "Công khai, niêm yết thủ tục hành chính: số thủ tục thuộc thẩm quyền, số đã công khai.",
        "Tiếp nhận, giải quyết hồ sơ: tổng số, đúng hạn, quá hạn, số văn bản xin lỗi.",
        "Dịch vụ công trực tuyến, thanh toán trực tuyến, số hóa hồ sơ và kết quả: số lượng, tỷ lệ.",
        "Tiếp nhận, xử lý phản ánh, kiến nghị.",
    ),
    "APPARATUS": (
        "Sắp xếp tổ chức bộ máy, chức năng, nhiệm vụ; biên chế được giao và có mặt.",
        "Phân cấp, ủy quyền và kiểm tra việc thực hiện.",
    ),
    "CIVIL_SERVICE": (
        "Bố trí cán bộ, công chức theo vị trí việc làm; đào tạo, bồi dưỡng.",
        "Chấp hành giờ làm việc, kỷ luật, kỷ cương, văn hóa công vụ: số vụ vi phạm và xử lý.",
    ),
    "PUBLIC_FINANCE": (
        "Giải ngân vốn đầu tư công: kế hoạch, kết quả, tỷ lệ.",
        "Công khai ngân sách; quản lý, sử dụng tài sản công.",
    ),
    "DIGITAL_GOVERNMENT": (
        "Xử lý văn bản, hồ sơ công việc trên môi trường mạng: tỷ lệ ký số.",
        "An toàn thông tin: hồ sơ cấp độ, quản lý tài khoản.",
    ),
}
