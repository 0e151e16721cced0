"""Databases of the tests: one template with the cast in it, cloned in about 20 ms for whoever commits.

The template is named by the hash of everything that makes it; it is built once per cluster, as the owner
(migrations) and as the application (the cast, through the real acts).
"""

import hashlib
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.db import connections
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
MAKERS = ("backend/*/migrations/*.py", "*/migrations/*.py", "backend/**/*.sql", "backend/organisations/*.py", "backend/accounts/*.py", "demo/cast.py", "demo/data/*.csv", "tests/data/*.csv", "tests/world.py", "workflows/policy.py", "tests/database.py")  # fmt: skip
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


def template() -> str:
    """The name of the template, built when it is not there."""
    digest = hashlib.sha256()
    for path in sorted({p for pattern in MAKERS for p in ROOT.glob(pattern)}):
        digest.update(path.read_bytes())
    name = f"dondoc_template_{digest.hexdigest()[:12]}"
    with psycopg.connect(admin_url(), autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(1958)")
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            _build(name)
    return name


def _build(name: str) -> None:
    draft = f"{name}_draft"
    run_as_admin(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(draft)))
    run_as_admin(sql.SQL("CREATE DATABASE {} OWNER dondoc_owner").format(sql.Identifier(draft)))
    for grant in GRANTS:
        run_as_admin(grant, name=draft)
    environment = {
        **os.environ,
        "DATABASE_URL": renamed(os.environ["DATABASE_URL"], draft),
        "DATABASE_OWNER_URL": renamed(os.environ["DATABASE_OWNER_URL"], draft),
    }
    python = [sys.executable]
    subprocess.run(
        [*python, "manage.py", "migrate", "-v0"], cwd=ROOT, env={**environment, "DONDOC_ROLE": "owner"}, check=True
    )
    subprocess.run([*python, "-m", "tests.world"], cwd=ROOT, env=environment, check=True)
    run_as_admin(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(draft), sql.Identifier(name)))


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
