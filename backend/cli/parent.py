"""The parent of an instance's processes: there is one at a time, and it can be told to stop."""

import contextlib
import fcntl
import json
import os
import signal
import time
from collections.abc import Iterator
from types import FrameType
from typing import NoReturn

from backend.embedded.account import Unusable
from backend.embedded.folder import DataFolder, write_whole

# A parent lets its children finish (see children.GRACE) and PostgreSQL write its checkpoint.
PATIENCE = 90.0
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class ToldToStop(BaseException):
    """Raised wherever the command is when the signal `number` tells it to stop."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def heed_signals() -> None:
    """From here on a signal raises ToldToStop; signals that the caller's shell ignores stay ignored."""
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _raise)


@contextlib.contextmanager
def told_to_stop() -> Iterator[None]:
    """While the block runs, being told to stop is its ordinary end."""
    with contextlib.suppress(ToldToStop):
        yield


def hold_signals() -> None:
    """From here on the command tidies up and is not interrupted again."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def _raise(number: int, _frame: FrameType | None) -> NoReturn:
    raise ToldToStop(number)


@contextlib.contextmanager
def parenthood(folder: DataFolder) -> Iterator[str | None]:
    """Be the instance's parent while the block runs: yields None, or the address of the parent there already is."""
    with open(folder.run / "parent.lock", "a", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield str(_facts(folder).get("address", "an address not yet known"))
            return
        announce(folder, "an address not yet known")
        yield None


def announce(folder: DataFolder, address: str) -> None:
    """Write down who the parent is and where the web listens."""
    write_whole(folder.run / "parent.json", json.dumps({"pid": os.getpid(), "address": address}) + "\n")


def end_parent(folder: DataFolder) -> bool:
    """Tell the parent to stop and wait for it, at last by force. True when there was one."""
    if not _lives(folder):
        return False
    for number in (signal.SIGTERM, signal.SIGKILL):
        deadline = time.monotonic() + PATIENCE
        with contextlib.suppress(ProcessLookupError, KeyError):
            os.kill(int(_facts(folder)["pid"]), number)
        while _lives(folder):
            if time.monotonic() > deadline:
                break
            time.sleep(0.05)  # noqa: TID251 - waits for a process that is not our child; bounded by the deadline
        else:
            return True
    raise Unusable("the parent does not end")


def _lives(folder: DataFolder) -> bool:
    """True while a parent holds its lock; the kernel lets go of it whatever happens to the parent."""
    with open(folder.run / "parent.lock", "a", encoding="ascii") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _facts(folder: DataFolder) -> dict[str, str]:
    try:
        facts: dict[str, str] = json.loads((folder.run / "parent.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return facts
