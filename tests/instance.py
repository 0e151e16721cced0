"""One instance in a data folder of its own, driven as a person at a terminal would."""

import contextlib
import fcntl
import hashlib
import os
import shutil
import socket
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg

from backend.cli.preparing import PACKAGES, migrations, write_note
from backend.cli.throwaway import UNSAFE
from backend.embedded.cluster import Cluster
from tests import database

ROOT = Path(__file__).parents[1]


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

    def start(self, *words: str) -> str:
        """Start it, with `--no-demo` unless `words` say otherwise; what it said until it was ready."""
        self.parent = subprocess.Popen(
            self.command("run", *(words or ("--no-demo",)), "--port", str(self.port)),
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


@contextlib.contextmanager
def demo() -> Iterator[Running]:
    """A running instance of the demo in a folder of its own, ended and removed afterwards."""
    with folder("dondoc-demo-") as home:
        subprocess.run(["cp", "-a", f"{_grown()}/.", str(home)], check=True)
        running = Running(home)
        try:
            running.start("--host", "127.0.0.1")
            yield running
        finally:
            running.call("stop")
            running.ended()


@contextlib.contextmanager
def folder(prefix: str) -> Iterator[Path]:
    """A folder for one instance; the database's own user passes through it."""
    home = Path(tempfile.mkdtemp(prefix=prefix, dir=os.environ["DONDOC_SHARED"]))
    home.chmod(0o755)
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _grown() -> Path:
    """The demo's data folder as this code's first start leaves it, stopped: grown once for all tests of a run, by whoever
    asks first, then copied. It has no instance.json: each copy makes an id of its own."""
    shared = Path(os.environ["DONDOC_SHARED"])
    grown = shared / f"grown-{_code()}"
    with open(shared / "grown.lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not grown.is_dir():
            with folder("dondoc-growing-") as home:
                _migrated(home)
                growing = Running(home)
                try:
                    growing.start("--host", "127.0.0.1")
                finally:
                    growing.call("stop")
                    growing.ended()
                (home / "instance.json").unlink()
                home.rename(grown)
    return grown


def _migrated(home: Path) -> None:
    """A database that the first start finds migrated: from nothing is the story of tests/cli/test_run.py, and takes long."""
    cluster = Cluster(home, options=UNSAFE)
    addresses = cluster.ensure()
    database.copied_to(database.renamed(addresses.admin, "dondoc"))
    write_note(addresses.owner, {"migrations": migrations()})
    cluster.release()


def _code() -> str:
    """A hash over whatever may make another demo."""
    total = hashlib.sha256()
    files = (file for package in PACKAGES for file in (ROOT / package).rglob("*"))
    for file in sorted(file for file in files if file.suffix in {".py", ".sql", ".csv", ".xlsx"}):
        total.update(file.read_bytes())
    return total.hexdigest()[:12]
