"""What was written down on two visits: KT08, whose minutes are signed, and KT10, the surprise of this morning: opened at 7:15,
of 66 expected 40 present, 25 absent with a reason and one without; badges not worn, which two members counted differently;
procedures not fully posted. Three findings, due in 15 days."""

import uuid
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from backend import clock
from backend.ids import uuid7
from backend.inspections.items import fill
from backend.inspections.lives import SEVERITY_NAMES
from backend.inspections.models import Answer, ChecklistVersion, Inspection
from demo.visits import Visits
from workflows.inspection.answering import Answered, put_answer
from workflows.inspection.checklists import take_along
from workflows.inspection.finding import Found, log_finding
from workflows.inspection.minuting import minutes_id, put_minutes

DUTY, WHOLE = "Kiểm tra công vụ, giờ giấc", "Kiểm tra toàn diện CCHC"
AREAS = {
    "DIRECTION": "Chỉ đạo, điều hành", "PROCEDURES": "Thủ tục hành chính", "PUBLIC_FINANCE": "Tài chính công",
    "DIGITAL_GOVERNMENT": "Chính quyền số",
}  # fmt: skip
TODAY, JULY = date(2026, 8, 14), date(2026, 7, 14)
COUNTED = {"expected": 66, "present": 40, "absent_with": 25, "absent_without": 1}
# By the beginning of an item's text: what is answered, with a note.
THIS_MORNING: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("Kiểm đếm người có mặt", {"figures": COUNTED}, "Đếm theo danh sách Văn phòng cung cấp lúc 7 giờ 20 phút."),
    ("Người vắng mặt", {"text": "25 người có giấy đi công tác, nghỉ phép, đi học; 01 người chưa liên lạc được."}, ""),
    ("Có người làm việc riêng", {"choice": "NO"}, ""),
    ("Có lịch trực", {"choice": "YES"}, "Niêm yết tại sảnh, đủ đến hết tháng."),
    ("Đeo thẻ công chức", {"figures": {"checked": 20, "without": 6}}, ""),
    ("Bảng tên phòng", {"figures": {"rooms": 12, "missing": 0}}, ""),
    ("Niêm yết thủ tục", {"figures": {"authority": 126, "missing": 9, "outdated": 3}}, "Đối chiếu với danh mục công bố tháng 6."),
)  # fmt: skip
IN_JULY: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("Ban hành kế hoạch CCHC năm", {"figures": {"late": 0}}, ""),
    ("Khắc phục tồn tại", {"figures": {"found": 6, "open": 1}}, "Thiếu biên bản đối thoại năm 2025."),
    ("Giải quyết hồ sơ đúng hạn", {"figures": {"done": 1250, "ontime": 1205, "overdue": 45}}, ""),
    ("Niêm yết, công khai", {"figures": {"authority": 186, "missing": 0, "outdated": 0}}, ""),
    ("Giải ngân vốn", {"figures": {"planned": 18400, "paid": 5888}}, "Đến hết tháng 6."),
)  # fmt: skip


def tell(visits: Visits) -> None:
    """In the script's own time order; the checklists are chosen the day before."""
    take(visits, "KT08", WHOLE, JULY - timedelta(days=1))
    for at, said in enumerate(IN_JULY):
        answer(visits, "KT08", JULY, 9.05 + at / 20, "inspector", said)
    visits.script.at(JULY, 16, lambda: _minutes(visits))
    take(visits, "KT10", DUTY, TODAY - timedelta(days=1))
    for at, said in enumerate(THIS_MORNING):
        answer(visits, "KT10", TODAY, 7.4 + at / 20, "inspector", said)
    badges = ("Đeo thẻ công chức", {"figures": {"checked": 20, "without": 5}}, "Đếm lại ở bộ phận Một cửa.")
    answer(visits, "KT10", TODAY, 7.7, "p.officer", badges)
    for at, beginning in enumerate(("Kiểm đếm", "Đeo thẻ", "Niêm yết thủ tục")):
        visits.script.at(TODAY, 8 + at / 10, partial(_finding, visits, beginning))


def take(visits: Visits, code: str, title: str, day: date) -> None:
    """The product's checklist of this title goes along."""

    def act() -> None:
        inspection = visits.inspection(code)
        version = ChecklistVersion.objects.get(checklist__body=None, title=title)
        take_along(visits.people["inspector"], inspection.pk, [version.pk], expect=f'"v{inspection.version}"')

    visits.script.at(day, 16, act)


def answer(visits: Visits, code: str, day: date, hour: float, who: str, said: tuple[str, dict[str, Any], str]) -> None:
    """One item, told by the beginning of its text."""
    beginning, value, note = said

    def act() -> None:
        inspection = visits.inspection(code)
        item = uuid.UUID(_item(inspection, beginning)["id"])
        told = {"figures": {}, "choice": "", "text": ""} | value
        put_answer(visits.people[who], inspection.pk, uuid7(), Answered(item, told, clock.now(), note), expect=None)

    visits.script.at(day, hour, act)


def _item(inspection: Inspection, beginning: str) -> dict[str, Any]:
    version = inspection.checklists.select_related("version").get().version
    found: dict[str, Any] = next(item for item in version.items if item["text"].startswith(beginning))
    return found


def _finding(visits: Visits, beginning: str) -> None:
    """In one tap from what the head of the team counted; all three within the same time."""
    inspection, head = visits.inspection("KT10"), visits.people["inspector"]
    item = _item(inspection, beginning)
    counted = Answer.objects.get(inspection=inspection, item=item["id"], author=head)
    said = Found(
        item["area"], fill(item["finding"], counted.value["figures"]), item["severity"], item["requirement"],
        item["legal_basis"], deadline_days=15, answer_id=counted.pk,
        deadline_reason="Đoàn yêu cầu cùng một hạn cho cả ba nội dung.",
    )  # fmt: skip
    log_finding(head, inspection.pk, uuid7(), said)


def _minutes(visits: Visits) -> None:
    """Written before both sides sign."""
    inspection = visits.inspection("KT08")
    findings = list(inspection.findings.all())
    put_minutes(visits.people["p.officer"], inspection.pk, minutes_id(inspection), {
        "place": f"Trụ sở {inspection.unit.name}",
        "started_at": _at(JULY, 8), "ended_at": _at(JULY, 16.25), "basis": inspection.basis,
        "team": [
            {"name": visits.people[name].full_name, "title": title, "role": role}
            for name, title, role in (("inspector", "Trưởng đoàn", "HEAD"), ("p.officer", "Thư ký", "SECRETARY"))
        ],
        "people": [
            {"name": "Vương Thị Minh Hoạ", "title": "Chủ tịch", "present": False, "reason": "họp tại tỉnh", "stand_in": "Phó Chủ tịch"},
            {"name": "Tô Văn Thử Nghiệm", "title": "Phó Chủ tịch", "present": True, "reason": "", "stand_in": ""},
        ],
        "contents": ["Công tác chỉ đạo, điều hành", "Cải cách thủ tục hành chính", "Cải cách tài chính công"],
        "period": "từ 01/01/2026 đến 30/6/2026",
        "documents": ["Kế hoạch CCHC năm 2026", "Báo cáo 6 tháng đầu năm", "Số liệu giải quyết hồ sơ"],
        "facts": [
            {"title": "Giải quyết hồ sơ đúng hạn", "text": "", "figures": [
                {"label": "Đã giải quyết", "value": "1.250 hồ sơ"}, {"label": "Quá hạn", "value": "45 hồ sơ"}]},
            {"title": "Giải ngân vốn đầu tư công", "text": "Đến hết tháng 6.", "figures": [{"label": "Tỷ lệ", "value": "32%"}]},
        ],
        "good": "Kế hoạch ban hành đúng hạn; niêm yết đủ 186 thủ tục.",
        "shortcomings": [
            {
                "finding": str(one.pk), "text": one.text, "area": AREAS[one.area], "article": one.legal_basis,
                "degree": SEVERITY_NAMES[one.severity].vi,
            }
            for one in findings
        ],
        "requests": [{"text": one.requirement, "days": one.deadline_days, "days_unit": one.deadline_unit} for one in findings],
        "opinion": "Thống nhất với nội dung biên bản.", "copies": 2, "pages": 3, "read_back": True,
        "writer": visits.people["p.officer"].full_name,
    }, expect=None)  # fmt: skip


def _at(day: date, hour: float) -> datetime:
    return datetime.combine(day, datetime.min.time(), tzinfo=clock.LOCAL) + timedelta(hours=hour)
