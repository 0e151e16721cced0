"""`manage.py worker`: jobs by procrastinate, and the dispatcher beside them, in one process."""

import asyncio
import logging
import signal
from dataclasses import dataclass
from typing import Any

import psycopg
from asgiref.sync import sync_to_async
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.db.utils import OperationalError
from procrastinate.contrib.django import app

from backend.activity.models import Head
from notifications.day import keep_day
from notifications.dispatch import dispatch_all, people_changed, waits
from notifications.hub import connect
from notifications.lapses import lapse_all
from notifications.models import DispatchCursor
from workflows.rerouting import reroute_all
from workflows.undo import held_until

log = logging.getLogger(__name__)
LOOK_ANYWAY = 5.0


class Command(BaseCommand):
    """Ends within a second of SIGTERM; killed, it loses nothing."""

    help = "run jobs and the dispatcher"

    def handle(self, *args: Any, **options: Any) -> None:
        """Until told to stop."""
        asyncio.run(_run())


async def _run() -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await sync_to_async(_catch_up)()
    # A second app over the same tasks: what a job defers still goes through Django's own connection and its transaction.
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]  # Django's connector has it
    async with app.with_connector(connector).open_async() as jobs:
        tasks = [
            asyncio.create_task(
                jobs.run_worker_async(
                    install_signal_handlers=False,
                    shutdown_graceful_timeout=1,
                    listen_notify=True,
                    delete_jobs="successful",  # a tick every few minutes is nothing to keep
                )
            ),
            asyncio.create_task(_dispatch()),
        ]
        await asyncio.wait([asyncio.create_task(stop.wait()), *tasks], return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks, timeout=1)


def _catch_up() -> None:
    """What happened while no worker ran."""
    keep_day()
    lapse_all()
    reroute_all()
    dispatch_all(held_until())
    close_old_connections()


@dataclass
class Looking:
    """How far this worker has looked at who holds which post: ahead of the dispatcher, who waits for what can be undone."""

    seq: int = 0


def _dispatch_once(looking: Looking) -> float:
    """Tell what is due; in how many seconds to look again."""
    try:
        head = Head.objects.values_list("seq", flat=True).get()
        if people_changed(looking.seq):
            reroute_all()
        looking.seq = head
        dispatch_all(held_until())
        return min(LOOK_ANYWAY, waits() or LOOK_ANYWAY)
    finally:
        close_old_connections()


def _last_told() -> int:
    try:
        return DispatchCursor.objects.filter(pk=1).values_list("seq", flat=True).first() or 0
    finally:
        close_old_connections()


async def _dispatch() -> None:
    """Woken by every append, when what waited is due, else every five seconds; a lost connection is made anew."""
    looking = Looking(await sync_to_async(_last_told)())
    while True:
        try:
            async with await connect() as connection:
                await connection.execute("LISTEN activity")
                while True:
                    pause = await sync_to_async(_dispatch_once)(looking)
                    async for _ in connection.notifies(timeout=pause, stop_after=1):
                        pass
        except (psycopg.OperationalError, OperationalError, OSError) as lost:
            log.warning("the dispatcher lost the database: %s", lost)
            await asyncio.sleep(1)
