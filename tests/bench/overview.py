"""The overview over HTTP with 130 bodies below and 22,500 tasks given to them, beside the page of the bodies by exception."""

import http.client
import random
import statistics
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from backend import clock
from backend.accounts.models import User
from backend.accounts.queries import system_user
from backend.ids import uuid7
from backend.imports.areas import REFORM
from backend.organisations.edits import load_rows
from backend.organisations.models import OrgUnit
from backend.organisations.official import SINCE
from backend.organisations.unit_list import UnitRow
from backend.plans.models import Task
from tests import worlds
from tests.bench.figures import Within, settled, timed
from tests.notifications.server import Server, cookie_of, serving

BODIES, TASKS, MOST, ROUNDS = 130, 22_500, 1_000, 7
STATES = ("ASSIGNED", "IN_PROGRESS", "IN_PROGRESS", "COMPLETED", "COMPLETED")


def measure(database_url: str) -> list[Within]:
    """As the province's standing office, which gave all of them."""
    reader = User.objects.get(username="province")
    _fill(reader)
    with serving(database_url) as server:
        return [
            _within(f"overview of {BODIES} bodies and {TASKS} tasks", _asker(server, reader, "overview?scope=BELOW")),
            _within(f"bodies by exception, {BODIES} and {TASKS} tasks", _asker(server, reader, "committee")),
        ]


def _within(name: str, ask: Callable[[], Any]) -> Within:
    ask()
    return Within(name, statistics.median(timed(ask) for _ in range(ROUNDS)), MOST, "ms")


def _fill(giver: User) -> None:
    """Spread over bodies, areas, dates and states by a fixed seed."""
    rows = [UnitRow(n, f"MH9{n:03d}", f"UBND xã {n}", f"UBND xã {n}", (), "COMMITTEE", "MH", False, (), SINCE, None) for n in range(BODIES)]  # fmt: skip
    load_rows(system_user(), rows)
    above, bodies = worlds.unit("MH"), list(OrgUnit.objects.filter(code__startswith="MH9"))
    chance, today = random.Random(23), clock.today()
    tasks = []
    for number in range(TASKS):
        body, state = bodies[number % BODIES], chance.choice(STATES)
        due = today + timedelta(days=chance.randint(-200, 60))
        done = due + timedelta(days=chance.randint(-9, 4)) if state == "COMPLETED" else None
        tasks.append(
            Task(
                id=uuid7(), body=body, giver_body=above, lead=body, origin="DOCUMENT", title=f"Việc số {number}", state=state,
                area=chance.choice([*(code for code, *_ in REFORM), ""]), given_by=giver, given_at=clock.now() - timedelta(days=30), due_on=due,
                first_due_on=due, accepted_on=done, extended=number % 7 == 0, version=1, readers=sorted([above.pk, body.pk]),
            )
        )  # fmt: skip
    Task.objects.bulk_create(tasks, batch_size=2000)
    settled()


def _asker(server: Server, reader: User, path: str) -> Callable[[], Any]:
    kept = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    headers = {"Cookie": cookie_of(reader), "Accept": "application/json"}

    def ask() -> bytes:
        kept.request("GET", f"/api/v1/{path}", headers=headers)
        answer = kept.getresponse()
        body = answer.read()
        assert answer.status == 200, body[:200]
        return body

    return ask
