"""The worker as a process: tells as soon as an act can no longer be undone, ends at once, and killed loses nothing."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import connection

from backend.activity.models import Event
from notifications.models import Notice
from tests import worlds

ROOT = Path(__file__).resolve().parents[2]
PAUSE = threading.Event()  # never set: the other process tells nobody when it is done


@pytest.fixture
def worker(own_database):
    started = []

    def start():
        process = subprocess.Popen(
            [sys.executable, "manage.py", "worker"],
            cwd=ROOT,
            env={
                **os.environ,
                "DATABASE_URL": own_database,
                "DONDOC_UNDO_SECONDS": "-1",
            },  # with the patience: one second
            stderr=subprocess.DEVNULL,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
            process.wait()


def until(happened, seconds):
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it never happened"
        PAUSE.wait(0.05)


def listening():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND application_name = 'dondoc-listener'"
        )
        return cursor.fetchone()[0] == 1


def ticked():
    """Something that runs by the clock was put before the worker: its last tick is at most five minutes old."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_periodic_defers")
        return cursor.fetchone()[0] > 0


def told(cast):
    """How often the head was told of results. (Of a task without an officer too, where the worker comes between two acts.)"""
    results = Event.objects.filter(verb="task.submitted").values("seq")
    return Notice.objects.filter(user=cast.head, seq__in=results).count()


def test_tells_ends_and_heals(worker, cast):
    process = worker()
    worlds.submitted(cast)
    until(lambda: told(cast) == 1, 25)  # its start included
    until(ticked, 10)
    worlds.submitted(cast)
    until(lambda: told(cast) == 2, 4)

    process.send_signal(signal.SIGKILL)
    process.wait()
    worlds.submitted(cast)
    again = worker()
    until(lambda: told(cast) == 3, 25)
    until(listening, 25)  # told already on the way up; ending is measured once it stands

    began = time.monotonic()
    again.terminate()
    assert again.wait(timeout=5) == 0
    assert time.monotonic() - began < 1.5
