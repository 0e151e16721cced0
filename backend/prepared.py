"""Statements asked in every request: PostgreSQL parses and plans them once for each connection, not each time.

Django's own cursors write the values into the text, so that no two statements are alike to the database. Here values
travel beside the text: each parameter needs a cast where its type is not plain from where it stands.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import psycopg
from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor
from psycopg.pq import Format


class _Prepared(ServerBindingCursor, psycopg.Cursor[Any]):  # Django's is one; its stubs do not know
    """Prepared at the first asking, not at the fifth."""

    def execute(self, query: Any, params: Any = None, **options: Any) -> Any:
        """As psycopg's, which keeps no text of a prepared statement; Django's list of statements asks for it."""
        super().execute(query, params, **options, prepare=True)
        self._query: Any = SimpleNamespace(query=query.encode())
        return self


@contextmanager
def prepared(*, binary: bool = False) -> Iterator[Any]:
    """A cursor of Django's connection, in its transaction and among its counted statements. `binary`: values come as
    PostgreSQL holds them, so that a bytea is bytes and no text that stands for them."""
    connection.ensure_connection()
    asking = _Prepared(connection.connection)
    asking.format = Format.BINARY if binary else Format.TEXT
    with connection._prepare_cursor(asking) as cursor:  # type: ignore[attr-defined]  # what wraps a cursor
        yield cursor
