"""The processes under the parent: started again when they die, ended with everything they started."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backend.cli import children
from backend.cli.children import Child
from backend.embedded.folder import DataFolder

ROOT = Path(__file__).parents[2]
# A child that has a child of its own, and says when both are there.
FAMILY = "import subprocess, sys, time; subprocess.Popen(['sleep', '300']); print('up', flush=True); time.sleep(300)"
LOOK_AGAIN = threading.Event()  # never set: other processes tell nobody when they are done
STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(300)"
)

PARENT = """
import sys, time
from pathlib import Path
from backend.embedded.folder import DataFolder
from tests.cli.test_children import FAMILY, child_of
child_of(DataFolder(Path(sys.argv[1])), FAMILY).start()
print("started", flush=True)
time.sleep(300)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[DataFolder]:
    folder = DataFolder(tmp_path / "data")
    folder.make()
    yield folder
    children.end(folder, "web")


def child_of(folder: DataFolder, code: str) -> Child:
    return Child(folder, "web", [sys.executable, "-c", code], lambda: dict(os.environ))


def until(happened: Callable[[], object], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it never happened"
        LOOK_AGAIN.wait(0.01)


def tended(child: Child, deaths: int) -> list[str]:
    """What the child's keeper said until it had died so often."""
    said = []

    def looked() -> bool:
        happened = child.tend()
        if happened:
            said.append(happened)
        return child.deaths == deaths

    until(looked)
    return said


def number(folder: DataFolder) -> int:
    return int((folder.run / "web.pid").read_text())


def group_lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_starts_again_after_a_kill(folder: DataFolder):
    child = child_of(folder, FAMILY)
    child.start()
    until(lambda: "up" in child.log.read_text())
    before = number(folder)
    os.killpg(before, signal.SIGKILL)
    said = tended(child, deaths=1)
    until(lambda: child.tend() or ((folder.run / "web.pid").exists() and number(folder) != before))
    assert said == ["web ended (SIGKILL), starts again in 0.5 s"]
    until(lambda: child.log.read_text().count("up") == 2)
    child.end()


def test_waits_longer_each_time(folder: DataFolder):
    child = child_of(folder, "raise SystemExit(3)")
    child.start()
    said = tended(child, deaths=3)
    assert said == [
        "web ended (exit code 3), starts again in 0.5 s",
        f"web ended (exit code 3), starts again in 1.0 s; see {child.log}",
        f"web ended (exit code 3), starts again in 2.0 s; see {child.log}",
    ]


def test_end_takes_the_whole_family(folder: DataFolder):
    child = child_of(folder, FAMILY)
    child.start()
    until(lambda: "up" in child.log.read_text())
    group = number(folder)
    child.end()
    until(lambda: not group_lives(group))
    assert children.end(folder, "web") is False


def test_end_uses_force_when_it_must(folder: DataFolder, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(children, "GRACE", 0.3)
    child = child_of(folder, STUBBORN)
    child.start()
    until(lambda: "up" in child.log.read_text())
    child.end()
    assert children.end(folder, "web") is False


def test_orphan_of_a_killed_parent_is_found_and_ended(folder: DataFolder):
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(folder.home)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout.readline() == "started\n"
    until(lambda: "up" in (folder.log / "web.log").read_text())
    parent.kill()
    parent.communicate()
    group = number(folder)
    assert group_lives(group)
    assert children.end(folder, "web") is True
    until(lambda: not group_lives(group))


def test_a_long_log_begins_anew(folder: DataFolder, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(children, "LOG_LIMIT", 10)
    child = child_of(folder, "print('much to say about it')")
    child.start()
    until(lambda: child.log.stat().st_size > 10)
    until(child.tend)
    child.start()
    assert (folder.log / "web.log.1").read_text() == "much to say about it\n"
