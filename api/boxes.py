"""Boxes of my work over any kind of record: where its rows come from, and which lie in which box. One statement of rows for
each kind, one of counts for several; the pages are then laid together by due date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.db import connection

from backend.plans.queries import Condition
from backend.plans.timeliness import Bounds

ORDER = "t.due_on ASC NULLS LAST, t.id ASC"
SNOOZED = "snoozed"  # the box of what the reader put aside until a day, out of whatever box
# From an index of the reader's own, once: few people put anything aside.
ASIDE = "t.id IN (SELECT z.record FROM accounts_snooze z WHERE z.owner_id = %(me)s AND z.until > %(today)s::date)"
# A comment that the reader may read asks for their attention; likewise from an index of theirs, once.
MENTIONED = """t.id IN (SELECT c.record FROM workflows_mention m JOIN workflows_comment c ON c.id = m.comment_id
    WHERE m.user_id = %(me)s AND m.done_at IS NULL AND c.readers && %(keys)s::bigint[])"""
UNTIL = f"""CASE WHEN {ASIDE} THEN (SELECT z.until FROM accounts_snooze z WHERE z.owner_id = %(me)s AND z.record = t.id) END"""


@dataclass(frozen=True)
class Source:
    """A kind of record as SQL over the alias t, which has id, due_on and readers. `row`: the columns of the contract's
    `WorkRow` over t and `joins`; `boxes`: box → condition; `klass`: how late it is."""

    kind: str
    table: str
    row: str
    joins: str
    klass: str
    boxes: dict[str, str]


def rows_of(
    source: Source, box: str, conditions: Sequence[Condition], within: Bounds, *, limit: int
) -> list[dict[str, Any]]:
    """The first rows of a box by due date, the ids of the page first and joined then. One of the conditions is
    `visible(…)`; `me` is among their parameters. A kind that has nothing to do with the box costs no statement."""
    if box != SNOOZED and box not in source.boxes:
        return []
    lying = " OR ".join(f"({one})" for one in source.boxes.values()) if box == SNOOZED else source.boxes[box]
    aside = ASIDE if box == SNOOZED else f"NOT {ASIDE}"
    where = " AND ".join(f"({sql})" for sql in (*(one.sql for one in conditions), aside, lying))
    statement = (
        f"WITH page AS MATERIALIZED (SELECT t.id FROM {source.table} WHERE {where} ORDER BY {ORDER} LIMIT %(limit)s)"
        f" SELECT json_build_object('kind', '{source.kind}', 'snoozed_until', {UNTIL}, {source.row})::text FROM {source.table} {source.joins}"
        f" WHERE t.id IN (SELECT id FROM page) ORDER BY {ORDER}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, _params(conditions, within) | {"limit": limit})
        return [orjson.loads(text) for (text,) in cursor.fetchall()]


def counts_of(
    sources: Iterable[Source], conditions: Sequence[Condition], within: Bounds, boxes: Sequence[str]
) -> dict[str, int]:
    """How many of all kinds lie in each box, and in `overdue` and `due_soon` how many of the box to_do are so: putting
    something aside makes it no less late."""
    where = " AND ".join(f"({one.sql})" for one in conditions)
    lying = [box for box in boxes if box != SNOOZED]
    asked = {box: f"{box} AND NOT aside" for box in lying} | {
        SNOOZED: f"aside AND ({' OR '.join(lying)})",
        "overdue": "to_do AND klass = 'OVERDUE'", "due_soon": "to_do AND klass = 'DUE_SOON'",
    }  # fmt: skip
    counts = ", ".join(f"count(*) FILTER (WHERE {sql})::int AS {name}" for name, sql in asked.items())
    # OFFSET 0: each condition is worked out once for a row, not again wherever its name stands.
    rows = " UNION ALL ".join(
        f"(SELECT {', '.join(_in_box(source, box) for box in lying)}, ({source.klass}) AS klass, {ASIDE} AS aside"
        f" FROM {source.table} WHERE {where} OFFSET 0)"
        for source in sources
    )
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {counts} FROM ({rows}) lying", _params(conditions, within))
        return dict(zip(asked, cursor.fetchone(), strict=True))


def _in_box(source: Source, box: str) -> str:
    return f"({source.boxes.get(box, 'false')}) AS {box}"


def _params(conditions: Sequence[Condition], within: Bounds) -> dict[str, Any]:
    params = dict(within.params())
    for condition in conditions:
        params |= condition.params
    return params
