"""A world for each scenario, and its clock."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from datetime import time as clock_time
from functools import partial
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import expect

from backend.clock import LOCAL
from tests.instance import Running, demo


@pytest.fixture
def instance() -> Iterator[Running]:
    """A demo of this scenario alone."""
    with demo() as running:
        yield running


@pytest.fixture(autouse=True)
def patience() -> Iterator[int]:
    """A busy machine may take its time: what is proved here is what stands on the pages, not how soon."""
    patience = 60_000
    expect.set_options(timeout=patience)
    yield patience
    expect.set_options(timeout=5_000)  # as it was


@pytest.fixture
def go_to(instance: Running) -> Callable[..., None]:
    """Lets the world's clock stand at 9:00 of a later day, or at another time of it; web and worker, which read it at their start, are killed and come
    back by themselves."""

    def move(day: date, at: clock_time = clock_time(9)) -> None:
        moment = datetime.combine(day, at, tzinfo=LOCAL)
        with psycopg.connect(instance.owner_url()) as connection:
            connection.execute("SELECT world_clock_set(%s)", [moment])
        for name in ("worker", "web"):
            was = instance.number(name)
            os.kill(was, signal.SIGKILL)
            until(partial(instance.moved, name, was))
        until(instance.answers)

    return move


@pytest.fixture
def ask_worker(instance: Running) -> Callable[[str], None]:
    """Lets the worker do now what it does by the clock once an hour, and waits until it has."""

    def run(name: str) -> None:
        with psycopg.connect(instance.owner_url(), autocommit=True) as connection:
            connection.execute(
                "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('default', %s, %s)",
                [f"notifications.jobs.{name}", '{"timestamp": 0}'],
            )
            gone = "SELECT NOT EXISTS (SELECT FROM procrastinate_jobs WHERE task_name = %s AND status IN ('todo', 'doing'))"
            until(lambda: connection.execute(gone, [f"notifications.jobs.{name}"]).fetchone() == (True,))

    return run


@pytest.fixture(autouse=True)
def told(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Say how long it took."""
    began = time.monotonic()
    yield
    with capsys.disabled():
        name = Path(request.node.fspath).stem.replace("_", " ")
        sys.stdout.write(f"\nscenario: {name}: {time.monotonic() - began:.0f} s\n")


def until(so: Callable[[], bool], seconds: int = 120) -> None:
    ends = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < ends, "it did not come back"
        time.sleep(0.2)  # noqa: TID251 - a server that starts again tells nobody; it is asked, until a deadline
