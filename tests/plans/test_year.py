"""The year turns: proposed, settled, locked, carried into next year's draft, which is issued; and the dates of a copy."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from backend import clock
from backend.accounts.models import Absence, User
from backend.accounts.queries import valid_memberships
from backend.errors import Forbidden, Invalid, NotTheMoment
from backend.ids import uuid7
from backend.organisations.models import BodySettings
from backend.plans.amending import amend_plan
from backend.plans.models import FrozenFigures, Plan, PlanLine, Task
from backend.plans.next_year import copy_to_next_year, take_carried
from backend.plans.promises import promised_before
from backend.plans.recording import record_plan
from backend.plans.shifting import due_next_year, printed_next_year, shifted, text_next_year
from backend.workcalendar.calendar import read as read_calendar
from tests import worlds
from tests.api.client import Client
from tests.plans.conftest import DOCUMENT, PLAN
from tests.plans.test_recording import one_line
from tests.workflows.plan_table import BUILDERS, NUMBERED, drafted, step
from workflows.machine import perform
from workflows.plan.closing import freeze_cut_offs, settle_lines

CANCELLED = {"reason": "Đã có quy định mới", "document_no": "7/TB-UBND"}


def fresh(plan: Plan) -> Plan:
    return Plan.objects.select_related("current", "body").get(pk=plan.pk)


def tag(plan: Plan) -> str:
    return f'"v{fresh(plan).version}"'


def line_of(plan: Plan, no: str) -> PlanLine:
    return PlanLine.objects.get(version=fresh(plan).current, no=no)


def settle(by: Any, plan: Plan, no: str, outcome: str, **said: str) -> None:
    settle_lines(by, plan.pk, [line_of(plan, no).pk], outcome, expect=tag(plan), **said)


def test_a_year_is_closed_and_what_is_left_goes_on(cast: SimpleNamespace, units: Any) -> None:
    plan = BUILDERS["YEAR_OVER"](cast)
    with pytest.raises(NotTheMoment, match="Chỉ xử lý được"):
        settle(cast.standing, plan, "1", "CARRY")
    step(cast.standing, plan, "propose_closing")
    assert not Client(cast.standing).get(f"plans/{plan.pk}").json()["may"]["amend"]
    with pytest.raises(NotTheMoment, match="đang được khóa"):
        amend_plan(cast.standing, plan.pk, uuid7(), expect=tag(plan))
    with pytest.raises(NotTheMoment, match="Còn 2 dòng"):
        step(cast.chairman, plan, "lock_year")
    with pytest.raises(Invalid):
        settle(cast.standing, plan, "2", "DROP", reason="Chưa nêu văn bản")
    with pytest.raises(Forbidden):
        settle(cast.clerk, plan, "1", "CARRY")
    settle(cast.standing, plan, "1", "CARRY")
    settle(cast.standing, plan, "2", "DROP", **CANCELLED)
    assert dict(Task.objects.values_list("plan_line__no", "state")) == {"1": "ASSIGNED", "2": "CANCELLED"}
    page = Client(cast.chairman).get(f"plans/{plan.pk}/closing").json()
    assert (page["state"], page["left"], [line["carried"] for line in page["lines"]]) == ("PROPOSED", 0, [True])
    step(cast.chairman, plan, "lock_year")
    assert [(f.moment, f.percent, f.counts["tasks"]) for f in FrozenFigures.objects.all()] == [("LOCK", "0.00", 2)]

    draft = copy_to_next_year(cast.standing, plan.pk, uuid7(), expect=tag(plan))
    copied = line_of(draft, "1")
    assert (draft.year, draft.current.document_no, draft.current.lines.count()) == (2026, "", 1)
    assert (copied.lineage, copied.due_on, copied.deadline_printed) == (
        line_of(plan, "1").lineage, date(2027, 9, 30), "30/9/2027",
    )  # fmt: skip
    assert promised_before(fresh(draft)) == {copied.lineage: (1, 2025)}
    with pytest.raises(NotTheMoment, match="Đã có kế hoạch năm 2026"):
        copy_to_next_year(cast.standing, plan.pk, uuid7(), expect=tag(plan))

    step(cast.clerk, draft, "record_issued", **NUMBERED)
    old, new = Task.objects.filter(plan_line__lineage=copied.lineage).order_by("given_at", "pk")
    assert [(old.plan_line.version.plan_id, old.state), (new.plan_line.version.plan_id, new.state)] == [
        (plan.pk, "CANCELLED"), (draft.pk, "ASSIGNED"),
    ]  # fmt: skip
    (moved,) = Client(cast.chairman).get(f"plans/{plan.pk}/closing").json()["changed"]
    assert (moved["words"], moved["reason"]) == ("thôi thực hiện", "Chuyển sang kế hoạch 9/KH-UBND")
    told = Client(cast.standing).get(f"tasks/{new.pk}").json()
    assert told["line"]["promised"] == {"times": 1, "since": 2025}


def test_a_rhythm_that_was_chosen_goes_along_into_the_copy(cast: SimpleNamespace, units: Any) -> None:
    parsed = one_line(deadline={"kind": "REGULAR", "due_date": None, "as_printed": "Thường xuyên"})
    made = record_plan(cast.clerk, parsed, PLAN, DOCUMENT, body_id=units["30337"].pk)
    (task,) = made.tasks
    assert task.rhythm == "QUARTERLY"
    worlds.act(cast.chairman, task, "set_rhythm", rhythm="MONTHLY")
    draft = copy_to_next_year(cast.standing, made.plan.pk, uuid7(), expect=tag(made.plan))
    assert line_of(draft, "1").deadline_printed == "Thường xuyên, hằng tháng"
    step(cast.clerk, draft, "record_issued", **NUMBERED)
    assert Task.objects.get(plan_line__version__plan=draft, parent=None).rhythm == "MONTHLY"


def test_a_draft_takes_what_was_carried(cast: SimpleNamespace, units: Any) -> None:
    plan = BUILDERS["SETTLED"](cast)
    draft = drafted(cast)
    take_carried(cast.standing, draft.pk, expect=tag(draft))
    lines = list(fresh(draft).current.lines.values_list("no", "position"))
    assert lines == [("1", 0), ("2", 1), ("1.CT", 2), ("2.CT", 3)]
    assert line_of(draft, "1.CT").lineage == line_of(plan, "1").lineage
    with pytest.raises(NotTheMoment):
        take_carried(cast.standing, draft.pk, expect=tag(draft))


def test_frozen_figures_stand_whatever_is_put_right_later(cast: SimpleNamespace, units: Any) -> None:
    plan = step(cast.standing, BUILDERS["YEAR_OVER"](cast), "propose_closing")
    settle(cast.standing, plan, "1", "CARRY")
    settle(cast.standing, plan, "2", "DROP", **CANCELLED)
    settle(cast.standing, plan, "1", "KEEP")
    settle(cast.standing, plan, "1", "CARRY")
    step(cast.chairman, plan, "lock_year")
    with pytest.raises(NotTheMoment, match="Chỉ xử lý được"):
        settle(cast.standing, plan, "1", "KEEP")
    task = Task.objects.get(plan_line__no="1")
    perform(cast.chairman, Task.ref(task.pk), "void", {"reason": "Giao nhầm"}, expect=f'"v{task.version}"')
    page = Client(cast.chairman).get(f"plans/{plan.pk}/closing").json()
    assert (page["frozen"][0]["counts"]["tasks"], page["now"]["counts"]["tasks"]) == (2, 1)
    assert [(one["words"], one["reason"]) for one in page["changed"]] == [("hủy do giao nhầm", "Giao nhầm")]
    with pytest.raises(DatabaseError), transaction.atomic():
        FrozenFigures.objects.update(percent="100.00")


def test_a_decision_taken_back_after_the_lock_says_why_the_figures_differ(cast: SimpleNamespace, units: Any) -> None:
    plan = step(cast.standing, BUILDERS["YEAR_OVER"](cast), "propose_closing")
    task = Task.objects.select_related("lead").get(plan_line__no="2")
    officer = valid_memberships().filter(unit=task.lead).order_by("id").last().user
    worlds.act(cast.chairman, task, "assign", officer=officer.pk)
    worlds.prove(officer, task)
    worlds.act(officer, task, "submit", text="Đã xong")
    while (sent := worlds.reread(task)).state != "COMPLETED":
        assert sent.submission is not None
        decider = sent.submission.work_items.get(closed_at=None).people.earliest("id").user
        worlds.act(decider, task, "approve")
    settle(cast.standing, plan, "1", "CARRY")
    step(cast.chairman, plan, "lock_year")
    worlds.act(decider, task, "revoke", reason="Duyệt nhầm")
    page = Client(cast.chairman).get(f"plans/{plan.pk}/closing").json()
    assert (page["frozen"][0]["counts"]["completed"], page["now"]["counts"]["completed"]) == (1, 0)
    assert [one["reason"] for one in page["changed"]] == ["Duyệt nhầm"]


def test_an_unanswered_request_goes_along_with_what_is_carried(cast: SimpleNamespace, units: Any) -> None:
    """Whoever does not answer keeps no year open, and the request is not lost (product.md §25)."""
    plan = BUILDERS["YEAR_OVER"](cast)
    task = Task.objects.get(plan_line__no="2")
    worlds.act(cast.chairman, task, "assign", officer=cast.officer.pk)
    worlds.act(cast.officer, task, "ask_extension", due_on="2026-11-30", cause="OBJECTIVE", reason="Chờ số liệu")
    step(cast.standing, plan, "propose_closing")
    page = Client(cast.standing).get(f"plans/{plan.pk}/closing").json()
    (asked,) = page["requests"]
    assert (asked["id"], asked["carried"], asked["waits"]) == (
        str(task.pk), False, f"Đang chờ {cast.head.full_name} trả lời đề nghị gia hạn đến 30/11/2026",
    )  # fmt: skip
    settle(cast.standing, plan, "1", "DROP", **CANCELLED)
    with pytest.raises(NotTheMoment, match="Còn 1 dòng chưa xử lý, 1 đề nghị"):
        step(cast.chairman, plan, "lock_year")
    settle(cast.standing, plan, "2", "CARRY")
    step(cast.chairman, plan, "lock_year")
    assert Client(cast.chairman).get(f"plans/{plan.pk}").json()["year_locked"]
    page = Client(cast.chairman).get(f"plans/{plan.pk}/closing").json()
    assert (page["state"], page["left"], [one["carried"] for one in page["requests"]]) == ("LOCKED", 0, [True])
    worlds.act(cast.head, task, "grant_extension")
    assert worlds.reread(task).due_on == date(2026, 11, 30)


def test_for_whom_it_was_proposed_does_not_close_it(cast: SimpleNamespace, units: Any) -> None:
    plan, day = BUILDERS["YEAR_OVER"](cast), {"first_day": clock.today(), "last_day": clock.today()}
    away = Absence.objects.create(user=cast.standing, stand_in=cast.officer, **day)
    step(cast.officer, plan, "propose_closing")
    settle_lines(cast.standing, plan.pk, [line_of(plan, no).pk for no in "12"], "CARRY", expect=tag(plan))
    away.delete()
    Absence.objects.create(
        user=cast.standing, stand_in=cast.chairman, **day
    )  # who counts as the one it was proposed for
    with pytest.raises(NotTheMoment, match="Bạn là người đề nghị"):
        step(User.objects.get(pk=cast.chairman.pk), plan, "lock_year")
    step(cast.vice, plan, "lock_year")


def test_the_cut_off_freezes_once(cast: SimpleNamespace, units: Any) -> None:
    BUILDERS["ISSUED"](cast)
    assert freeze_cut_offs() == 0  # 14/12 has not come
    today = clock.today()
    BodySettings.objects.update(cut_off=f"{today.day}/{today.month}")
    assert (freeze_cut_offs(), freeze_cut_offs()) == (1, 0)
    assert FrozenFigures.objects.get().moment == "CUT_OFF"


@pytest.mark.parametrize(
    ("printed", "was", "due", "expected"),
    [
        ("30/9/2026", date(2026, 9, 30), date(2027, 9, 30), "30/9/2027"),
        ("Trước ngày 15/05/2026", date(2026, 5, 15), date(2027, 5, 14), "Trước ngày 14/05/2027"),
        ("Quý I/2026", date(2026, 3, 31), date(2027, 3, 31), "Quý I/2027"),
        ("Tháng 12/2026", date(2026, 12, 31), date(2027, 12, 31), "Tháng 12/2027"),
        ("Năm 2026", date(2026, 12, 31), date(2027, 12, 31), "Năm 2027"),
        ("Từ 01/4/2026 đến 30/6/2026", date(2026, 6, 30), date(2027, 6, 30), "Từ 01/4/2027 đến 30/6/2027"),
        ("Hằng quý", None, None, "Hằng quý"),
    ],
)
def test_what_is_printed_says_next_year(printed: str, was: date | None, due: date | None, expected: str) -> None:
    assert printed_next_year(printed, was, due) == expected


def test_numbers_of_documents_in_a_text_stay() -> None:
    text = "Kế hoạch năm 2026 theo Nghị định 61/2018/NĐ-CP, giai đoạn 2026-2030"
    assert text_next_year(text) == "Kế hoạch năm 2027 theo Nghị định 61/2018/NĐ-CP, giai đoạn 2026-2030"


@given(st.dates(date(2024, 1, 1), date(2027, 12, 31)))
def test_a_copied_day_is_a_working_day_of_the_year_after(day: date) -> None:
    moved, due = shifted(day), due_next_year(day, "DATE", CALENDAR)
    assert (moved.year, moved.month) == (day.year + 1, day.month)
    assert CALENDAR.is_working(due) and due.year == moved.year
    assert due <= moved or not any(CALENDAR.is_working(date(moved.year, 1, d)) for d in range(1, moved.day + 1))
    assert due_next_year(day, "MONTH", CALENDAR) == moved


CALENDAR: Any = None


@pytest.fixture(autouse=True)
def _calendar(db: None) -> None:
    global CALENDAR  # hypothesis takes no fixture that is made anew for each function
    CALENDAR = CALENDAR or read_calendar()
