"""From commit to the last of 200 sockets, against a bare broadcast under the same server."""

import asyncio
import statistics
import time
from types import SimpleNamespace
from typing import Any

from asgiref.sync import sync_to_async
from django.db import connections

from backend.accounts.models import User
from backend.plans.models import Task
from notifications.hub import GATHER
from tests import worlds
from tests.bench.figures import Figure
from tests.notifications.server import Server, connect, cookie_of, serving
from workflows.machine import perform

AIM = 2
SOCKETS = 200
ROUNDS = 20


def measure(database_url: str) -> list[Figure]:
    """Medians over the rounds, the first two left out."""
    cast = SimpleNamespace(
        **{user.username: user for user in User.objects.filter(username__in=["chairman", "head", "officer"])}
    )
    tasks = [worlds.assigned(cast) for _ in range(ROUNDS)]
    cookie = cookie_of(cast.officer)
    with (
        serving(database_url, heartbeat="60") as server,
        serving(database_url, application="tests.bench.bare:application") as bare,
    ):
        ours, base = asyncio.run(_rounds(server, bare, cookie, cast.officer, tasks))
    return [
        Figure(
            f"commit → last of {SOCKETS} sockets / bare broadcast",
            statistics.median(ours[2:]),
            statistics.median(base[2:]),
            AIM,
        )
    ]


async def _rounds(
    server: Server, bare: Server, cookie: str, officer: Any, tasks: list[Task]
) -> tuple[list[float], list[float]]:
    wires = [await connect(server, cookie) for _ in range(SOCKETS)]
    plain = [await connect(bare) for _ in range(SOCKETS)]
    for wire in wires:
        await wire.recv()  # hello
    ours, base = [], []
    for task in tasks:
        await asyncio.sleep(2 * GATHER)  # what follows an act more closely is told together with the next, by design
        waiting = asyncio.gather(*[_heard(wire, '"event"') for wire in wires])
        await sync_to_async(perform)(officer, Task.ref(task.pk), "start", {}, expect=f'"v{task.version}"')
        committed = time.perf_counter()
        ours.append(max(0.0, (max(await waiting) - committed) * 1000))
        waiting = asyncio.gather(*[_heard(wire, "go") for wire in plain])
        sent = time.perf_counter()
        await plain[0].send("go")
        base.append((max(await waiting) - sent) * 1000)
    await asyncio.gather(*[wire.close() for wire in (*wires, *plain)])
    await sync_to_async(connections.close_all)()
    return ours, base


async def _heard(wire: Any, word: str) -> float:
    async with asyncio.timeout(20):
        while word not in await wire.recv():
            pass
    return time.perf_counter()
