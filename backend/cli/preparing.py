"""Migrations and the demo world, done once: what a database has been through is written on the database itself."""

import contextlib
import hashlib
import json
from typing import Any

from backend.cli import django
from backend.cli.children import Child
from backend.cli.place import ROOT
from backend.cli.progress import step
from backend.embedded.account import Unusable
from backend.embedded.folder import DataFolder

PACKAGES = ("api", "backend", "demo", "notifications", "workflows")
PREPARING = "preparing"


def prepare(folder: DataFolder, owner_url: str, environment: dict[str, str], *, demo: bool) -> None:
    """Bring the database up to this code. A start with nothing to do asks one question and starts no Django.

    The note lies in the database's comment: it goes where the database goes, and with it.
    """
    note = _read(owner_url)
    wanted = migrations()
    if note.get("migrations") != wanted:
        with step("Migrations"):
            _manage(folder, ["migrate", "-v", "0"], environment | {"DONDOC_ROLE": "owner"})
        note["migrations"] = wanted
        write_note(owner_url, note)
    if demo and not note.get("demo"):
        with step("Demo world"):
            _manage(folder, ["demo"], environment)
        note["demo"] = True
        write_note(owner_url, note)


def _manage(folder: DataFolder, words: list[str], environment: dict[str, str]) -> None:
    """Run `manage.py WORDS` as a child, so that the next start finds and ends what a killed parent left."""
    child = Child(folder, PREPARING, [*django.MANAGE, *words], lambda: environment)
    try:
        child.start()
        if child.finish() != 0:
            raise Unusable(f"{words[0]} failed; {child.last_words()}")
    finally:
        child.end()


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


def write_note(owner_url: str, note: dict[str, Any]) -> None:
    """Write the note; where the role does not own the database there is none, and migrations are asked every time."""
    import psycopg  # one of the locked packages
    from psycopg import sql

    with psycopg.connect(owner_url) as connection, contextlib.suppress(psycopg.errors.InsufficientPrivilege):
        connection.execute(
            sql.SQL("COMMENT ON DATABASE {} IS {}").format(
                sql.Identifier(connection.info.dbname), sql.Literal(json.dumps(note))
            )
        )
