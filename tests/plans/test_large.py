"""3,000 lines and 180 units: read within 10 s, live within 20 s, taken back as a whole within 20 s."""

import time
from pathlib import Path
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend.accounts.queries import system_user
from backend.activity.models import Event
from backend.imports.reading import read_for
from backend.organisations.edits import load_units
from backend.organisations.models import OrgUnit
from backend.plans.drafting import NewPlan, draft_plan
from backend.plans.models import Plan, Task
from tests.imports import large
from workflows.machine import perform

READ, LIVE, BACK = 10.0, 20.0, 20.0  # seconds
STATEMENTS = 100  # to take it back


def test_a_plan_as_large_as_the_largest(cast: Any, tmp_path: Path) -> None:
    by = system_user()
    load_units(by, large.units(tmp_path / "units.csv"))
    body, file = OrgUnit.objects.get(code="LON"), large.plan(tmp_path / "plan.xlsx")
    began = time.monotonic()
    parsed = read_for(body, file)
    read = time.monotonic() - began
    assert (len(parsed["tasks"]), parsed["errors"]) == (large.LINES, [])
    plan = draft_plan(by, parsed, NewPlan(2026), body_id=body.pk)
    data = {"number": "05/KH-UBND", "date": "2026-01-19"}
    began = time.monotonic()
    perform(by, Plan.ref(plan.pk), "record_issued", data, expect='"v1"')
    live = time.monotonic() - began
    assert Task.objects.filter(plan_line__version__plan=plan).count() == large.LINES
    assert read <= READ
    assert live <= LIVE
    began = time.monotonic()
    with CaptureQueriesContext(connection) as few:
        perform(by, Plan.ref(plan.pk), "undo_recording", {"reason": "Nhầm tệp"}, expect='"v2"')
    back = time.monotonic() - began
    tasks = Task.objects.filter(plan_line__version__plan=plan)
    assert set(tasks.values_list("state", "version")) == {("VOIDED", 2)}
    voided = Event.objects.filter(verb="task.voided", to_state="VOIDED", version=2)
    assert voided.filter(subject_id__in=[str(pk) for pk in tasks.values_list("pk", flat=True)]).count() == large.LINES
    assert len(few) <= STATEMENTS
    assert back <= BACK
