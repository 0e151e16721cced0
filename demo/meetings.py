"""What was said at two Monday meetings of the commune, which bodies the province's committee watches."""

from datetime import date
from functools import partial

from backend.accounts.watching import watch
from backend.ids import uuid7
from backend.organisations.models import OrgUnit
from backend.plans.models import Meeting, Task
from backend.plans.periods_looked_at import Span, span_of
from demo import cast
from demo.script import Script
from workflows.meeting import NewRemark, confirm, remark

WATCHED = ("MH009", "MH010")
# Monday → (who wrote it down, of which line of the plan, what was said, whose conclusion)
SAID: dict[date, tuple[tuple[str, str, str, str], ...]] = {
    date(2026, 8, 3): (
        ("standing", "24", "Phòng Kinh tế trả lời dự toán trong tuần; Văn phòng chuẩn bị hồ sơ chọn báo giá.", "chairman"),
        ("standing", "", "Các đơn vị gửi số liệu tháng 7 trước 16 giờ thứ Năm hằng tuần.", "vice"),
    ),
    date(2026, 8, 10): (
        ("clerk", "24", "Phòng Kinh tế xin thêm thời gian vì chưa có ý kiến của Sở Tài chính.", ""),
    ),
}  # fmt: skip


def tell(script: Script, lines: dict[str, Task]) -> None:
    """In the order of the days; the leader closed the first of the two."""
    for monday, remarks in SAID.items():
        span = span_of(Meeting.Kind.WEEK, monday)
        for place, (who, line, text, leader) in enumerate(remarks):
            task = lines[line] if line else None
            script.at(monday, 8 + place / 10, partial(_note, script, span, who, task, text, leader))
    first = span_of(Meeting.Kind.WEEK, date(2026, 8, 3))
    script.at(date(2026, 8, 3), 9, lambda: confirm(script.people["chairman"], _commune(), first, True))
    script.at(date(2026, 8, 3), 9.5, partial(_watch, script))


def _note(script: Script, span: Span, who: str, task: Task | None, text: str, leader: str) -> None:
    decided = script.people[leader].pk if leader else None
    wish = NewRemark(uuid7(), _commune(), span, text, task_id=task.pk if task else None, decided_by_id=decided)
    remark(script.people[who], wish)


def _watch(script: Script) -> None:
    for unit in OrgUnit.objects.filter(code__in=WATCHED):
        watch(script.people["committee"], unit.pk, True)


def _commune() -> int:
    return OrgUnit.objects.values_list("pk", flat=True).get(code=cast.COMMUNE)
