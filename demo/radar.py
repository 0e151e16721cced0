"""What was found before in two communes of the demo, second looks at what was closed, and quiet hints to some people."""

from datetime import date
from functools import partial

from backend.ids import uuid7
from backend.inspections.models import Recheck
from demo.script import Script
from demo.visits import Visits
from workflows.inspection.finding import Found, log_finding
from workflows.signals import look_for_signals
from workflows.ticket.rechecking import draw_all, record_recheck

BASIS = "Nghị định 118/2025/NĐ-CP"
# Remedied on the spot, so that nothing of them is left to be followed up.
EARLIER = {
    "KT16": (
        "MH010", date(2026, 2, 26), "9/TB-ĐKT", date(2026, 3, 5),
        (
            ("PROCEDURES", "Niêm yết thủ tục hành chính chưa đầy đủ: thiếu 12 thủ tục, 4 thủ tục niêm yết theo nội dung đã hết hiệu lực", BASIS, "Đã niêm yết bổ sung trước mặt đoàn."),
            ("DIRECTION", "Chưa công khai số điện thoại đường dây nóng", "Thông tư 03/2025/TT-VPCP", "Đã niêm yết tại trụ sở trong buổi kiểm tra."),
        ),
    ),
    "KT17": (
        "MH009", date(2026, 3, 4), "10/TB-ĐKT", date(2026, 3, 11),
        (("CIVIL_SERVICE", "01 viên chức rời vị trí làm việc tại quầy tiếp nhận không báo cáo", "Quy chế hoạt động của Trung tâm", "Đã nhắc nhở, bố trí người trực thay."),),
    ),
}  # fmt: skip


def tell(script: Script) -> None:
    """Everything, in the script's own time order."""
    visits = Visits(script)
    for code, (unit, visit, number, concluded, findings) in EARLIER.items():
        read = {
            "code": code, "kind": "PUBLIC_DUTY", "title": "Công vụ", "unit_code": unit, "visited_on": visit.isoformat(),
            "concluded_on": concluded.isoformat(), "number": number,
        }  # fmt: skip
        visits.plan(read, date(2026, 1, 27))
        visits.open(read, visit)
        for place, found in enumerate(findings):
            script.at(visit, 9 + place / 4, partial(_log, visits, code, *found))
        visits.conclude(read, visit)
    for day in (date(2026, 7, 1), date(2026, 8, 3)):
        script.at(day, 7, draw_all)
    script.at(date(2026, 7, 8), 10, partial(_look, script))
    for day in (date(2026, 8, 3), date(2026, 8, 13)):
        script.at(day, 7.5, look_for_signals)


def _log(visits: Visits, code: str, area: str, text: str, basis: str, remedy: str) -> None:
    inspection = visits.inspection(code)
    found = Found(area, text, "MINOR", legal_basis=basis, remedied_on_site=True, remedy=remedy)
    log_finding(visits.people["inspector"], inspection.pk, uuid7(), found)


def _look(script: Script) -> None:
    """The first that was drawn, by the standing office, which did not accept it."""
    asker = script.people["province"]
    recheck = next((one for one in Recheck.objects.filter(outcome="") if asker.pk not in one.barred), None)
    if recheck:
        note = "Đã xem lại hồ sơ và nơi tiếp dân: vẫn thực hiện đúng."
        record_recheck(asker, recheck.ticket_id, recheck.pk, Recheck.Outcome.HOLDS, note)
