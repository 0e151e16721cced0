"""What a reader may see, as one condition on any table with `readers`; and the instant at which they see it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from backend.access.readers import keys_of
from backend.accounts.models import User

BEGINNING = """SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
    SELECT set_config('app.keys', %s, true)"""


@dataclass(frozen=True)
class Reader:
    """A person reading: who, and with which keys."""

    user: User
    keys: tuple[int, ...]


def visible_to(user: User, rows: QuerySet[Any]) -> QuerySet[Any]:
    """The rows whose readers meet the person's keys."""
    return rows.filter(readers__overlap=keys_of(user))


@contextmanager
def reading(user: User) -> Iterator[Reader]:
    """One read-only transaction at one instant: rows, counts and ETag of an answer agree. Inside an open
    transaction (tests) it joins that one."""
    reader = Reader(user, tuple(keys_of(user)))
    if connection.in_atomic_block:
        yield reader
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(BEGINNING, ["{" + ",".join(map(str, reader.keys)) + "}"])
        yield reader
