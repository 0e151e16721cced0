"""What a line's product might be, proposed from its words (product.md §19): a help for whoever drafts, never stored by itself."""

import re

from backend.words import say

# The words a line begins with or names, the first that is found, and the product they usually lead to.
_PRODUCTS = (
    (r"\bkế hoạch\b", "Kế hoạch", "Plan"),
    (r"\bnghị quyết\b", "Nghị quyết", "Resolution"),
    (r"\bquy chế\b|\bquy định\b", "Quyết định ban hành", "Decision that issues it"),
    (r"\bquyết định\b|\bcông bố\b", "Quyết định", "Decision"),
    (r"\btờ trình\b|\btrình\b", "Tờ trình", "Submission to the leader"),
    (r"\brà soát\b|\bđánh giá\b|\bthống kê\b", "Báo cáo kết quả", "Report on the results"),
    (r"\bkiểm tra\b|\bgiám sát\b", "Báo cáo kết quả kiểm tra", "Report on the inspection"),
    (r"\bbáo cáo\b", "Báo cáo", "Report"),
    (r"\btập huấn\b|\bbồi dưỡng\b|\bđào tạo\b", "Lớp tập huấn; danh sách người dự", "Course; list of participants"),
    (r"\bhội nghị\b|\bhội thảo\b|\bđối thoại\b", "Hội nghị; biên bản", "Meeting; minutes"),
    (r"\btuyên truyền\b|\btin, bài\b", "Tin, bài", "News and articles"),
    (r"\bkhảo sát\b", "Phiếu khảo sát; báo cáo kết quả", "Survey; report on the results"),
    (r"\btỷ lệ\b|\btỉ lệ\b|\d\s?%", "Tỷ lệ đạt được", "Share reached"),
    (r"\bhệ thống\b|\bphần mềm\b|\bsố hóa\b", "Hệ thống, dữ liệu được đưa vào dùng", "System or data in use"),
)


def proposed_product(title: str) -> str:
    """A product in the reader's language; empty where the words say nothing of one."""
    text = title.casefold()
    return next((say(vi, en) for pattern, vi, en in _PRODUCTS if re.search(pattern, text)), "")
