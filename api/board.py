"""The board of tickets from SQL to bytes: each card a list, units, people and inspections by id once (design §9a).
PostgreSQL writes all of it in one statement, which is one instant; Python adds the words of the columns.

Its ETag is the newest event of a ticket that the reader may read, their keys, the day, the language and the query: one
look-up. All that a card shows changes with such an event or with the day.
"""

import hashlib
from typing import Any

import orjson
from django.utils.translation import get_language
from isal import igzip

from api.ticket_list import filters, own_body
from backend import clock
from backend.access.scope import Reader
from backend.activity.inspection_verbs import STATES_OF_INSPECTIONS
from backend.inspections.models import Ticket, TicketState
from backend.inspections.queries import INNER, SEVERITY_RANK, joined, visible_tickets
from backend.inspections.timeliness import class_sql, days_sql
from backend.plans.queries import Condition, bounds_for
from backend.prepared import prepared

MOST = 2_000
CARD = {
    "id": "t.id", "code": "t.code", "version": "t.version", "state": "t.state", "text": "t.text", "body": "t.body_id",
    "unit": "t.unit_id", "officer": f"CASE WHEN {INNER} THEN t.officer_id END", "severity": "t.severity", "area": "t.area",
    "inspection": "t.inspection_id", "due_on": "t.due_on", "timeliness": class_sql(), "days": days_sql(),
    "returned": "t.returned", "extended": "t.extended", "reopened": "t.reopened",
    "escalated": "(t.escalated_on IS NOT NULL)::int", "repeat": "(f.repeat_of <> '')::int", "evidence": "t.evidence",
    "quiet_since": "(t.stirred_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date",
}  # fmt: skip
NEWEST = """(SELECT seq FROM activity_event WHERE subject_type = 'ticket' AND readers && %(keys)s::bigint[]
    ORDER BY seq DESC LIMIT 1)"""
BOARD = f"""WITH card AS MATERIALIZED (
        SELECT {", ".join(f"{sql} AS {name}" for name, sql in CARD.items())}
        FROM inspections_ticket t JOIN inspections_finding f ON f.id = t.finding_id
        WHERE <where> ORDER BY {SEVERITY_RANK}, t.due_on, t.id LIMIT {MOST})
    SELECT {NEWEST},
        (SELECT json_object_agg(state, json_build_array(cards, overdue)) FROM (SELECT state, count(*) AS cards,
            count(*) FILTER (WHERE timeliness = 'OVERDUE') AS overdue FROM card GROUP BY state) counted),
        convert_to(concat(
            '"cards":', (SELECT coalesce(json_agg(json_build_array({", ".join(CARD)})), '[]') FROM card),
            ',"units":', (SELECT coalesce(json_object_agg(id, json_build_array(short_name, name)), '{{}}')
                FROM organisations_orgunit WHERE id IN (SELECT body FROM card UNION SELECT unit FROM card)),
            ',"people":', (SELECT coalesce(json_object_agg(id, full_name), '{{}}') FROM accounts_user
                WHERE id IN (SELECT officer FROM card)),
            ',"inspections":', (SELECT coalesce(json_object_agg(id, json_build_array(code, title)), '{{}}')
                FROM inspections_inspection WHERE id IN (SELECT inspection FROM card))), 'UTF8')"""


def board_tag(reader: Reader, query: dict[str, str]) -> str:
    """What stands for the whole answer: the same tag, the same bytes but for `as_of`."""
    with prepared() as cursor:
        cursor.execute(f"SELECT {NEWEST}", {"keys": list(reader.keys)})
        return _tag(reader, query, cursor.fetchone()[0])


def board(reader: Reader, query: dict[str, str]) -> tuple[str, bytes]:
    """Its ETag and the contract's `Board`: at most 2,000 cards, the gravest first, then by due date."""
    sql, params = board_sql([visible_tickets(reader.keys), *filters(reader, query)])
    within = bounds_for(own_body(reader))
    with prepared(binary=True) as cursor:
        cursor.execute(sql, {**within.params(), **params})
        newest, counts, content = cursor.fetchone()
    told = orjson.dumps(
        {"as_of": clock.now(), "fields": list(CARD), "columns": _columns(counts)}, option=orjson.OPT_UTC_Z
    )
    return _tag(reader, query, newest), b"%b,%b}" % (told.removesuffix(b"}"), content)


def board_sql(conditions: list[Condition]) -> tuple[str, dict[str, Any]]:
    """The one statement and its parameters, but for those of the bounds."""
    where, params = joined(conditions)
    return BOARD.replace("<where>", where), params


def compressed(content: bytes) -> bytes:
    """For the wire: a board is mostly words that repeat. The same bytes whenever it is made."""
    return igzip.compress(content, compresslevel=1, mtime=0)


def _tag(reader: Reader, query: dict[str, str], newest: int | None) -> str:
    said = [newest, reader.keys, str(clock.today()), get_language(), sorted(query.items())]
    return f'"{hashlib.sha256(repr(said).encode()).hexdigest()[:32]}"'


def _columns(counts: dict[str, list[int]] | None) -> list[dict[str, Any]]:
    """Every column in the board's order; `counts`: of those that have a card, how many and how many overdue."""
    words, found = STATES_OF_INSPECTIONS[Ticket.noun], counts or {}
    return [
        {"state": state, "label": str(words[state]), "count": count, "overdue": overdue}
        for state in TicketState.values
        for count, overdue in [found.get(state, (0, 0))]
    ]
