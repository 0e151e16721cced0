"""A database for tests: a server of its own that trades safety for speed and is thrown away."""

import contextlib
import hashlib
import os
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from backend.cli import packages
from backend.cli.parent import hold_signals
from backend.cli.place import FRONTEND, ROOT
from backend.cli.service import end_instance
from backend.embedded.folder import DataFolder

# What is lost in a crash is made again, and nothing lives long enough to be tidied up; 200 connections because every test
# of races has threads of its own.
UNSAFE = (
    "fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0",
    "autovacuum=off", "max_connections=200",
)  # fmt: skip
SAFE = ("max_connections=200",)
PREFIX = "dondoc-test-"
# Of one run's tests, whatever processes they are in: what they make once, and the instances they start.
SHARED = "shared"
# A clone of the template database for every test that commits, and the log of all writes.
ROOMY = 4 * 2**30


def environment(home: Path, *, options: tuple[str, ...] = UNSAFE) -> dict[str, str]:
    """Start (or attach to) the throw-away server in `home`; the variables that tests and settings need."""
    from backend.embedded.cluster import Cluster  # needs the locked packages

    cluster = Cluster(home, options=options)
    addresses = cluster.ensure()
    (home / SHARED).mkdir(exist_ok=True)
    return {
        "DATABASE_URL": addresses.application,
        "DATABASE_OWNER_URL": addresses.owner,
        "DATABASE_ADMIN_URL": addresses.admin,
        "DJANGO_SETTINGS_MODULE": "backend.settings",
        "DONDOC_DATA": str(home),
        "DONDOC_DEMO": "1",
        "DONDOC_FRONTEND": str(FRONTEND / "dist"),
        "DONDOC_INSTANCE": "test",
        "DONDOC_MAIL": "smtp://127.0.0.1:9?from=dondoc@example.vn&tls=none",  # nobody listens there
        "DONDOC_POOL": "0",
        "DONDOC_SHARED": str(home / SHARED),
        "DONDOC_SECRET_KEY": cluster.folder.secret("django"),
        "PYTHONPATH": str(ROOT),
    }


def remove(home: Path) -> None:
    """Stop the server in `home`, and what tests that were cut short left running, and remove everything."""
    from backend.embedded.cluster import Cluster  # needs the locked packages

    if home.is_dir():
        for left in (home / SHARED).glob("*/run"):
            end_instance(DataFolder(left.parent))
        Cluster(home).stop()
        shutil.rmtree(home, ignore_errors=True)


@contextlib.contextmanager
def server(options: tuple[str, ...] = UNSAFE) -> Iterator[dict[str, str]]:
    """A throw-away server while the block runs; its variables on top of the present environment."""
    folder = (fast_folder() if options is UNSAFE else None) or Path(tempfile.gettempdir())
    sweep(folder)
    home = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder))
    home.chmod(0o755)  # the server's own user passes through
    try:
        yield os.environ | environment(home, options=options)
    finally:
        hold_signals()
        remove(home)


def sweep(folder: Path) -> None:
    """Remove the servers of earlier runs that were killed: those that nobody holds any more."""
    from backend.embedded.cluster import Cluster  # needs the locked packages

    for home in folder.glob(f"{PREFIX}*"):
        if home.stat().st_uid == os.geteuid() and Cluster(home).abandoned():
            remove(home)


def fast_folder() -> Path | None:
    """A folder in memory where a throw-away server fits and its programs may run; None: take the disk."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
    if not memory.is_dir() or not os.access(memory, os.W_OK) or os.statvfs(memory).f_flag & os.ST_NOEXEC:
        return None
    return memory if shutil.disk_usage(memory).free > ROOMY else None


def kept_home() -> Path:
    """Where `testdb` keeps its server: one a clone."""
    return Path(tempfile.gettempdir()) / f"dondoc-testdb-{hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]}"


def testdb(words: list[str]) -> int:
    """`testdb [DIR]`: start a throw-away server that stays, and print the variables for a shell."""
    packages.ready("test")
    home = Path(words[0]).absolute() if words else kept_home()
    for name, value in environment(home).items():
        print(f"export {name}={shlex.quote(value)}")
    return 0


def testdb_stop(words: list[str]) -> int:
    """`testdb-stop [DIR]`: stop it and remove its folder."""
    packages.ready("test")
    remove(Path(words[0]).absolute() if words else kept_home())
    return 0
