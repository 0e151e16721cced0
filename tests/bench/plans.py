"""A plan of 3,000 lines over 180 units as people bring it: its preview, taking it over, and back as a whole, over the API."""

import csv
import hashlib
import resource
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from django.db import connection
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.accounts.queries import system_user
from backend.ids import uuid7
from backend.organisations.edits import load_units
from backend.plans.models import Plan, Task
from tests.bench.figures import Bound, worked
from tests.imports import large

PREVIEW, APPLY, UNDO = 10, 20, 20  # seconds
BODY, NUMBER = "30337", "3000/KH-UBND"


def measure() -> list[Bound]:
    """Each form of file: read for the page, then recorded as issued, which reads it again and makes its tasks."""
    standing = APIClient(HTTP_HOST="127.0.0.1")
    standing.force_login(User.objects.get(username="standing"), backend="django.contrib.auth.backends.ModelBackend")
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        load_units(system_user(), _below(large.units(Path(folder) / "units.csv")), parent_code=BODY)
        for year, (form, write) in enumerate(large.FORMS.items(), start=2026):
            upload = _sent(standing, write(Path(folder) / f"plan.{form}"))
            figures.append(_timed(f".{form}: preview", PREVIEW, partial(_previewed, standing, upload)))
            figures.append(_timed(f".{form}: apply", APPLY, partial(_recorded, standing, upload, year)))
            figures.append(_timed(f".{form}: taken back", UNDO, partial(_taken_back, standing, year)))
    return figures


def _below(units: Path) -> Path:
    """The same units as those of the tests' own body."""
    with units.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[1:]
    with units.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, large.COLUMNS)
        out.writeheader()
        out.writerows(row | {"parent_code": ""} for row in rows)
    return units


def _sent(client: APIClient, path: Path) -> str:
    content, upload = path.read_bytes(), str(uuid7())
    headers = {"X-Content-SHA256": hashlib.sha256(content).hexdigest(), "X-File-Name": path.name}
    sent = client.put(f"/api/v1/uploads/{upload}", content, content_type="application/octet-stream", headers=headers)
    assert sent.status_code == 201, sent.content
    return upload


def _previewed(client: APIClient, upload: str) -> None:
    said = client.get(f"/api/v1/plan-imports/{upload}").json()
    assert (len(said["tasks"]), said["errors"]) == (large.LINES, [])


def _recorded(client: APIClient, upload: str, year: int) -> None:
    """Of another year each time, since a body has one plan a year."""
    before = Task.objects.count()
    document = {"number": NUMBER, "date": "2026-01-19"}
    body: dict[str, Any] = {"id": str(uuid7()), "upload": upload, "year": year, "document": document}
    answer = client.post("/api/v1/plans", body, format="json", headers={"Idempotency-Key": str(uuid7())})
    assert answer.status_code == 201, answer.content
    assert Task.objects.count() - before == large.LINES


def _taken_back(client: APIClient, year: int) -> None:
    plan = Plan.objects.get(year=year, body__code=BODY, current__document_no=NUMBER)
    headers = {"Idempotency-Key": str(uuid7()), "If-Match": f'"v{plan.version}"'}
    answer = client.post(
        f"/api/v1/plans/{plan.pk}/transitions/undo_recording", {"reason": "Nhầm tệp"}, format="json", headers=headers
    )
    assert answer.status_code == 200, answer.content
    assert Task.objects.filter(plan_line__version=plan.current_id, state="VOIDED").count() == large.LINES


def _timed(name: str, bound: float, act: Callable[[], None]) -> Bound:
    """Seconds that passed, and those that processors worked: here, in the child that reads, in the database."""
    began, before = time.monotonic(), _worked()
    act()
    return Bound(
        f"{large.LINES} lines, {large.UNITS} units, {name}", time.monotonic() - began, _worked() - before, bound
    )


def _worked() -> float:
    own = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in own) + _worked_in_database()


def _worked_in_database() -> float:
    """Of our connection's own process, where it can be looked at."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    return worked([pid])
