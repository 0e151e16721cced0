"""The list of findings with their tickets: filtered and sorted by the address, pages by cursor, rows from SQL to bytes."""

from collections.abc import Callable
from datetime import date
from typing import Any

import orjson

from api.cursors import cursor_to, place_of, whole
from api.finding_filters import listed, narrowed
from api.task_list import own_bounds
from api.ticket_list import wrong_value
from backend import clock
from backend.access.scope import Reader
from backend.inspections.finding_rows import FINDING_STATES, STATE, finding_count, finding_rows
from backend.inspections.handling import SEVERITY
from backend.inspections.models import Severity
from backend.plans.queries import Condition

PAGE = 50
# The value of a row, never null, by which it is sorted, and what kind it is.
SORTS: dict[str, tuple[str, str]] = {
    "due": ("coalesce(t.due_on, DATE '9999-12-31')", "date"),
    "notice": ("coalesce(i.notice_on, DATE '9999-12-31')", "date"),
    "code": ("f.code", "text"),
    "severity": (f"array_position(ARRAY{list(map(str, Severity.values))}::text[], ({SEVERITY})::text)", "bigint"),
    "state": (f"array_position(ARRAY{list(FINDING_STATES)}::text[], ({STATE})::text)", "bigint"),
    "unit": ("public.unaccent(lower(left(u.short_name, 40)))", "text"),
}
SORTED = tuple(f"{way}{name}" for way in ("", "-") for name in SORTS)
SORT: tuple[Any, str] = ({"type": "string", "enum": list(SORTED)}, "By what; `-` turns it round; due when left out")


def finding_list(reader: Reader, query: dict[str, str], *, size: int = PAGE) -> dict[str, Any]:
    """A page of the contract's `Findings`."""
    conditions, as_of = listed(reader, query)
    sort = query.get("sort") or "due"
    if sort not in SORTED:
        raise wrong_value("sort")
    value, kind = SORTS[sort.lstrip("-")]
    way = "DESC" if sort.startswith("-") else "ASC"
    history = as_of is not None
    count = finding_count(conditions, own_bounds(reader), history=history)
    if query.get("cursor"):
        conditions.append(_after(query["cursor"], value, kind, ">" if way == "ASC" else "<"))
    rows = finding_rows(
        conditions, own_bounds(reader), order=f"{value} {way}, f.id {way}", value=value, limit=size + 1, history=history
    )
    return {
        "as_of": clock.now(), "day": as_of.day if as_of else None, "count": count, "narrowed": narrowed(reader, query),
        "items": [orjson.Fragment(row) for row, _ in rows[:size]],
        "next": _cursor(*rows[size - 1]) if len(rows) > size else None,
    }  # fmt: skip


# What a place must be before it is compared.
KINDS: dict[str, Callable[[Any], Any]] = {"date": date.fromisoformat, "bigint": whole, "text": str}


def _cursor(row: bytes, place: str) -> str:
    return cursor_to(place, orjson.loads(row)["id"])


def _after(cursor: str, value: str, kind: str, compared: str) -> Condition:
    try:
        place, finding = place_of(cursor)
        params = {"after_place": KINDS[kind](str(place)), "after_id": finding}
    except ValueError:
        raise wrong_value("cursor") from None
    return Condition(f"({value}, f.id) {compared} (%(after_place)s::{kind}, %(after_id)s::uuid)", params)
