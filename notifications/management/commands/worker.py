"""`manage.py worker`: jobs by procrastinate, and the dispatcher beside them, in one process."""

import asyncio
import logging
import signal
from typing import Any

import psycopg
from asgiref.sync import sync_to_async
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.db.utils import OperationalError
from procrastinate.contrib.django import app

from notifications.day import keep_day
from notifications.dispatch import dispatch_all, people_changed
from notifications.hub import connect
from notifications.lapses import lapse_all
from notifications.models import DispatchCursor
from workflows.rerouting import reroute_all

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
                jobs.run_worker_async(install_signal_handlers=False, shutdown_graceful_timeout=1, listen_notify=True)
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
    dispatch_all()
    close_old_connections()


def _dispatch_once() -> None:
    try:
        cursor = DispatchCursor.objects.filter(pk=1).values_list("seq", flat=True).first() or 0
        if people_changed(cursor):
            reroute_all()
        dispatch_all()
    finally:
        close_old_connections()


async def _dispatch() -> None:
    """Woken by every append, else every five seconds; a lost connection is made anew."""
    while True:
        try:
            async with await connect() as connection:
                await connection.execute("LISTEN activity")
                while True:
                    await sync_to_async(_dispatch_once)()
                    async for _ in connection.notifies(timeout=LOOK_ANYWAY, stop_after=1):
                        pass
        except (psycopg.OperationalError, OperationalError, OSError) as lost:
            log.warning("the dispatcher lost the database: %s", lost)
            await asyncio.sleep(1)
