"""How far a long work with an upload has come, as the work itself says: a few bytes in a file that whoever waits may read.

The work tells it through `begin` and `step`, wherever it runs (a request, the child that reads foreign files); outside of
`telling` they do nothing. A file and not a row, since what a transaction writes is seen by nobody before it ends."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

LENGTH = 120  # bytes of what is told: written at once over what stood there, so nobody reads half of it
TIMES = 200  # at most so often for one phase


@dataclass
class _Teller:
    handle: int
    path: Path
    phase: str = ""
    done: int = 0
    total: int = 0

    def write(self) -> None:
        text = json.dumps({"phase": self.phase, "done": self.done, "total": self.total})
        os.pwrite(self.handle, text.ljust(LENGTH).encode(), 0)


_telling: ContextVar[_Teller | None] = ContextVar("under_way", default=None)


@contextmanager
def telling(path: Path, *, keep: bool = False) -> Iterator[None]:
    """Tell at `path` what the work inside says; the file is gone at the end unless it is somebody else's (`keep`)."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    token = _telling.set(_Teller(handle, path))
    try:
        yield
    finally:
        _telling.reset(token)
        os.close(handle)
        if not keep:
            path.unlink(missing_ok=True)


def told_at() -> Path | None:
    """Where the present work tells; for a process that goes on with it."""
    teller = _telling.get()
    return teller.path if teller else None


def begin(phase: str, total: int = 0) -> None:
    """A part of the work begins; `total`: of how many lines, 0 while nobody knows."""
    if teller := _telling.get():
        teller.phase, teller.done, teller.total = phase, 0, total
        teller.write()


def step() -> None:
    """One line more is done."""
    if teller := _telling.get():
        teller.done += 1
        if teller.done == teller.total or teller.done % max(1, teller.total // TIMES) == 0:
            teller.write()


def read(path: Path) -> tuple[str, int, int] | None:
    """Phase, lines done and lines in all; None when nothing is under way there."""
    try:
        said = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    return said["phase"], said["done"], said["total"]
