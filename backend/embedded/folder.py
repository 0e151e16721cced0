"""The data folder of one instance: `pg18/ files/ run/ secrets/ log/`, its locks and its secrets."""

import contextlib
import fcntl
import os
import secrets
from collections.abc import Iterator
from pathlib import Path


class DataFolder:
    """One instance's folder. Making the object touches nothing; `make()` makes the folders."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.run = home / "run"
        self.log = home / "log"
        self.files = home / "files"
        self.secrets = home / "secrets"

    def make(self) -> None:
        """Make the folders; `secrets` and `files` are for this user alone.

        Whatever the umask, the server's own user passes through the others.
        """
        for folder in (*reversed(self.home.parents), self.home, self.run, self.log):
            if not folder.exists():
                folder.mkdir(exist_ok=True)
                folder.chmod(0o755)
        self.files.mkdir(mode=0o700, exist_ok=True)
        self.secrets.mkdir(mode=0o700, exist_ok=True)

    def secret(self, name: str) -> str:
        """A random secret of 48 letters and digits: made once, whoever asks first, then read."""
        file = self.secrets / name
        if not file.exists():
            half = _written(file, secrets.token_hex(24) + "\n", 0o600)
            with contextlib.suppress(FileExistsError):
                os.link(half, file)
            half.unlink()
        return file.read_text(encoding="ascii").strip()

    @contextlib.contextmanager
    def locked(self, name: str) -> Iterator[None]:
        """Only one process at a time is inside; the kernel lets go of it when the process dies."""
        with open(self.run / f"{name}.lock", "w", encoding="ascii") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield


def write_whole(file: Path, text: str, mode: int = 0o644) -> None:
    """Replace the file in one step, so that a reader never sees half of it."""
    _written(file, text, mode).rename(file)


def _written(file: Path, text: str, mode: int) -> Path:
    half = file.with_name(f".{file.name}.{os.getpid()}")
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    return half
