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
    `visible(…)`. A kind that has nothing to do with the box costs no statement."""
    if box not in source.boxes:
        return []
    where = " AND ".join(f"({sql})" for sql in (*(one.sql for one in conditions), source.boxes[box]))
    statement = (
        f"WITH page AS MATERIALIZED (SELECT t.id FROM {source.table} WHERE {where} ORDER BY {ORDER} LIMIT %(limit)s)"
        f" SELECT json_build_object('kind', '{source.kind}', {source.row})::text FROM {source.table} {source.joins}"
        f" WHERE t.id IN (SELECT id FROM page) ORDER BY {ORDER}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, _params(conditions, within) | {"limit": limit})
        return [orjson.loads(text) for (text,) in cursor.fetchall()]


def counts_of(
    sources: Iterable[Source], conditions: Sequence[Condition], within: Bounds, boxes: Sequence[str]
) -> dict[str, int]:
    """How many of all kinds lie in each box, and in `overdue` and `due_soon` how many of the box to_do are so."""
    where = " AND ".join(f"({one.sql})" for one in conditions)
    asked = {box: box for box in boxes} | {
        "overdue": "to_do AND klass = 'OVERDUE'", "due_soon": "to_do AND klass = 'DUE_SOON'",
    }  # fmt: skip
    counts = ", ".join(f"count(*) FILTER (WHERE {sql})::int AS {name}" for name, sql in asked.items())
    # OFFSET 0: each condition is worked out once for a row, not again wherever its name stands.
    rows = " UNION ALL ".join(
        f"(SELECT {', '.join(_in_box(source, box) for box in boxes)}, ({source.klass}) AS klass"
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
