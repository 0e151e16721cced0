"""The tasks of a year at a glance: every figure by place, by area, by both and by week, out of one pass over the tasks."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import connection

from backend.plans.measures import COUNTED, TEMPLATES, counted_of, facts_sql
from backend.plans.queries import Condition
from backend.plans.timeliness import Bounds
from backend.plans.year_figures import of_year

SMALL = 5  # of fewer no share is told: one task more or less would be another picture
WEEKS = 12
Counts = dict[str, int]
# grouping(place, area, week): which of them a row is not of.
_TOTAL, _PLACE, _CELL, _AREA, _WEEK = 7, 3, 1, 5, 6


@dataclass(frozen=True)
class Scope:
    """Whose tasks are looked at. `place`: the SQL of the unit or body for which a task t stands."""

    place: str
    tasks: Condition


@dataclass(frozen=True)
class Overview:
    """Counts by name of the measure, in small letters; places and areas without a task are left out. `weeks`: by their Monday."""

    total: Counts
    places: dict[int, Counts] = field(default_factory=dict)
    cells: dict[tuple[int, str], Counts] = field(default_factory=dict)
    areas: dict[str, Counts] = field(default_factory=dict)
    weeks: dict[date, Counts] = field(default_factory=dict)


def within_body(body_id: int, lead_id: int | None = None) -> Scope:
    """What the body carries out, by the unit that leads; or of one unit alone."""
    if lead_id is None:
        return Scope("t.lead_id", Condition("t.body_id = %(body)s", {"body": body_id}))
    return Scope("t.lead_id", Condition("t.body_id = %(body)s AND t.lead_id = %(lead)s", {"body": body_id, "lead": lead_id}))  # fmt: skip


def given_to_others(tasks: Condition) -> Scope:
    """What a body gave to others, by the body that carries it out."""
    return Scope("t.body_id", tasks)


def overview_of(scope: Scope, year: int, keys: Sequence[int], within: Bounds) -> Overview:
    """Of what the reader may read of it."""
    tasks = of_year(year)
    counts = ", ".join(f"count(*) FILTER (WHERE {counted_of(name)})" for name in TEMPLATES)
    statement = f"""WITH t AS MATERIALIZED (
            SELECT {facts_sql()}, {scope.place} AS place, date_trunc('week', t.due_on)::date AS week
            FROM plans_task t LEFT JOIN plans_submission s ON s.id = t.submission_id
            WHERE t.readers && %(keys)s::bigint[] AND ({scope.tasks.sql}) AND {COUNTED} AND {tasks.sql})
        SELECT grouping(place, area, week), place, area, week, {counts} FROM t
        GROUP BY GROUPING SETS ((), (place), (place, area), (area), (week))"""
    params = within.params() | tasks.params | scope.tasks.params | {"keys": list(keys)}
    found: dict[int, dict[Any, Counts]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        for kind, place, area, week, *numbers in cursor.fetchall():
            key = {_PLACE: place, _AREA: area, _WEEK: week, _CELL: (place, area)}.get(kind)
            found[kind][key] = dict(zip(_NAMES, numbers, strict=True))
    return Overview(found[_TOTAL][None], found[_PLACE], found[_CELL], found[_AREA], found[_WEEK])


_NAMES = [name.lower() for name in TEMPLATES]


def last_weeks(found: Overview, today: date) -> list[tuple[date, Counts]]:
    """The twelve weeks up to this one by their Monday, also those in which nothing was due."""
    monday = today - timedelta(days=today.weekday())
    days = [monday - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    return [(day, found.weeks.get(day) or dict.fromkeys(_NAMES, 0)) for day in days]
