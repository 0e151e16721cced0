"""Task → area → plan to two decimals: whatever happened, the pages say what the rows add up to."""

import random
from collections import defaultdict
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend import clock
from backend.errors import Refused
from backend.ids import uuid7
from backend.plans.drafting import NewPlan
from backend.plans.models import Plan, Task
from backend.plans.recording import record_plan
from backend.plans.rollup import rolled_up
from notifications.day import keep_day
from tests import worlds
from tests.api.client import Client
from tests.plans.conftest import DOCUMENT
from tests.plans.test_recording import one_line
from workflows.task.doing import report_progress

STATES = st.sampled_from(["ASSIGNED", "SUBMITTED", "COMPLETED", "CANCELLED", "VOIDED"])
COUNTS = st.one_of(st.none(), st.integers(0, 12).flatmap(lambda due: st.tuples(st.integers(0, due), st.just(due))))
ROWS = st.lists(st.tuples(STATES, COUNTS), max_size=40)


@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault of the share
@given(ROWS)
def test_the_share_is_the_mean_of_its_tasks(rows: list[tuple[str, tuple[int, int] | None]]) -> None:
    share = rolled_up(
        {"state": state, "periods": {"done": counts[0], "due": counts[1]} if counts else None} for state, counts in rows
    )
    counted = [(state, counts) for state, counts in rows if state != "VOIDED"]
    assert share.total == len(counted)
    assert share.percent == _percent([_of(state, *(counts or (0, 0))) for state, counts in counted])


def _of(state: str, done: int, due: int) -> Fraction:
    if state == "COMPLETED":
        return Fraction(1)
    return Fraction(done, due) if due else Fraction(0)


def _percent(parts: list[Fraction]) -> str:
    """In decimals with more places than could ever matter, another way than the code's."""
    if not parts:
        return "0.00"
    mean = sum(parts, Fraction(0)) * 100 / len(parts)
    return str((Decimal(mean.numerator) / Decimal(mean.denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP))


def _line(no: str, area: str, printed: str) -> dict[str, Any]:
    regular = printed.startswith(("Hằng", "Thường"))
    deadline = {
        "kind": "REGULAR" if regular else "DATE",
        "due_date": None if regular else "2026-09-30",
        "as_printed": printed,
    }
    line: dict[str, Any] = one_line(line=no, area=area, lead="30337-TTPVHCC", deadline=deadline)["tasks"][0]
    return line


@pytest.mark.parametrize("seed", [7, 2026])
def test_random_histories_leave_pages_equal_to_rows(cast: Any, units: Any, seed: int) -> None:
    chance = random.Random(seed)
    lines = [
        _line("1", "DIRECTION", "30/9/2026"), _line("2", "DIRECTION", "Hằng tháng"), _line("3", "PROCEDURES", "Thường xuyên"),
        _line("4", "PROCEDURES", "30/9/2026"), _line("5", "PROCEDURES", "Hằng tháng"),
    ]  # fmt: skip
    parsed = one_line() | {"tasks": lines}
    plan = record_plan(cast.standing, parsed, NewPlan(2026), DOCUMENT, body_id=units["30337"].pk).plan
    for task in Task.objects.filter(plan_line__version=plan.current_id):
        worlds.act(cast.head, task, "assign", officer=cast.officer.pk)
    for day in (date(2026, 8, 15), date(2026, 9, 3), date(2026, 10, 3), date(2026, 12, 3)):
        clock.set_world(datetime(day.year, day.month, day.day, 9, tzinfo=clock.LOCAL))
        keep_day()
        for _ in range(4):
            _something(cast, chance)
        _hold_to_rows(cast, plan)


def _something(cast: Any, chance: random.Random) -> None:
    """One act on a task or period that is open; what is refused changes nothing."""
    tasks = list(Task.objects.filter(state__in=["ASSIGNED", "IN_PROGRESS"]).order_by("title", "pk"))
    if not tasks:
        return
    task, what = chance.choice(tasks), chance.choice(["close", "close", "close", "void", "cancel", "set_rhythm"])
    try:
        if what == "close":
            report_progress(cast.officer, task.pk, update_id=uuid7(), text="Đã làm")
            worlds.prove(cast.officer, task)
            worlds.act(cast.officer, task, "submit", text="Xong")
            worlds.act(cast.head, task, "approve")
        elif what == "set_rhythm":
            worlds.act(cast.chairman, task, what, rhythm="QUARTERLY")
        else:
            worlds.act(cast.chairman, task, what, reason="Thôi", **({"document_no": "1"} if what == "cancel" else {}))
    except Refused:
        pass


def _hold_to_rows(cast: Any, plan: Plan) -> None:
    """Recomputed from nothing but the rows of tasks."""
    parts: dict[str, list[Fraction]] = defaultdict(list)
    for task in Task.objects.filter(plan_line__version=plan.current_id, parent=None).exclude(state="VOIDED"):
        periods = [p for p in task.children.all() if p.state not in {"CANCELLED", "VOIDED"}]
        due = [p for p in periods if p.state == "COMPLETED" or (p.due_on or date.max) < clock.today()]
        done = sum(p.state == "COMPLETED" for p in due)
        regular = task.rhythm is not None
        parts[task.area].append(_of(task.state, done if regular else 0, len(due) if regular else 0))
    client = Client(cast.officer)
    page = client.get(f"plans/{plan.pk}").json()
    assert page["percent"] == _percent([part for of in parts.values() for part in of])
    assert client.get("plans").json()["items"][0]["percent"] == page["percent"]
    outline = client.get(f"plans/{plan.pk}/outline").json()["rows"]
    assert {row["area"]: row["percent"] for row in outline if row["kind"] == "area"} == {
        area: _percent(parts[area]) for area in ("DIRECTION", "PROCEDURES")
    }
