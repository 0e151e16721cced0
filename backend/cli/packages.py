"""The virtual environment and its locked packages: made, synced by hash, and skipped when nothing changed."""

import contextlib
import fcntl
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from backend.cli.place import PYTHON, ROOT, VENV
from backend.cli.progress import step
from backend.embedded.account import Unusable

LOCKS = ROOT / "requirements"
# What is installed: the lock's name and hash. The test lock holds all of the application's.
STAMP = VENV / ".dondoc-packages"
LEVELS = ("app", "test")


def ready(level: str, *, wheels: Path | None = None) -> None:
    """Make sure the packages of `level` ("app" or "test") are there, and that this process runs on them.

    `wheels` is a folder to take them from instead of the registry. May replace this process by the same command
    under the environment's Python. Raises Unusable when the packages cannot be had.
    """
    with _alone():
        if not _venv_works():
            with step("Virtual environment"):
                _make_venv()
        wanted = missing(level)
        if wanted:
            with step(f"Python packages ({wanted})"):
                _install("bootstrap", wheels)
                _sync(wanted, wheels)
                remember(wanted)
    if Path(sys.prefix).resolve() != VENV.resolve():
        os.execv(PYTHON, [str(PYTHON), "-P", "-m", "backend.cli", *sys.argv[1:]])  # noqa: S606 - this very command, again


def missing(level: str) -> str | None:
    """The lock to install, None when what is there suffices. An environment for tests is never thinned out."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="ascii"))
        there, its_hash = stamp["level"], stamp["hash"]
    except (FileNotFoundError, ValueError, KeyError):
        return level
    wanted = max(level, there, key=LEVELS.index) if there in LEVELS else level
    return None if (there, its_hash) == (wanted, _hash(wanted)) else wanted


def remember(level: str) -> None:
    """Note that the lock of `level`, as it is now, is installed."""
    STAMP.write_text(json.dumps({"level": level, "hash": _hash(level)}), encoding="ascii")


def _hash(level: str) -> str:
    return hashlib.sha256((LOCKS / f"{level}.txt").read_bytes()).hexdigest()


def _venv_works() -> bool:
    if not PYTHON.exists():
        return False
    if STAMP.exists() and Path(sys.prefix).resolve() == VENV.resolve():
        return True
    return subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


def _make_venv() -> None:
    base = getattr(sys, "_base_executable", sys.executable)
    _call([base, "-m", "venv", "--clear", str(VENV)])


def _install(level: str, wheels: Path | None) -> None:
    """Install a lock by pip, every file held against its hash."""
    words = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    _call([*words, "--require-hashes", *_from(wheels), "-r", str(LOCKS / f"{level}.txt")])


def _sync(level: str, wheels: Path | None) -> None:
    """Make the environment exactly the lock: by uv, and where uv cannot (its registry, its platform) by pip."""
    words = [str(VENV / "bin" / "uv"), "pip", "sync", "--quiet", "--require-hashes", "--python", str(PYTHON)]
    try:
        _call([*words, *_from(wheels), str(LOCKS / f"{level}.txt")])
    except (Unusable, OSError):
        _install(level, wheels)


def _from(wheels: Path | None) -> list[str]:
    return ["--no-index", "--find-links", str(wheels)] if wheels else []


def _call(words: list[str]) -> None:
    done = subprocess.run(words, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Unusable(f"{' '.join(words[:4])} … failed:\n{(done.stderr or done.stdout).strip()}")


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """One set-up at a time in this clone."""
    handle = os.open(LOCKS, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
