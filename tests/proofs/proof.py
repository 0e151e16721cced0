"""What every proof shares: how it ends other than well, its folder, and programs that it listens to."""

import contextlib
import fcntl
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from backend.cli.foreground import ending
from backend.cli.parent import hold_signals
from backend.cli.progress import say

ROOT = Path(__file__).resolve().parents[2]
PREFIX = "dondoc-proof-"


class Failed(Exception):
    """What was to be seen was not; the text says what was."""


class CannotBeTried(Exception):
    """This machine lacks what the proof needs; the text says what."""


@contextlib.contextmanager
def workplace(kind: str, leave: Callable[[Path], None]) -> Iterator[Path]:
    """A folder while the block runs; `leave` is called on it before it is removed. What a killed proof of this kind
    left is cleared first: its folder is one whose lock nobody holds."""
    for old in Path(tempfile.gettempdir()).glob(f"{PREFIX}{kind}-*"):
        with open(old / "lock", "a", encoding="ascii") as lock, contextlib.suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            say(f"  clearing what a killed proof left in {old}")
            _clear(old, leave)
    place = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{kind}-"))
    with open(place / "lock", "a", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield place
        except BaseException:
            hold_signals()
            raise
        finally:
            _clear(place, leave)


def _clear(place: Path, leave: Callable[[Path], None]) -> None:
    leave(place)
    shutil.rmtree(place, ignore_errors=True)


def heard(words: list[str | Path], *, environment: Mapping[str, str] | None = None, umask: int = -1) -> list[str]:
    """Run the program and say on stderr what it says; its lines. Raises Failed when its exit code is not 0."""
    process = subprocess.Popen(
        words, cwd=ROOT, env=environment, umask=umask, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    lines = []
    with ending(process):
        for line in process.stdout:
            lines.append(line.rstrip("\n"))
            print(lines[-1], file=sys.stderr, flush=True)
        code = process.wait()
    if code:
        raise Failed(f"{' '.join(str(word) for word in words if '/' in str(word))} ended with exit code {code}")
    return lines
