"""The list of tasks: filters from an allow-list, pages by cursor, rows from SQL to bytes."""

import base64
import binascii
import json
import uuid
from datetime import date
from typing import Any

import orjson

from backend import clock
from backend.access.scope import Reader
from backend.accounts.roster import hats_of
from backend.errors import FieldError, Invalid
from backend.ids import is_number
from backend.plans.models import Area, TaskClass, TaskState
from backend.plans.queries import INNER, Condition, bounds_for, task_rows, visible
from backend.plans.timeliness import CLASSES, Bounds, class_sql
from backend.words import say
from workflows.task.dating import WAITING_KINDS

PAGE = 50
CHOICES: dict[str, tuple[str, tuple[str, ...]]] = {
    "state": ("t.state", tuple(TaskState.values)),
    "class": ("t.klass", tuple(TaskClass.values)),
    "area": ("t.area", tuple(Area.values)),
    "timeliness": (class_sql(), CLASSES),
}
# What has no date: until an event comes, and on the day it is to be looked at again (product.md §6).
UNDATED = "t.due_on IS NULL AND t.rhythm IS NULL AND t.state IN ('ASSIGNED', 'IN_PROGRESS', 'ON_HOLD')"
AWAITING = {
    "EVENT": f"{UNDATED} AND t.deadline_kind = ANY(%(waiting_kinds)s)",
    "REVIEW": f"{UNDATED} AND t.review_on <= %(on)s",
}


def task_list(reader: Reader, query: dict[str, str]) -> dict[str, Any]:
    """A page of 50, ordered by due date; `next` is null on the last one."""
    conditions = [visible(reader.keys), *filters(query)]
    rows, following = page_of(conditions, bounds_for(_own_body(reader)), query.get("cursor"), size=PAGE)
    return {"as_of": clock.now(), "items": [orjson.Fragment(row) for row in rows], "next": following}


def page_of(
    conditions: list[Condition], within: Bounds, cursor: str | None, *, size: int, extra: str = ""
) -> tuple[list[bytes], str | None]:
    """The `size` rows by due date after `cursor`, and the cursor of the page after them, if there is one; `extra`: more
    keys of a row."""
    later = [after(cursor)] if cursor else []
    rows = task_rows([*conditions, *later], within, limit=size + 1, extra=extra)
    return rows[:size], cursor_at(orjson.loads(rows[size - 1])) if len(rows) > size else None


def filters(query: dict[str, str]) -> list[Condition]:
    """Conditions for `state, class, area, timeliness` (comma-separated), `lead, officer` (ids), `awaiting`
    (EVENT or REVIEW) and `q` (text without marks). Raises Invalid for a value that cannot be."""
    found = []
    for name, (column, allowed) in CHOICES.items():
        if value := query.get(name):
            chosen = value.split(",")
            if set(chosen) - set(allowed):
                raise _wrong(name)
            found.append(Condition(f"{column} = ANY(%({name})s)", {name: chosen}))
    # Who does it is told inside the body alone, so nobody outside may ask for it either.
    for name, column in (("lead", "t.lead_id"), ("officer", f"{INNER} AND t.officer_id")):
        if value := query.get(name):
            if not is_number(value):
                raise _wrong(name)
            found.append(Condition(f"{column} = %({name})s", {name: int(value)}))
    if value := query.get("awaiting"):
        if value not in AWAITING:
            raise _wrong("awaiting")
        found.append(Condition(AWAITING[value], {"on": clock.today(), "waiting_kinds": list(WAITING_KINDS)}))
    if q := query.get("q", "").strip()[:200]:
        found.append(
            Condition(
                "public.unaccent(lower(t.title)) LIKE '%%' || public.unaccent(lower(%(q)s)) || '%%'", {"q": _escaped(q)}
            )
        )
    return found


def _own_body(reader: Reader) -> int | None:
    hats = hats_of(reader.user)
    return hats[0].body_id if hats else None


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")


def cursor_at(row: dict[str, Any]) -> str:
    """Where the page after this row begins."""
    return base64.urlsafe_b64encode(json.dumps([row["due"]["on"], row["id"]]).encode()).decode()


def after(cursor: str) -> Condition:
    """What comes after it by due date, of any record with the alias t."""
    try:
        due_on, task_id = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        params = {"after_id": uuid.UUID(task_id), "after_due": date.fromisoformat(due_on) if due_on else None}
    except (ValueError, TypeError, AttributeError, RecursionError, binascii.Error):
        raise _wrong("cursor") from None
    if due_on is None:
        return Condition("t.due_on IS NULL AND t.id > %(after_id)s::uuid", params)
    return Condition(
        "t.due_on > %(after_due)s OR t.due_on IS NULL OR (t.due_on = %(after_due)s AND t.id > %(after_id)s::uuid)",
        params,
    )


def _wrong(name: str) -> Invalid:
    message = say("Giá trị lọc không hợp lệ.", "The filter's value is not valid.")
    return Invalid(message, errors=[FieldError(name, message)])
