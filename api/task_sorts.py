"""By what a list of tasks may be sorted, and where its next page begins: by due date, or by a value that every row has.

A cursor holds that value of the page's last row and its id, so that rows which change meanwhile neither come twice nor
push others out."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from api.cursors import cursor_to, place_of, whole
from api.schema import SORTED
from api.task_filters import wrong_filter
from backend.plans.models import TaskState
from backend.plans.queries import ORDER_DUE, Condition

STATES = list(TaskState.values)
NEVER = "0001-01-01"


@dataclass(frozen=True)
class Sort:
    """`sql`: the value of a row, never null; `of`: the same out of its JSON; `kind`: what Python makes of a cursor's text."""

    sql: str
    of: Callable[[dict[str, Any]], Any]
    kind: Callable[[Any], Any]
    cast: str


def _text(of: Callable[[dict[str, Any]], str]) -> tuple[Callable[[dict[str, Any]], Any], Callable[[Any], Any], str]:
    return lambda row: of(row)[:40], str, "text"


# The words without tone marks, so that Đ stands beside D.
_PLAIN = "public.unaccent(lower(left({}, 40)))"
SORTS: dict[str, Sort] = {
    "due": Sort(f"coalesce(t.due_on, DATE '{NEVER}')", lambda row: row["due"]["on"] or NEVER, date.fromisoformat, "date"),
    "given": Sort("(t.given_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date", lambda row: row["given_on"], date.fromisoformat, "date"),
    "state": Sort(f"array_position(ARRAY{STATES}::text[], t.state::text)", lambda row: STATES.index(row["state"]) + 1, whole, "bigint"),
    "title": Sort(_PLAIN.format("t.title"), *_text(lambda row: str(row["title"]))),
    "lead": Sort(_PLAIN.format("u.short_name"), *_text(lambda row: str(row["lead"]["short_name"]))),
}  # fmt: skip


def order_sql(name: str) -> str:
    """ORDER BY of this sort; wrong_filter for another word."""
    if name not in SORTED:
        raise wrong_filter("sort")
    if name == "due":
        return ORDER_DUE
    way = "DESC" if name.startswith("-") else "ASC"
    return f"{SORTS[name.lstrip('-')].sql} {way}, t.id {way}"


def cursor_at(row: dict[str, Any], sort: str = "due") -> str:
    """Where the page after this row begins."""
    value = row["due"]["on"] if sort == "due" else SORTS[sort.lstrip("-")].of(row)
    return cursor_to(value, row["id"])


def after(cursor: str, sort: str = "due") -> Condition:
    """What comes after it, of any record with the alias t that has what the sort asks."""
    try:
        value, own = place_of(cursor)
        if sort == "due":
            return _after_due(date.fromisoformat(value) if value else None, own)
        by = SORTS[sort.lstrip("-")]
        params = {"after_value": by.kind(value), "after_id": own}
    except (ValueError, TypeError):
        raise wrong_filter("cursor") from None
    said = "public.unaccent(lower(%(after_value)s::text))" if by.cast == "text" else f"%(after_value)s::{by.cast}"
    compared = "<" if sort.startswith("-") else ">"
    return Condition(f"({by.sql}, t.id) {compared} ({said}, %(after_id)s::uuid)", params)


def _after_due(due_on: date | None, own: uuid.UUID) -> Condition:
    """By due date, those without one last; as the index has them."""
    params = {"after_id": own, "after_due": due_on}
    if due_on is None:
        return Condition("t.due_on IS NULL AND t.id > %(after_id)s::uuid", params)
    return Condition(
        "t.due_on > %(after_due)s OR t.due_on IS NULL OR (t.due_on = %(after_due)s AND t.id > %(after_id)s::uuid)",
        params,
    )
