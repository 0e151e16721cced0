"""A whole instance under `./dondoc run`: up, healed after every kill, down without a rest."""

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import psycopg
import pytest

from backend.cli.throwaway import fast_folder

ROOT = Path(__file__).parents[2]
LOOK_AGAIN = threading.Event()  # never set: other processes tell nobody when they are done


class Running:
    """One instance in its own data folder, driven as a person at a terminal would."""

    def __init__(self, home: Path) -> None:
        self.home = home
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        ours = ("DATABASE_", "DONDOC_")
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        self.parent: subprocess.Popen[str] | None = None

    def command(self, *words: str) -> list[str]:
        return [str(ROOT / "dondoc"), *words, "--data", str(self.home)]

    def start(self) -> str:
        """Start it; what it said until it was ready."""
        self.parent = subprocess.Popen(
            self.command("run", "--no-demo", "--port", str(self.port)),
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        said = []
        for line in self.parent.stdout:
            said.append(line)
            if line.startswith("Stop with"):
                return "".join(said)
        raise AssertionError("".join(said))

    def ended(self) -> int:
        """Wait for the parent's end; its exit code."""
        self.parent.communicate(timeout=60)
        return self.parent.returncode

    def call(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*words), env=self.environment, capture_output=True, text=True, check=False, timeout=120
        )

    def number(self, name: str) -> int:
        return int((self.home / "run" / f"{name}.pid").read_text())

    def moved(self, name: str, killed: int) -> bool:
        """True when the process has another number than the one that was killed."""
        try:
            return self.number(name) != killed
        except (FileNotFoundError, ValueError):
            return False  # being written

    def postmaster(self) -> int:
        return int((self.home / "pg18" / "postmaster.pid").read_text().split("\n")[0])

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api/v1/session", timeout=5) as answer:
                return bool(answer.status == 200)
        except (OSError, ValueError):
            return False

    def processes(self) -> list[str]:
        """Every live process that was started for this data folder."""
        wanted = str(self.home).encode()
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                told = (process / "environ").read_bytes() + (process / "cmdline").read_bytes()
            except OSError:
                continue
            if wanted in told:
                found.append(process.name)
        return found

    def kept(self) -> tuple | None:
        """The row that the test stored; None while the database cannot be asked."""
        try:
            with psycopg.connect(self.owner_url()) as connection:
                return connection.execute("SELECT n FROM kept").fetchone()
        except psycopg.OperationalError:
            return None

    def owner_url(self) -> str:
        port = (self.home / "run" / "database.port").read_text().strip()
        password = (self.home / "secrets" / "database-dondoc_owner").read_text().strip()
        return f"postgresql://dondoc_owner:{password}@127.0.0.1:{port}/dondoc"


@pytest.fixture(scope="module")
def instance() -> Iterator[Running]:
    home = Path(tempfile.mkdtemp(prefix="dondoc-run-", dir=fast_folder()))
    home.chmod(0o755)
    running = Running(home)
    yield running
    running.call("stop")
    shutil.rmtree(home)


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


def test_stop_ends_what_a_killed_parent_left(instance: Running):
    instance.start()
    instance.parent.kill()
    instance.ended()
    done = instance.call("stop")
    assert done.returncode == 0
    assert "web, worker, database" in done.stderr
    until(lambda: instance.processes() == [], seconds=5)
    assert "Nothing was running" in instance.call("stop").stderr


def test_ctrl_c_while_it_still_starts(instance: Running):
    parent = subprocess.Popen(
        instance.command("run", "--no-demo", "--port", str(instance.port)),
        env=instance.environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    read = ""
    while "Web and worker" not in read:
        read += parent.stderr.read(1)
    os.killpg(parent.pid, signal.SIGINT)
    parent.communicate(timeout=60)
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
