"""What was said about two tasks of the commune, and who follows one of them."""

from datetime import date
from functools import partial

from backend.accounts.attending import attend
from backend.accounts.models import Attention
from backend.ids import uuid7
from backend.organisations.models import OrgUnit
from backend.plans.models import Task
from demo.script import Script
from workflows.comments import Said, comment

# Line of the plan → (day, hour, who, what is said, people and units mentioned); {0}, {1} … stand for their names
SAID: dict[str, tuple[tuple[date, float, str, str, tuple[str, ...], tuple[str, ...]], ...]] = {
    "24": (
        (date(2026, 8, 10), 14, "standing", "Dự toán đã gửi Sở Tài chính chưa? Nhờ @{0} cho biết ngày gửi.", (), ("30337-KT",)),
        (date(2026, 8, 10), 15.5, "partner", "Đã gửi sáng 10/8, chờ trả lời. Nhờ @{0} hỏi giúp khi họp trên tỉnh thứ Sáu.", ("chairman",), ()),
    ),
    "18": (
        (date(2026, 8, 11), 8.5, "head", "@{0} xem lại số hồ sơ quá hạn tháng 7: bảng tôi nhận và báo cáo lệch nhau 3 hồ sơ.", ("officer",), ()),
    ),
}  # fmt: skip


def tell(script: Script, lines: dict[str, Task]) -> None:
    """In the order of the days."""
    for line, several in SAID.items():
        for day, hour, who, text, people, units in several:
            script.at(day, hour, partial(_say, script, lines[line], who, text, people, units))
    script.at(date(2026, 8, 11), 9, partial(_watch, script, lines["24"]))


def _say(script: Script, task: Task, who: str, text: str, people: tuple[str, ...], units: tuple[str, ...]) -> None:
    persons = [script.people[one] for one in people]
    offices = [OrgUnit.objects.get(code=code) for code in units]
    names = [one.full_name for one in persons] + [one.short_name for one in offices]
    said = Said(text.format(*names), tuple(one.pk for one in persons), tuple(one.pk for one in offices))
    comment(script.people[who], uuid7(), Task.noun, task.pk, said)


def _watch(script: Script, task: Task) -> None:
    attend(script.people["standing"], Task.noun, task.pk, Attention.Mode.WATCH)
