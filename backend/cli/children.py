"""The processes under `./dondoc run`: started, watched, started again when they die, and ended without a rest.

Whether a child still lives is known from a lock that it inherits: the kernel lets go of it when the last process of
the child is gone. Its number, written by the child itself, is only used while that lock is held.
"""

import contextlib
import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from backend.embedded.account import Unusable
from backend.embedded.folder import DataFolder

# Long enough for a request and for a job in hand; after it the child is killed, and what it held rolls back.
GRACE = 10.0
# A child that lived this long died of something new: the waiting time starts over.
HEALTHY = 60.0
LONGEST_WAIT = 30.0
LOG_LIMIT = 5_000_000


class Child:
    """One process of the instance. `environment` is asked at every start, because the database may have moved."""

    def __init__(
        self,
        folder: DataFolder,
        name: str,
        command: list[str],
        environment: Callable[[], dict[str, str]],
        *,
        to_terminal: bool = False,
    ) -> None:
        self.folder = folder
        self.name = name
        self.command = command
        self.environment = environment
        self.log = None if to_terminal else folder.log / f"{name}.log"
        self.deaths = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._began = 0.0
        self._not_before = 0.0

    def start(self) -> None:
        """Start the process in a group of its own; its output goes to its log."""
        number = self.folder.run / f"{self.name}.pid"
        number.unlink(missing_ok=True)
        lock = os.open(_lock_file(self.folder, self.name), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with self._output() as output:
                self._process = subprocess.Popen(
                    ["/bin/sh", "-c", 'echo $$ >"$0" && exec "$@"', str(number), *self.command],
                    env=self.environment(),
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT if self.log else None,
                    start_new_session=True,
                    pass_fds=[lock],
                )
        finally:
            os.close(lock)
        self._began = time.monotonic()

    def _output(self) -> contextlib.AbstractContextManager[BinaryIO | int]:
        """Where stdout goes: the log, begun anew when it has grown long, or the terminal's stderr."""
        if self.log is None:
            return contextlib.nullcontext(2)
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.rename(self.log.with_suffix(".log.1"))
        return open(self.log, "ab")

    def tend(self) -> str | None:
        """Start the process again if it died and its waiting time is over; what happened, in words, if anything."""
        now = time.monotonic()
        if self._process is not None:
            code = self._process.poll()
            if code is None:
                return None
            self.deaths = 1 if now - self._began > HEALTHY else self.deaths + 1
            wait = min(0.25 * 2**self.deaths, LONGEST_WAIT)
            self._process, self._not_before = None, now + wait
            where = f"; see {self.log}" if self.log and self.deaths > 1 else ""
            return f"{self.name} ended ({_how(code)}), starts again in {wait:.1f} s{where}"
        if now >= self._not_before:
            self.start()
        return None

    def finish(self) -> int:
        """Wait for a process that ends by itself; its exit code."""
        assert self._process is not None, "not started"
        return self._process.wait()

    def last_words(self, count: int = 25) -> str:
        """The end of its log."""
        if self.log is None:
            return ""
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join([f"the end of {self.log}:", *lines[-count:]])

    def end(self) -> None:
        """End the process and everything it started."""
        end(self.folder, self.name)
        if self._process is not None:
            self._process.wait()
            self._process = None


def end(folder: DataFolder, name: str) -> bool:
    """End the child of that name, whoever started it: politely, then by force. True when one was alive."""
    if not _alive(folder, name):
        return False
    for kind, patience in ((signal.SIGTERM, GRACE), (signal.SIGKILL, GRACE)):
        sent = False
        for _ in _ticks(time.monotonic() + patience):
            sent = sent or _signal(folder, name, kind)
            if not _alive(folder, name):
                return True
    raise Unusable(f"{name} does not end")


def _alive(folder: DataFolder, name: str) -> bool:
    try:
        handle = os.open(_lock_file(folder, name), os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def _signal(folder: DataFolder, name: str, kind: signal.Signals) -> bool:
    """Signal the child's whole group: its number is its group's, because it began a session.

    False when the child, just begun, has not yet written its number.
    """
    try:
        os.killpg(int((folder.run / f"{name}.pid").read_text(encoding="ascii")), kind)
    except (FileNotFoundError, ValueError, ProcessLookupError):
        return False
    return True


def _ticks(deadline: float) -> Iterator[None]:
    while time.monotonic() < deadline:
        yield
        time.sleep(0.02)  # noqa: TID251 - waits for a process that is not our child; bounded by the deadline


def _lock_file(folder: DataFolder, name: str) -> Path:
    return folder.run / f"{name}.alive"


def _how(code: int) -> str:
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"
