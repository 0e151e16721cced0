"""The database of one instance while a command needs it: a server elsewhere, or the embedded one."""

import contextlib
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from backend.cli.parent import hold_signals
from backend.embedded.account import Unusable
from backend.embedded.folder import DataFolder

if TYPE_CHECKING:
    import psycopg

    from backend.embedded.cluster import Cluster


class Database:
    """`start()` starts or attaches; `tend()` looks after it; `release()` stops it unless somebody else uses it.

    A DATABASE_URL in the environment is used instead of the embedded server (DATABASE_OWNER_URL for migrations)
    and is nobody's to look after.
    """

    def __init__(self, folder: DataFolder) -> None:
        self.folder = folder
        self.application_url = os.environ.get("DATABASE_URL", "")
        self.owner_url = os.environ.get("DATABASE_OWNER_URL") or self.application_url
        self.elsewhere = bool(self.application_url)
        self._watched: psycopg.Connection | None = None
        self._server: Cluster | None = None

    def start(self) -> None:
        """Have the server running. Raises Unusable with words."""
        if self.elsewhere:
            self._try()
            return
        import psycopg  # one of the locked packages

        try:
            addresses = self._cluster().ensure()
        except psycopg.Error as problem:  # such as a full disk
            raise Unusable(f"the database in {self.folder.home} does not serve: {problem}") from None
        self.application_url, self.owner_url = addresses.application, addresses.owner

    def _try(self) -> None:
        """See that the database elsewhere can serve, before anything is started on it."""
        import psycopg  # one of the locked packages

        from backend.embedded import provision

        try:
            with (
                psycopg.connect(self.owner_url, connect_timeout=10, autocommit=True) as owner,
                psycopg.connect(self.application_url, connect_timeout=10, autocommit=True) as application,
            ):
                wrong = provision.complaint(owner, application)
                if not wrong:
                    provision.open_to_application(owner, owner.info.user)
        except psycopg.Error as problem:
            wrong = str(problem)
        if wrong:
            raise Unusable(f"the database of DATABASE_URL cannot be used: {wrong}")

    def tend(self) -> str | None:
        """Start the server again if it died; what happened, in words, if anything."""
        if self.elsewhere or self._answers():
            return None
        self.start()
        return "the database ended, started again"

    def release(self) -> None:
        """Let go of the server."""
        if self._watched is not None:
            self._watched.close()
        if not self.elsewhere:
            self._cluster().release()

    def _answers(self) -> bool:
        """Ask over one connection that stays: a dead server closes it."""
        import psycopg  # one of the locked packages

        try:
            if self._watched is None:
                self._watched = psycopg.connect(self.application_url, autocommit=True, connect_timeout=3)
            self._watched.execute("SELECT 1")
        except psycopg.OperationalError:
            self._watched = None
            return False
        return True

    def _cluster(self) -> "Cluster":
        if self._server is None:
            from backend.embedded.cluster import Cluster  # needs the locked packages

            self._server = Cluster(self.folder.home)
        return self._server


@contextlib.contextmanager
def database_of(folder: DataFolder) -> Iterator[Database]:
    """The instance's database, running while the block runs."""
    database = Database(folder)
    try:
        database.start()
        yield database
    finally:
        hold_signals()
        database.release()
