"""A small plan in preparation: what a dry run of its appendix prints."""

from collections.abc import Sequence
from typing import Any

TITLE = "Kế hoạch truyền thông cải cách hành chính quý IV năm 2026"
LINES = (
    ("Xây dựng 04 tin, bài về kết quả cải cách hành chính trên trang thông tin điện tử", "04 tin, bài", "DVC", "30/11/2026", "2026-11-30"),
    ("Tổ chức hội nghị đối thoại với người dân về thủ tục hành chính", "Hội nghị, biên bản", "TTPVHCC", "Tháng 10/2026", "2026-10-31"),
    ("Phát tờ rơi hướng dẫn nộp hồ sơ trực tuyến tại các ấp", "1.000 tờ rơi", "VHXH", "15/12/2026", "2026-12-15"),
)  # fmt: skip


def parsed(body: str, lines: Sequence[tuple[str, ...]] = LINES) -> dict[str, Any]:
    """The lines (text, product, unit, deadline as printed and as a date) for the body with this code."""
    return {
        "plan": {"issuer": body, "kind": "PLAN", "number": None, "date": None, "year": 2026},
        "tasks": [_line(body, number, *line) for number, line in enumerate(lines, start=1)],
        "targets": [],
        "errors": [],
    }


def _line(body: str, number: int, title: str, product: str, lead: str, printed: str, due_on: str) -> dict[str, Any]:
    return {
        "line": str(number), "parent": None, "heading": False, "area": "DIRECTION", "title": title, "product": product,
        "lead": f"{body}-{lead}", "lead_printed": lead, "coordinating": [], "coordinating_external": [],
        "coordinating_printed": "", "funding": "", "note": "", "sheet": "Phụ lục", "row": number + 6,
        "deadline": {"kind": "DATE", "due_date": due_on, "as_printed": printed},
    }  # fmt: skip
