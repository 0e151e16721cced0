"""Migrations and the demo world, done once: what a database has been through is written on the database itself."""

import contextlib
import hashlib
import json
from typing import Any

from backend.cli import django
from backend.cli.place import ROOT
from backend.cli.progress import step

PACKAGES = ("api", "backend", "demo", "notifications", "workflows")


def prepare(owner_url: str, environment: dict[str, str], *, demo: bool) -> None:
    """Bring the database up to this code. A start with nothing to do asks one question and starts no Django.

    The note lies in the database's comment: it goes where the database goes, and with it.
    """
    note = _read(owner_url)
    wanted = migrations()
    if note.get("migrations") != wanted:
        with step("Migrations"):
            django.output("migrate", "-v", "0", environment=environment | {"DONDOC_ROLE": "owner"})
        note["migrations"] = wanted
        _write(owner_url, note)
    if demo and not note.get("demo"):
        with step("Demo world"):
            django.output("demo", environment=environment)
        note["demo"] = True
        _write(owner_url, note)


def migrations() -> str:
    """One hash over our migrations and the locked packages, which bring their own."""
    total = hashlib.sha256((ROOT / "requirements" / "app.txt").read_bytes())
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("migrations/*.py")):
            total.update(str(file.relative_to(ROOT)).encode() + b"\0" + file.read_bytes())
    return total.hexdigest()


def _read(owner_url: str) -> dict[str, Any]:
    import psycopg  # one of the locked packages

    with psycopg.connect(owner_url) as connection:
        found = connection.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    try:
        note = json.loads(found[0]) if found and found[0] else {}
    except ValueError:
        return {}
    return note if isinstance(note, dict) else {}


def _write(owner_url: str, note: dict[str, Any]) -> None:
    """Write the note; where the role does not own the database there is none, and migrations are asked every time."""
    import psycopg  # one of the locked packages
    from psycopg import sql

    with psycopg.connect(owner_url) as connection, contextlib.suppress(psycopg.errors.InsufficientPrivilege):
        connection.execute(
            sql.SQL("COMMENT ON DATABASE {} IS {}").format(
                sql.Identifier(connection.info.dbname), sql.Literal(json.dumps(note))
            )
        )
