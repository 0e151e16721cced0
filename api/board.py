"""The board of tickets from SQL to bytes: each card a list, units, people and inspections by id once (design §9a).

Its ETag is the newest event of a ticket that the reader may read, their keys, the day, the language and the query: one
look-up. All that a card shows changes with such an event or with the day.
"""

import gzip
import hashlib
from typing import Any

import orjson
from django.db import connection
from django.utils.translation import get_language

from api.ticket_list import filters, own_body
from backend import clock
from backend.access.scope import Reader
from backend.activity.inspection_verbs import STATES_OF_INSPECTIONS
from backend.inspections.models import Ticket, TicketState
from backend.inspections.queries import INNER, SEVERITY_RANK, joined, visible_tickets
from backend.inspections.timeliness import class_sql, days_sql
from backend.plans.queries import bounds_for

FIELDS = (
    "id", "code", "version", "state", "text", "body", "unit", "officer", "severity", "area", "inspection", "due_on",
    "timeliness", "days", "returned", "extended", "reopened", "escalated", "repeat", "evidence", "quiet_since",
)  # fmt: skip
MOST = 2_000
CARDS = f"""SELECT t.id::text, t.code, t.version, t.state, t.text, t.body_id, t.unit_id,
    CASE WHEN {INNER} THEN t.officer_id END, t.severity, t.area, t.inspection_id::text, t.due_on::text, {class_sql()}, {days_sql()},
    t.returned, t.extended, t.reopened, (t.escalated_on IS NOT NULL)::int, (f.repeat_of <> '')::int, t.evidence,
    (t.stirred_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text
    FROM inspections_ticket t JOIN inspections_finding f ON f.id = t.finding_id"""
NEWEST = """SELECT seq FROM activity_event WHERE subject_type = %s AND readers && %s::bigint[]
    ORDER BY seq DESC LIMIT 1"""
NAMES = """SELECT 'unit', id::text, short_name, name FROM organisations_orgunit WHERE id = ANY(%(units)s::bigint[])
    UNION ALL SELECT 'person', id::text, full_name, '' FROM accounts_user WHERE id = ANY(%(people)s::bigint[])
    UNION ALL SELECT 'inspection', id::text, code, title FROM inspections_inspection
        WHERE id = ANY(%(inspections)s::uuid[])"""
STATE, BODY, UNIT, OFFICER, INSPECTION, LATE = (
    FIELDS.index(name) for name in ("state", "body", "unit", "officer", "inspection", "timeliness")
)


def board_tag(reader: Reader, query: dict[str, str]) -> str:
    """What stands for the whole answer: the same tag, the same bytes but for `as_of`."""
    with connection.cursor() as cursor:
        cursor.execute(NEWEST, [Ticket.noun, list(reader.keys)])
        newest = cursor.fetchone()
    said = [newest, reader.keys, str(clock.today()), get_language(), sorted(query.items())]
    return f'"{hashlib.sha256(repr(said).encode()).hexdigest()[:32]}"'


def board(reader: Reader, query: dict[str, str]) -> bytes:
    """The contract's `Board`: at most 2,000 cards, the gravest first, then by due date."""
    where, params = joined([visible_tickets(reader.keys), *filters(reader, query)])
    within = bounds_for(own_body(reader))
    with connection.cursor() as cursor:
        cursor.execute(
            f"{CARDS} WHERE {where} ORDER BY {SEVERITY_RANK}, t.due_on, t.id LIMIT {MOST}",
            {**within.params(), **params},
        )
        cards = cursor.fetchall()
        units, people, inspections = _names(cursor, cards)
    return orjson.dumps(
        {
            "as_of": clock.now(), "fields": FIELDS, "columns": _columns(cards), "cards": cards, "units": units,
            "people": people, "inspections": inspections,
        },
        option=orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS,
    )  # fmt: skip


def compressed(content: bytes) -> bytes:
    """For the wire: a board is mostly words that repeat. The same bytes whenever it is made."""
    return gzip.compress(content, compresslevel=1, mtime=0)


def _names(cursor: Any, cards: list[Any]) -> tuple[dict[str, list[str]], dict[str, str], dict[str, list[str]]]:
    """What the cards name by id, in one statement: units, people, inspections."""
    units = {card[BODY] for card in cards} | {card[UNIT] for card in cards}
    people, inspections = {card[OFFICER] for card in cards}, {card[INSPECTION] for card in cards}
    cursor.execute(NAMES, {"units": list(units), "people": list(people - {None}), "inspections": list(inspections)})
    found: dict[str, dict[str, list[str]]] = {"unit": {}, "person": {}, "inspection": {}}
    for kind, key, short, name in cursor.fetchall():
        found[kind][key] = [short, name]
    return found["unit"], {key: names[0] for key, names in found["person"].items()}, found["inspection"]


def _columns(cards: list[Any]) -> list[dict[str, Any]]:
    counts = dict.fromkeys(TicketState.values, 0)
    overdue = dict.fromkeys(TicketState.values, 0)
    for card in cards:
        counts[card[STATE]] += 1
        overdue[card[STATE]] += card[LATE] == "OVERDUE"
    words = STATES_OF_INSPECTIONS[Ticket.noun]
    return [
        {"state": state, "label": str(words[state]), "count": counts[state], "overdue": overdue[state]}
        for state in TicketState.values
    ]
