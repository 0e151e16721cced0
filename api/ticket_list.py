"""The list of tickets: filters from an allow-list, pages by cursor, rows from SQL to bytes. The board takes the same
filters."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson

from api.areas import Allowed, area_codes
from api.cursors import cursor_to, place_of
from api.task_list import own_bounds
from backend import clock
from backend.access.scope import Reader
from backend.accounts.roster import LEADERS, hats_of
from backend.errors import FieldError, Invalid
from backend.ids import is_number
from backend.inspections.models import Severity, TicketState
from backend.inspections.queries import INNER, ticket_rows, visible_tickets
from backend.inspections.timeliness import class_sql
from backend.plans.queries import Condition, count_of
from backend.plans.timeliness import CLASSES
from backend.words import say


@dataclass(frozen=True)
class Columns:
    """Where the values that filters ask for lie. `choices`: one of several words; `numbers`: an id; `text`: what is searched."""

    choices: dict[str, tuple[str, Allowed]]
    numbers: tuple[tuple[str, str], ...]
    text: str
    inspection: str


PAGE = 50
FILTERS = (
    "state", "severity", "area", "timeliness", "body", "unit", "officer", "inspection", "mine", "q", "escalation",
)  # fmt: skip
# Who does it is told inside the body alone, so nobody outside may ask for it either.
OFFICER = ("officer", f"{INNER} AND t.officer_id")
TICKETS = Columns(
    choices={
        "state": ("t.state", tuple(TicketState.values)),
        "severity": ("t.severity", tuple(Severity.values)),
        "area": ("t.area", area_codes),
        "timeliness": (class_sql(), CLASSES),
        "escalation": ("t.escalation::text", ("1", "2", "3", "4")),
    },
    numbers=(("body", "t.body_id"), ("unit", "t.unit_id"), OFFICER),
    text="t.code || ' ' || t.text",
    inspection="t.inspection_id",
)


def ticket_list(reader: Reader, query: dict[str, str], *, size: int = PAGE) -> dict[str, Any]:
    """A page, ordered by due date; `count`: of all pages; `next` is null on the last one."""
    conditions = [visible_tickets(reader.keys), *filters(reader, query)]
    count = count_of("FROM inspections_ticket t", conditions, own_bounds(reader))
    if query.get("cursor"):
        conditions.append(_after(query["cursor"]))
    rows = ticket_rows(conditions, own_bounds(reader), limit=size + 1)
    more, rows = len(rows) > size, rows[:size]
    return {
        "as_of": clock.now(),
        "count": count,
        "items": [orjson.Fragment(row) for row in rows],
        "next": _cursor(rows[-1]) if more else None,
    }


def filters(reader: Reader, query: dict[str, str], columns: Columns = TICKETS) -> list[Condition]:
    """Conditions for the query's filters. Raises Invalid for a value that cannot be."""
    found = []
    for name, (column, allowed) in columns.choices.items():
        if value := query.get(name):
            chosen = value.split(",")
            if set(chosen) - set(allowed() if callable(allowed) else allowed):
                raise wrong_value(name)
            found.append(Condition(f"{column} = ANY(%({name})s)", {name: chosen}))
    for name, column in columns.numbers:
        if value := query.get(name):
            if not is_number(value):
                raise wrong_value(name)
            found.append(Condition(f"{column} = %({name})s", {name: int(value)}))
    return found + _others(reader, query, columns)


def _others(reader: Reader, query: dict[str, str], columns: Columns) -> list[Condition]:
    found = []
    if value := query.get("inspection"):
        found.append(Condition(f"{columns.inspection} = %(inspection)s", {"inspection": _uuid(value, "inspection")}))
    if value := query.get("mine"):
        if value not in {"true", "false"}:
            raise wrong_value("mine")
        if value == "true":
            found.append(_mine(reader))
    if q := query.get("q", "").strip()[:200]:
        text = f"public.unaccent(lower({columns.text}))"
        found.append(Condition(f"{text} LIKE '%%' || public.unaccent(lower(%(q)s)) || '%%'", {"q": _escaped(q)}))
    return found


def _mine(reader: Reader) -> Condition:
    """What the person remedies, heads the remedy of, has to send as a leader, or has to judge."""
    hats = hats_of(reader.user)
    return Condition(
        f"({INNER} AND (t.officer_id = ANY(%(for_whom)s) OR (t.officer_id IS NULL AND (t.follow_up_id = ANY(%(for_whom)s)"
        " OR t.unit_id = ANY(%(heads)s))))) OR (t.body_id = ANY(%(leads)s) AND t.state = 'OPEN' AND t.plan <> '')"
        " OR (t.follow_up_unit_id = ANY(%(units)s)"
        " AND t.state IN ('PLAN_REVIEW', 'REPORTED', 'VERIFYING'))",
        {
            "for_whom": [reader.user.pk, *{hat.acting_for for hat in hats if hat.acting_for}],
            "leads": [hat.body_id for hat in hats if hat.post in LEADERS],
            "heads": [hat.unit_id for hat in hats if hat.heads], "units": [hat.unit_id for hat in hats],
        },
    )  # fmt: skip


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")


def _cursor(row: bytes) -> str:
    facts = orjson.loads(row)
    return cursor_to(facts["due"]["on"], facts["id"])


def _after(cursor: str) -> Condition:
    try:
        due_on, ticket_id = place_of(cursor)
        params = {"after_due": date.fromisoformat(str(due_on)), "after_id": ticket_id}
    except ValueError:
        raise wrong_value("cursor") from None
    return Condition("(t.due_on, t.id) > (%(after_due)s, %(after_id)s::uuid)", params)


def _uuid(value: str, name: str) -> uuid.UUID:
    try:
        return uuid.UUID(value)
    except ValueError:
        raise wrong_value(name) from None


def wrong_value(name: str) -> Invalid:
    """The refusal of a filter's value that cannot be."""
    message = say("Giá trị lọc không hợp lệ.", "The filter's value is not valid.")
    return Invalid(message, errors=[FieldError(name, message)])
