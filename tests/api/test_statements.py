"""How many statements a page costs, at two sizes: the number may not grow with the rows."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend import clock
from backend.accounts.models import User
from backend.accounts.people import NewPerson, add_people
from backend.accounts.queries import system_user
from backend.ids import uuid7
from backend.organisations.edits import load_rows
from backend.organisations.official import SINCE
from backend.organisations.unit_list import UnitRow
from backend.plans import areas
from backend.plans.drafting import NewPlan
from backend.plans.issuing import IssuedDocument
from backend.plans.recording import record_plan
from backend.workcalendar import calendar
from tests import worlds
from tests.api.client import Client
from workflows.task.doing import report_progress

FEW, MANY = 10, 60
# path → (who reads, statements: one for the session with the person, their posts and teams; and the page's own)
MOST = {
    "tasks": ("officer", 3),
    "tasks?state=ASSIGNED&q=ra%20soat": ("officer", 3),
    "tasks?sort=-title&origin=WORD_OF_MOUTH": ("officer", 3),
    "tasks/sheet": ("officer", 3),
    "boards/tasks": ("officer", 3),
    "views": ("officer", 3),
    "search?q=ra%20soat%20tthc": ("officer", 3),
    "work": ("officer", 13),
    "work?box=to_decide": ("head", 17),
    "work?box=waiting": ("chairman", 14),
    "giving": ("chairman", 9),
    "orders": ("chairman", 4),
    "orders/recipients": ("chairman", 5),
    "quick-report": ("officer", 5),
    "quick-report?of=unit": ("head", 5),
    "quick-report/sheet": ("officer", 5),
    "extensions": ("officer", 4),
    "obstacles": ("officer", 3),
    "workload": ("head", 5),
    "unit-figures": ("officer", 5),
    "overview": ("chairman", 12),
    "overview?scope=BELOW": ("province", 8),
    "briefing": ("chairman", 23),
    "committee": ("province", 8),
    "activity": ("officer", 4),
    "events?after=0": ("officer", 4),
    "notices": ("officer", 6),
    "people": ("officer", 4),
    "units": ("officer", 2),
    "readiness": ("officer", 11),
}


def statements(user, path):
    """Of one GET by this person; the world's clock, which a process reads once, the calendar, every ten seconds, and the areas, until
    they change, are read beforehand."""
    clock.offset()
    calendar.forget()
    calendar.current()
    areas.known()
    client = Client(user)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def grow(cast, number):
    for index in range(number):
        task = (worlds.given, worlds.assigned, worlds.in_progress)[index % 3](cast)
        if index % 6 == 2:
            worlds.act(cast.officer, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ")
            worlds.act(cast.officer, task, "raise_obstacle", text="Chờ", asked="LEADER")


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
        f"plans/{recorded.plan.pk}/paper",
        "numbering",
    )
    one = {path: statements(cast.officer, path) for path in paths}
    for number in range(4):
        document = IssuedDocument(number=f"{number}/KH-UBND", date=date(2026, 1, 19))
        record_plan(cast.standing, one_line(), NewPlan(2027 + number), document, body_id=units["30337"].pk)
    assert {path: statements(cast.officer, path) for path in paths} == one
    assert max(one.values()) <= 15, one


@pytest.mark.parametrize("persona", ["officer", "head", "clerk"])
def test_a_tasks_page_costs_the_same_however_much_was_done(cast, persona):
    task = worlds.in_progress(cast)
    user = getattr(cast, persona)
    few = statements(user, f"tasks/{task.pk}")
    for number in range(8):
        report_progress(cast.officer, task.pk, update_id=uuid7(), text=f"Báo cáo {number}")
        worlds.prove(cast.officer, task)
    assert statements(user, f"tasks/{task.pk}") == few
    assert few <= 37


def test_a_body_costs_its_administrator_the_same_however_large(cast, units):
    body = f"bodies/{units['30337'].pk}"
    paths = ("start", f"{body}/units", f"{body}/people", f"{body}/settings")
    few = {path: statements(cast.admin, path) for path in paths}
    rows = [UnitRow(n, f"30337-T{n}", f"Trường {n}", f"Trường {n}", (), "DIVISION", "30337", False, (), SINCE, None) for n in range(20)]  # fmt: skip
    load_rows(system_user(), rows)
    add_people(cast.admin, units["30337"], [NewPerson(f"nv{n}", f"Người {n}", "Chuyên viên", f"30337-T{n}", "MEMBER") for n in range(20)])  # fmt: skip
    assert {path: statements(cast.admin, path) for path in paths} == few
    assert max(few.values()) <= 13, few


def test_bodies_to_choose_cost_the_same_however_many(cast, units):
    founder = User.objects.create_superuser("quantri", "mot-mat-khau-dai", full_name="Người Sáng Lập")
    path = f"bodies?above={units['MH'].pk}"
    few = statements(founder, path)
    load_rows(system_user(), [UnitRow(n, f"MH9{n}", f"UBND xã {n}", f"UBND xã {n}", (), "COMMITTEE", "MH", False, (), SINCE, None) for n in range(20)])  # fmt: skip
    assert statements(founder, path) == few <= 6
