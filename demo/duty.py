"""Who decides in whose place: two decisions that leaders took on paper, and a head who is away with a stand-in."""

from datetime import date
from functools import partial
from typing import Any

from backend.accounts.absences import WishedAbsence, go_away
from backend.ids import uuid7
from backend.organisations.models import OrgUnit
from backend.plans.models import TaskClass
from demo import cast
from demo.script import Script
from workflows.task.giving import NewTask, give_task


def tell(script: Script) -> None:
    """In the order of the days."""
    read = _decided(
        script, date(2026, 8, 5), "Phương án bố trí phòng tiếp công dân của xã", "VP", "vp.officer", ("vp.head", "standing"),
        by="clerk", leader="chairman", source="Bút phê trên Tờ trình số 31/TTr-VP",
    )  # fmt: skip
    script.at(date(2026, 8, 11), 8.2, lambda: script.seen("chairman", read))
    _decided(
        script, date(2026, 8, 10), "Danh sách tham gia lớp bồi dưỡng cải cách hành chính của tỉnh", "VHXH", "vhxh.officer",
        ("standing",), by="clerk", leader="vice", source="Kết luận giao ban ngày 13/8",
    )  # fmt: skip
    script.at(date(2026, 8, 13), 15, lambda: _away(script))


def _decided(
    script: Script, day: date, title: str, unit: str, officer: str, approved_by: tuple[str, ...], *, by: str, leader: str,
    source: str,
) -> Any:  # fmt: skip
    """A key task done and approved up to the leader, whose decision is recorded from paper; its id."""
    lead = OrgUnit.objects.get(code=f"{cast.COMMUNE}-{unit}")
    wish = NewTask(
        id=uuid7(), title=title, lead_id=lead.pk, officer_id=script.people[officer].pk, due_on=date(2026, 8, 20),
        klass=TaskClass.KEY,
    )  # fmt: skip
    later = [date(day.year, day.month, day.day + number) for number in range(4)]
    script.at(day, 8, lambda: give_task(script.people["chairman"], wish))
    script.at(later[0], 15, lambda: script.document(officer, wish.id, "Tờ trình", f"{day.day + 26}/TTr-UBND", day))
    script.at(later[0], 15.2, lambda: script.step(officer, wish.id, "submit", text="Đã xong, trình kèm hồ sơ."))
    for number, who in enumerate(approved_by):
        script.at(later[1], 9 + number, partial(script.step, who, wish.id, "approve"))
    data = {
        "leader": str(script.people[leader].pk),
        "outcome": "APPROVE",
        "source": source,
        "decided_on": later[2].isoformat(),
    }
    script.at(later[3], 10, lambda: script.step(by, wish.id, "record_decision", **data))
    return wish.id


def _away(script: Script) -> None:
    """On leave; the Office's deputy stands in."""
    head, deputy = script.people["vp.head"], script.people["vp.deputy"]
    go_away(head, WishedAbsence(head.pk, date(2026, 8, 13), date(2026, 8, 20), deputy.pk, document_no="112/QĐ-UBND"))
