"""How the units of a body stand in a year: in time by the first and by the agreed date, and beside it what they asked for,
what was in their way and what they wait for (product.md §28). A year's tasks are its plans', whenever they are due, and what
was given in it without a plan. Each figure is a condition that lists of tasks take as well, so a list shows what was counted."""

import json
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from django.db import connection

from backend.plans.measures import COUNTED, MEASURES, OF_UNITS
from backend.plans.queries import unit_sql
from backend.plans.timeliness import Bounds
from backend.plans.year_figures import of_year

OBSTACLES = {"obstacles": "true", "obstacles_open": "x.state = 'OPEN'"}
_STUCK = """FROM plans_obstacle x JOIN plans_task ot ON ot.id = x.task_id
    WHERE ot.lead_id = u.id AND ot.body_id = u.body_id AND ot.readers && %(keys)s::bigint[]
    AND extract(year FROM x.at AT TIME ZONE 'Asia/Ho_Chi_Minh') = %(year)s"""


def unit_rows(body_id: int, year: int, keys: Sequence[int], within: Bounds) -> list[dict[str, Any]]:
    """A row for each unit of the body that stands today, led one of the year's tasks or was stuck in it, in the body's order.
    `shares`: of what was due, how much was in time by the first and by the agreed date, exact."""
    tasks = of_year(year)
    counts = ", ".join(f"'{name.lower()}', count(*) FILTER (WHERE {MEASURES[name]})" for name in OF_UNITS)
    stuck = ", ".join(f"'{name}', (SELECT count(*) {_STUCK} AND {sql})" for name, sql in OBSTACLES.items())
    statement = f"""SELECT json_build_object('unit', {unit_sql("u")}, {counts},
            'times_extended', coalesce(sum(t.extended) FILTER (WHERE {COUNTED}), 0), {stuck})::text
        FROM organisations_orgunit u LEFT JOIN plans_task t ON t.lead_id = u.id AND t.body_id = u.body_id
            AND t.readers && %(keys)s::bigint[] AND {tasks.sql}
        LEFT JOIN plans_submission s ON s.id = t.submission_id
        WHERE u.body_id = %(body)s AND NOT u.is_group
        GROUP BY u.id HAVING count(t.id) > 0 OR EXISTS (SELECT {_STUCK}) OR (u.id <> u.body_id AND u.valid_from <= %(today)s
            AND (u.valid_to IS NULL OR u.valid_to >= %(today)s))
        ORDER BY u.id <> u.body_id, u.position, u.id"""
    params = within.params() | tasks.params | {"body": body_id, "year": year, "keys": list(keys)}
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return [json.loads(text) for (text,) in cursor.fetchall()]


def share(row: dict[str, Any], name: str) -> Fraction | None:
    """Of what was due; None where nothing was."""
    return Fraction(row[name], row["due"]) if row["due"] else None


def ranked(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """By the share in time by the agreed date, exact; equal shares have one rank, what had nothing due has none and comes
    last (domain.md §10.3, 9)."""
    found = sorted(rows, key=_place)  # stable: of equal shares the body's order
    told: list[dict[str, Any]] = []
    for place, row in enumerate(found, start=1):
        before = told[-1] if told else None
        same = before is not None and share(before, "in_time") == share(row, "in_time")
        rank = before["rank"] if same and before else place
        told.append(row | {"rank": rank if row["due"] else None})
    return told


def _place(row: dict[str, Any]) -> Fraction:
    found = share(row, "in_time")
    return Fraction(1) if found is None else -found


def total(rows: Sequence[dict[str, Any]]) -> dict[str, int]:
    """Of the whole body."""
    names = [*(name.lower() for name in OF_UNITS), "times_extended", *OBSTACLES]
    return {name: sum(row[name] for row in rows) for name in names}
