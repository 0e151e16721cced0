"""The province's letter to its twelve communes: one order, three figures, each commune at its own place (product.md §7)."""

import uuid
from datetime import date
from functools import partial
from typing import NamedTuple

from backend.ids import uuid7
from backend.organisations.models import OrgUnit
from backend.plans.models import Task
from demo import cast
from demo.communes import person
from demo.script import Script
from workflows.order.following import remind_unsent
from workflows.order.giving import NewOrder, give_order
from workflows.task.doing import report_progress

TITLE = "Báo cáo kết quả tiếp nhận và giải quyết hồ sơ trực tuyến tháng 7 năm 2026"
GIVEN, DUE = date(2026, 8, 3), date(2026, 8, 13)
FIGURES = (
    {"name": "Hồ sơ tiếp nhận", "kind": "NUMBER", "unit": "hồ sơ", "required": True, "check": ""},
    {"name": "Hồ sơ nộp trực tuyến", "kind": "NUMBER", "unit": "hồ sơ", "required": True, "check": "AT_MOST_PREVIOUS"},
    {"name": "Đã công khai trên trang thông tin", "kind": "YES_NO", "unit": "", "required": False, "check": ""},
)


class Answer(NamedTuple):
    """What a commune fills in, and on which days of August it is sent and released."""

    values: tuple[str, ...]
    sent: int
    released: int = 0


# The others have seen it, or not even that.
ANSWERS = {
    "MH001": Answer(("412", "361", "YES"), 6, 7),
    "MH002": Answer(("298", "240", "YES"), 7, 10),
    "MH003": Answer(("355", "301", "NO"), 10, 10),
    "MH005": Answer(("187", "152", "YES"), 11, 12),
    "MH006": Answer(("264", "259", "YES"), 12, 13),
    "MH007": Answer(("233", "201", ""), 13),
}
WORKING = {"MH004": ("305",), "MH008": ("171", "140")}
SEEN = ("MH009", "MH010")


def tell(script: Script) -> None:
    """In the order of the days."""
    letter = script.register("province", GIVEN, 8, "1467/SNV-CCHC", f"V/v {TITLE[0].lower()}{TITLE[1:]}", issuer="Sở Nội vụ tỉnh Minh Họa")  # fmt: skip
    codes = [cast.COMMUNE, *(f"MH{number:03d}" for number in range(1, 12))]
    units = list(OrgUnit.objects.filter(code__in=codes).values_list("pk", flat=True))
    wish = NewOrder(
        id=uuid7(), title=TITLE, units=units, product="Báo cáo và số liệu theo ba chỉ tiêu", due_on=DUE,
        source_id=letter, clause="điểm 1", figures=FIGURES,
    )  # fmt: skip
    script.at(GIVEN, 9, lambda: give_order(script.people["province"], wish))
    for code in (*ANSWERS, *WORKING):
        script.at(date(2026, 8, 4), 8 + int(code[-2:]) / 10, partial(_passed_on, script, wish, code))
    for code, answer in ANSWERS.items():
        _answer(script, wish, code, answer)
    for code, values in WORKING.items():
        script.at(date(2026, 8, 11), 15, partial(_fill, script, wish, code, values))
    for code in SEEN:
        script.at(date(2026, 8, 5), 10, partial(_see, script, wish, code))
    _at_home(script, wish)
    script.at(date(2026, 8, 13), 16.5, lambda: remind_unsent(script.people["province"], wish.id, "Đề nghị gửi trước 10 giờ ngày 14/8."))  # fmt: skip


def _at_home(script: Script, wish: NewOrder) -> None:
    """An Phú asked for more days by telephone, was given them, and has begun."""
    script.at(date(2026, 8, 4), 14, lambda: script.step("standing", _share(wish, cast.COMMUNE), "pass_on", officer="vhxh.officer"))  # fmt: skip
    script.at(date(2026, 8, 12), 9, lambda: script.step("province", _share(wish, cast.COMMUNE), "move_due", due_on="2026-08-20", reason="Xã đang chuyển đổi phần mềm một cửa."))  # fmt: skip
    script.at(date(2026, 8, 13), 15, lambda: _fill(script, wish, cast.COMMUNE, ("487",), "vhxh.officer"))  # fmt: skip


def _passed_on(script: Script, wish: NewOrder, code: str) -> None:
    """The commune's chairman passes it on to an officer of the office."""
    _see(script, wish, code)
    script.step(person(code, "chairman"), _share(wish, code), "pass_on", officer=person(code, "officer"))


def _see(script: Script, wish: NewOrder, code: str) -> None:
    script.seen(person(code, "chairman"), _share(wish, code))


def _answer(script: Script, wish: NewOrder, code: str, answer: Answer) -> None:
    day = date(2026, 8, answer.sent)
    script.at(day, 10, lambda: _fill(script, wish, code, answer.values))
    script.at(day, 10.5, lambda: script.step(person(code, "officer"), _work(wish, code), "submit", text="Đã tổng hợp từ hệ thống một cửa."))  # fmt: skip
    if answer.released:
        script.at(date(2026, 8, answer.released), 15, lambda: script.step(person(code, "chairman"), _share(wish, code), "approve", reason="Đồng ý gửi."))  # fmt: skip


def _fill(script: Script, wish: NewOrder, code: str, values: tuple[str, ...], who: str = "") -> None:
    officer = script.people[who or person(code, "officer")]
    figures = {f"f{at}": value for at, value in enumerate(values, start=1)}
    report_progress(officer, _work(wish, code), update_id=uuid7(), text="", figures=figures)


def _share(wish: NewOrder, code: str) -> uuid.UUID:
    """The id of that commune's task."""
    found: uuid.UUID = Task.objects.values_list("pk", flat=True).get(order=wish.id, body__code=code)
    return found


def _work(wish: NewOrder, code: str) -> uuid.UUID:
    """The inner work to which that commune passed it on."""
    found: uuid.UUID | None = Task.objects.values_list("answered_by", flat=True).get(pk=_share(wish, code))
    assert found is not None
    return found
