"""A page of 50 among 10,000 tasks and the outline of a plan over HTTP, each against one statement that gives the finished
JSON of its rows and a bare server that answers with the same bytes; and the page, with its total, once there are 100,000."""

import http.client
import json
import os
import statistics
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import connection

from backend import clock
from backend.access.readers import keys_of
from backend.accounts.models import User
from backend.ids import uuid7
from backend.plans.drafting import NewPlan
from backend.plans.issuing import IssuedDocument
from backend.plans.models import Plan, Task
from backend.plans.queries import bounds_for, page_sql, visible
from backend.plans.recording import record_plan
from backend.plans.year_figures import of_plan
from tests import worlds
from tests.bench.figures import Figure, Within, settled, timed
from tests.notifications.server import Server, cookie_of, serving

SAMPLE = Path(__file__).parents[1] / "data" / "ke-hoach-cchc-2026-xa.expected.json"
AIM = 5
ROWS, FAR_MORE = 10_000, 100_000
MOST = 100  # ms
ROUNDS = 60


def measure(database_url: str) -> list[Figure | Within]:
    """Ours and the bare thing in turn, over kept connections."""
    chairman = User.objects.get(username="chairman")
    plan = recorded()
    _fill(chairman, ROWS)
    seen = visible(keys_of(chairman))
    order = "l.position, u.position, t.id"
    with serving(database_url) as server:
        compared = [
            _compare(
                server, database_url, chairman, f"list of 50 among {ROWS} / one statement + bare server", "/api/v1/tasks",
                page_sql([seen]), {**seen.params, "limit": 50},
            ),
            _compare(
                server, database_url, chairman, "outline of a plan of 58 lines / one statement + bare server",
                f"/api/v1/plans/{plan.pk}/outline",
                page_sql([seen, of_plan(plan.pk)], order=order), {**seen.params, "plan": plan.pk, "limit": 5000},
            ),
        ]  # fmt: skip
        _fill(chairman, FAR_MORE - ROWS)
        ask = _asker(server, "/api/v1/tasks", {"Cookie": cookie_of(chairman), "Accept": "application/json"})
        far = statistics.median([timed(ask) for _ in range(ROUNDS)][ROUNDS // 10 :])
        return [*compared, Within(f"list of 50 among {FAR_MORE}, told how many", far, MOST, "ms")]


def _compare(
    server: Server, database_url: str, reader: User, name: str, path: str, sql: str, params: dict[str, Any]
) -> Figure:
    headers = {"Cookie": cookie_of(reader), "Accept": "application/json"}
    ask, statement = _asker(server, path, headers), _statement(sql, params)
    with tempfile.NamedTemporaryFile() as body:
        body.write(ask())
        body.flush()
        os.environ["BARE_BODY"] = body.name
        with serving(database_url, application="tests.bench.bare:application") as bare:
            ask_bare = _asker(bare, "/", headers)
            rounds = [(timed(ask), timed(statement) + timed(ask_bare)) for _ in range(ROUNDS)]
    kept = rounds[ROUNDS // 10 :]
    ours, base = (statistics.median(pair[n] for pair in kept) for n in (0, 1))
    return Figure(name, ours, base, AIM)


def recorded() -> Plan:
    """The sample plan as its body has it."""
    parsed = json.loads(SAMPLE.read_text())
    standing, body = User.objects.get(username="standing"), worlds.unit("30337")
    document = IssuedDocument("05/KH-UBND", date(2026, 1, 19))
    return record_plan(standing, parsed, NewPlan(2026), document, body_id=body.pk).plan


def _fill(chairman: User, rows: int) -> None:
    unit = worlds.unit("TTPVHCC")
    body = unit.body
    assert body is not None
    Task.objects.bulk_create(
        [
            Task(
                id=uuid7(), body=body, giver_body=body, origin="WORD_OF_MOUTH", title=f"Nhiệm vụ số {n}", lead=unit,
                given_by=chairman, given_at=clock.now(), due_on=worlds.DUE + timedelta(days=n % 200), version=1, readers=[body.pk],
            )
            for n in range(rows)
        ],
        batch_size=2000,
    )  # fmt: skip
    settled()


def _asker(server: Server, path: str, headers: dict[str, str]) -> Callable[[], bytes]:
    kept = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)

    def ask() -> bytes:
        kept.request("GET", path, headers=headers)
        answer = kept.getresponse()
        body = answer.read()
        assert answer.status == 200, body[:200]
        return body

    return ask


def _statement(sql: str, params: dict[str, Any]) -> Callable[[], Any]:
    """The finished JSON of the rows in one prepared statement."""
    within = bounds_for(worlds.unit("TTPVHCC").body_id)
    text = f"SELECT json_agg(row::json)::text FROM ({sql}) page (row)"

    def ask() -> Any:
        with connection.cursor() as cursor:
            cursor.connection.execute(text, {**within.params(), **params}, prepare=True).fetchone()

    return ask
