"""A whole instance under `./dondoc run`: up, healed after every kill, down without a rest."""

import contextlib
import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import psycopg
import pytest

from tests.instance import Running, folder

ROOT = Path(__file__).parents[2]
LOOK_AGAIN = threading.Event()  # never set: other processes tell nobody when they are done


@pytest.fixture(scope="module")
def instance() -> Iterator[Running]:
    with folder("dondoc-run-") as home:
        running = Running(home)
        running.environment["http_proxy"] = (
            "http://127.0.0.1:9"  # a machine's proxy does not lead to the machine itself
        )
        yield running
        running.call("stop")


def until(happened: Callable[[], object], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it never happened"
        LOOK_AGAIN.wait(0.05)


def test_up_healed_and_down(instance: Running):
    said = instance.start()
    assert f"http://127.0.0.1:{instance.port}/start/" in said, "the first administrator's link"
    assert all(re.search(rf"{step} … \d+\.\d s", said) for step in ("Database", "Migrations", "Web and worker"))
    assert instance.answers()

    again = instance.call("run")
    assert again.returncode == 0
    assert f"already runs at http://127.0.0.1:{instance.port}" in again.stderr

    for name in ("web", "worker"):
        killed = instance.number(name)
        os.kill(killed, signal.SIGKILL)
        until(partial(instance.moved, name, killed))
    until(instance.answers)

    with psycopg.connect(instance.owner_url(), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (n int)")
        connection.execute("INSERT INTO kept VALUES (7)")
        before = instance.postmaster()
        os.kill(before, signal.SIGKILL)
    until(lambda: instance.kept() == (7,))
    assert instance.postmaster() != before
    until(instance.answers)

    instance.parent.kill()
    instance.ended()
    assert instance.answers(), "web outlives its parent"
    began = time.monotonic()
    said = instance.start()
    assert "web of an earlier start ended" in said
    assert "worker of an earlier start ended" in said
    assert "Migrations" not in said, "nothing to migrate: not even asked"
    assert time.monotonic() - began < 20
    assert instance.answers()

    instance.parent.send_signal(signal.SIGTERM)
    assert instance.ended() == 0
    until(lambda: instance.processes() == [], seconds=5)

    assert instance.call("stop").returncode == 0


def test_stop_lets_the_parent_end_by_itself(instance: Running):
    instance.start()
    assert "the parent with all of its own" in instance.call("stop").stderr
    assert instance.ended() == 0, "told, never killed"
    assert instance.processes() == []


def test_stop_ends_what_a_killed_parent_left(instance: Running):
    instance.start()
    instance.parent.kill()
    instance.ended()
    done = instance.call("stop")
    assert done.returncode == 0
    assert "web, worker, database" in done.stderr
    until(lambda: instance.processes() == [], seconds=5)
    assert "Nothing was running" in instance.call("stop").stderr


def test_ended_while_it_still_starts_and_its_terminal_is_gone(instance: Running):
    parent = subprocess.Popen(
        instance.command("run", "--no-demo", "--port", str(instance.port)),
        env=instance.environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # whoever runs the tests may ignore it
    )
    read = ""
    while "Web and worker" not in read:
        letter = parent.stderr.read(1)
        assert letter, read
        read += letter
    parent.stderr.close()
    os.killpg(parent.pid, signal.SIGINT)
    parent.wait(timeout=60)
    assert parent.returncode == 0
    until(lambda: instance.processes() == [], seconds=5)


def test_a_real_instance_is_not_the_demo(instance: Running):
    assert '"demo": false' in (instance.home / "instance.json").read_text()
    demo = instance.home / "demo-beside"
    demo.mkdir()
    (demo / "instance.json").write_text('{"id": "0123abcd", "demo": true}')
    refused = subprocess.run(
        [ROOT / "dondoc", "run", "--no-demo", "--data", demo],
        env=instance.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 2
    assert "demo world" in refused.stderr


def test_a_short_command_told_to_stop_takes_its_database_along(instance: Running, tmp_path: Path):
    units = tmp_path / "units.csv"
    os.mkfifo(units)
    command = subprocess.Popen(
        instance.command("load-units", str(units)), env=instance.environment, stderr=subprocess.PIPE, text=True
    )
    writing: list[int] = []
    until(partial(opened, units, writing))  # the command waits in the middle of reading
    command.terminate()
    _said, complaint = command.communicate(timeout=60)
    os.close(writing[0])
    assert command.returncode == 128 + signal.SIGTERM, complaint
    until(lambda: instance.processes() == [], seconds=5)


def opened(pipe: Path, writing: list[int]) -> bool:
    """Open the pipe for writing, which can be done once somebody reads it."""
    with contextlib.suppress(OSError):
        writing.append(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
    return bool(writing)
