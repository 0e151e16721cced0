"""A page of 50 among 10,000 tasks over HTTP, against one statement that gives the finished JSON and a bare server."""

import http.client
import os
import statistics
import tempfile
from collections.abc import Callable
from typing import Any

from django.db import connection

from backend.accounts.models import User
from backend.ids import uuid7
from backend.plans.models import Task
from backend.plans.queries import bounds_for, page_sql, visible
from tests import worlds
from tests.bench.figures import Figure, timed
from tests.notifications.server import Server, cookie_of, serving

AIM = 5
ROWS = 10_000
ROUNDS = 60


def measure(database_url: str) -> list[Figure]:
    """Both in turn, over kept connections."""
    chairman = User.objects.get(username="chairman")
    _fill(chairman)
    headers = {"Cookie": cookie_of(chairman), "Accept": "application/json"}
    statement = _statement(chairman)
    with serving(database_url) as server:
        ask = _asker(server, "/api/v1/tasks", headers)
        with tempfile.NamedTemporaryFile() as body:
            body.write(ask())
            body.flush()
            os.environ["BARE_BODY"] = body.name
            with serving(database_url, application="tests.bench.bare:application") as bare:
                ask_bare = _asker(bare, "/", headers)
                rounds = [(timed(ask), timed(statement) + timed(ask_bare)) for _ in range(ROUNDS)]
    kept = rounds[ROUNDS // 10 :]
    ours, base = (statistics.median(pair[n] for pair in kept) for n in (0, 1))
    return [Figure(f"list of 50 among {ROWS} / one statement + bare server", ours, base, AIM)]


def _fill(chairman: User) -> None:
    unit = worlds.unit("TTPVHCC")
    body = unit.body
    assert body is not None
    from datetime import timedelta

    from backend import clock

    Task.objects.bulk_create(
        [
            Task(
                id=uuid7(), body=body, giver_body=body, origin="WORD_OF_MOUTH", title=f"Nhiệm vụ số {n}", lead=unit,
                given_by=chairman, given_at=clock.now(), due_on=worlds.DUE + timedelta(days=n % 200), version=1, readers=[body.pk],
            )
            for n in range(ROWS)
        ],
        batch_size=2000,
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE plans_task")


def _asker(server: Server, path: str, headers: dict[str, str]) -> Callable[[], bytes]:
    kept = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)

    def ask() -> bytes:
        kept.request("GET", path, headers=headers)
        answer = kept.getresponse()
        body = answer.read()
        assert answer.status == 200, body[:200]
        return body

    return ask


def _statement(reader: User) -> Callable[[], Any]:
    """The finished JSON of the page in one prepared statement."""
    from backend.access.readers import keys_of

    within = bounds_for(worlds.unit("TTPVHCC").body_id)
    seen = visible(keys_of(reader))
    text = f"SELECT json_agg(row::json)::text FROM ({page_sql([seen])}) page (row)"
    params = {**within.params(), **seen.params, "limit": 50}

    def ask() -> Any:
        with connection.cursor() as cursor:
            cursor.connection.execute(text, params, prepare=True).fetchone()

    return ask
