"""How many statements a page costs, at two sizes: the number may not grow with the rows."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.ids import uuid7
from backend.plans.drafting import NewPlan
from backend.plans.issuing import IssuedDocument
from backend.plans.recording import record_plan
from backend.workcalendar import calendar
from tests import worlds
from tests.api.client import Client
from workflows.task.doing import report_progress

FEW, MANY = 10, 60
# path → (who reads, statements: the session, the person, their posts and teams, and the page's own)
MOST = {
    "tasks": ("officer", 7),
    "tasks?state=ASSIGNED&q=ra%20soat": ("officer", 7),
    "work": ("officer", 12),
    "work?box=to_decide": ("head", 17),
    "work?box=waiting": ("chairman", 17),
    "quick-report": ("officer", 9),
    "quick-report?of=unit": ("head", 9),
    "quick-report/sheet": ("officer", 9),
    "activity": ("officer", 8),
    "events?after=0": ("officer", 8),
    "notices": ("officer", 10),
    "people": ("officer", 8),
    "units": ("officer", 6),
    "readiness": ("officer", 14),
}


def statements(user, path):
    """Of one GET by this person; the calendar, which a process reads every ten seconds, is read beforehand."""
    calendar.forget()
    calendar.current()
    client = Client(user)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def grow(cast, number):
    for index in range(number):
        task = (worlds.given, worlds.assigned, worlds.in_progress)[index % 3](cast)
        if index % 6 == 2:
            worlds.act(cast.officer, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ")


def test_lists_cost_the_same_at_10_and_at_60_rows(cast):
    grow(cast, FEW)
    few = {path: statements(getattr(cast, who), path) for path, (who, _) in MOST.items()}
    grow(cast, MANY - FEW)
    many = {path: statements(getattr(cast, who), path) for path, (who, _) in MOST.items()}
    assert many == few
    assert {path: count for path, count in many.items() if count > MOST[path][1]} == {}


def test_plans_cost_the_same_however_many(cast, units, recorded):
    from tests.plans.test_recording import one_line

    paths = (
        "plans",
        f"plans/{recorded.plan.pk}",
        f"plans/{recorded.plan.pk}/outline",
        f"plans/{recorded.plan.pk}/targets",
    )
    one = {path: statements(cast.officer, path) for path in paths}
    for number in range(4):
        document = IssuedDocument(number=f"{number}/KH-UBND", date=date(2026, 1, 19))
        record_plan(cast.standing, one_line(), NewPlan(2027 + number), document, body_id=units["30337"].pk)
    assert {path: statements(cast.officer, path) for path in paths} == one
    assert max(one.values()) <= 10, one


@pytest.mark.parametrize("persona", ["officer", "head", "clerk"])
def test_a_tasks_page_costs_the_same_however_much_was_done(cast, persona):
    task = worlds.in_progress(cast)
    user = getattr(cast, persona)
    few = statements(user, f"tasks/{task.pk}")
    for number in range(8):
        report_progress(cast.officer, task.pk, update_id=uuid7(), text=f"Báo cáo {number}")
        worlds.prove(cast.officer, task)
    assert statements(user, f"tasks/{task.pk}") == few
    assert few <= 36
