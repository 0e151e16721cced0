"""One PostgreSQL server in one data folder: `ensure()` starts it or attaches, `release()` and `stop()` end it.

Whether the server runs is decided by a connection with our password, never by a process id: after a `kill -9` the
dead postmaster can stay a zombie for a minute, and `pg_ctl status` still answers "running". `ensure()` is guarded by
a file lock; everybody who uses the server holds a shared lock, and the last one out stops it.
"""

import contextlib
import fcntl
import os
import shutil
import socket
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg

from backend.embedded import binaries, provision
from backend.embedded.account import Account, Unusable, server_account
from backend.embedded.folder import DataFolder, write_whole

SUPERUSER = "postgres"
# Recovery after a kill needs seconds; where process 1 reaps slowly the dead stay for up to a minute.
PATIENCE = 75.0


@dataclass(frozen=True)
class Addresses:
    """Connection addresses of one database: for the application, for its owner, and the superuser's own."""

    application: str
    owner: str
    admin: str


class Cluster:
    """The server whose files are under `home`; `options` are `name=value` settings such as `fsync=off`."""

    def __init__(self, home: Path, *, options: tuple[str, ...] = ()) -> None:
        self.folder = DataFolder(home)
        self.options = options
        self.data = home / f"pg{binaries.major_version()}"
        self.log = self.folder.log / "postgresql.log"
        self._users: int | None = None

    def ensure(self) -> Addresses:
        """Start the server, or attach to it, and hold it until `release()`. Raises Unusable with words."""
        account = server_account()
        self.folder.make()
        if account.drop and not account.reaches(self.folder.home):
            raise Unusable(
                f"the database never runs as root, and its own user cannot enter {self.folder.home}:"
                " choose another --data DIR"
            )
        self._hold()
        with self.folder.locked("database"):
            if not self.answers():
                self._start(account)
        return Addresses(
            application=self._url(provision.APPLICATION, provision.DATABASE),
            owner=self._url(provision.OWNER, provision.DATABASE),
            admin=self._url(SUPERUSER, "postgres"),
        )

    def answers(self) -> bool:
        """True when our own server, and no other, accepts a connection now."""
        if _works_in(self.data) is False:
            return False
        try:
            with psycopg.connect(self._url(SUPERUSER, "postgres"), connect_timeout=2) as connection:
                found = connection.execute("SHOW data_directory").fetchone()
        except (psycopg.OperationalError, FileNotFoundError):
            return False
        return found is not None and Path(found[0]).resolve() == self.data.resolve()

    def release(self) -> bool:
        """Let go of the server; the last one to do so stops it. True when that was us."""
        if self._users is None:
            return False
        with self.folder.locked("database"):
            try:
                fcntl.flock(self._users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                alone = False
            else:
                alone = True
                self._stop()
            os.close(self._users)
            self._users = None
        return alone

    def abandoned(self) -> bool:
        """True when there is a cluster that no living process holds, whether its server runs or not."""
        try:
            handle = os.open(self.folder.run / "database.users", os.O_RDWR)
        except FileNotFoundError:
            return False
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        finally:
            os.close(handle)
        return True

    def stop(self) -> bool:
        """Stop the server, whoever uses it. True when one was running."""
        if not self.data.is_dir():
            return False
        with self.folder.locked("database"):
            return self._stop()

    def _hold(self) -> None:
        if self._users is None:
            handle = os.open(self.folder.run / "database.users", os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(handle, fcntl.LOCK_SH)
            self._users = handle

    def _start(self, account: Account) -> None:
        programs = binaries.programs(account, self.folder.home)
        if not (self.data / "PG_VERSION").exists():
            self._initdb(account, programs)
        for path in (self.data, self.log):
            account.takes_over(path)
        deadline = time.monotonic() + PATIENCE
        said = ""
        while True:
            if not _works_in(self.data):  # else it is alive but not yet, or no longer, open: recovering or going down
                self._forget_dead_postmaster()
                said = self._pg_ctl_start(account, programs)
            if self.answers():
                break
            if time.monotonic() > deadline:
                raise Unusable(f"PostgreSQL does not start: {said or 'no answer'}; see {self.log}")
            time.sleep(0.1)  # noqa: TID251 - another process opens its port; bounded by the deadline
        self._provision()

    def _provision(self) -> None:
        admin = self._url(SUPERUSER, "postgres")
        roles = (provision.OWNER, provision.APPLICATION)
        provision.provision_roles(admin, {role: self._password(role) for role in roles})
        provision.provision_database(admin)

    def _initdb(self, account: Account, programs: Path) -> None:
        """Make the cluster under another name and rename it: an interrupted attempt leaves nothing half done."""
        half = self.data.with_name(self.data.name + ".new")
        shutil.rmtree(half, ignore_errors=True)
        account.owns(half)
        password = self.folder.run / "password.new"
        write_whole(password, self._password(SUPERUSER) + "\n", 0o600)
        os.chown(password, account.uid, account.gid)
        locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        access = ["-U", SUPERUSER, "--auth=scram-sha-256", f"--pwfile={password}"]
        haste = ["--no-sync"] if "fsync=off" in self.options else []
        done = account.run([f"{programs}/initdb", "-D", str(half), *locale, *access, *haste])
        password.unlink()
        if done.returncode:
            raise Unusable(f"initdb failed: {(done.stderr or done.stdout).strip()}")
        half.rename(self.data)

    def _pg_ctl_start(self, account: Account, programs: Path) -> str:
        """Start the server and wait for it; the answer is what `pg_ctl` complained about, "" when nothing."""
        settings = [f"port={self._choose_port()}", "listen_addresses=127.0.0.1", "unix_socket_directories="]
        words = " ".join(f"-c {setting}" for setting in [*settings, *self.options])
        account.owns(self.folder.log, 0o755)
        patient = ["-w", "-t", "60", "-s"]
        command = [f"{programs}/pg_ctl", "-D", str(self.data), *patient, "-l", str(self.log), "-o", words, "start"]
        return account.run(command).stderr.strip()

    def _forget_dead_postmaster(self) -> None:
        """Remove a `postmaster.pid` left by a kill; called only when no live process works in the data folder.

        Its number may belong to a zombie, or since a restart of the machine to somebody else: PostgreSQL would
        refuse to start for either.
        """
        if _works_in(self.data) is False:
            (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _stop(self) -> bool:
        if not self.answers() and not _works_in(self.data):
            return False
        account = server_account()
        programs = binaries.programs(account, self.folder.home)
        for mode in ("fast", "immediate"):
            account.run([programs / "pg_ctl", "-D", self.data, "-w", "-t", "30", "-m", mode, "stop"])
            if not self.answers() and not _works_in(self.data):
                return True
        raise Unusable(f"PostgreSQL does not stop; see {self.log}")

    def _url(self, role: str, database: str) -> str:
        port = (self.folder.run / "database.port").read_text(encoding="ascii").strip()
        return f"postgresql://{role}:{self._password(role)}@127.0.0.1:{port}/{database}"

    def _password(self, role: str) -> str:
        return self.folder.secret(f"database-{role}")

    def _choose_port(self) -> int:
        """The port of the last start when it is still free, else another; written where others look for it."""
        file = self.folder.run / "database.port"
        wanted = int(file.read_text(encoding="ascii")) if file.exists() else 0
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", wanted))
            except OSError:
                probe.bind(("127.0.0.1", 0))
            port: int = probe.getsockname()[1]
        write_whole(file, f"{port}\n")
        return port


def _works_in(folder: Path) -> bool | None:
    """Whether a live process has the folder as its working directory, as every PostgreSQL process has.

    None where there is no /proc: there only a connection can tell.
    """
    if not Path("/proc/self/cwd").exists():
        return None
    wanted = folder.resolve()
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (process / "cwd").readlink() == wanted:
                return True
    return False
