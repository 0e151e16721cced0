"""Lists of tasks from SQL to finished JSON: no model instances, one statement each.

A condition is a piece of SQL over the aliases t (plans_task), s (its submission in force) and l (its plan line),
with named parameters. Readers' keys are part of every statement here: they choose the rows, and for each row what of
it is told (product.md §17). A reader outside the body that carries the task out is told its text, state and dates;
not who does it, which step it is at, or how often it came back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from backend import clock
from backend.plans.rollup import PERIODS_SQL, Share, shares, shares_sql
from backend.plans.timeliness import Bounds, bounds, class_sql, days_sql
from backend.prepared import prepared
from backend.workcalendar.calendar import current as calendar


@dataclass(frozen=True)
class Condition:
    """A piece of SQL and its parameters; conditions are joined by AND."""

    sql: str
    params: dict[str, Any]


def unit_sql(alias: str) -> str:
    """The contract's `Unit` of the joined unit `alias`; null when none is joined."""
    return (
        f"CASE WHEN {alias}.id IS NULL THEN NULL ELSE json_build_object('id', {alias}.id, 'code', {alias}.code,"
        f" 'name', {alias}.name, 'short_name', {alias}.short_name) END"
    )


PERSON_SQL = (
    "CASE WHEN o.id IS NULL THEN NULL ELSE"
    " json_build_object('id', o.id, 'full_name', o.full_name, 'title', NULL, 'unit', NULL) END"
)

INNER = "t.body_id = ANY(%(keys)s::bigint[])"
GIVER = "t.giver_body_id = ANY(%(keys)s::bigint[])"

ROW_SQL = f"""
    'id', t.id, 'version', CASE WHEN {INNER} OR {GIVER} THEN t.version ELSE 0 END,
    'line_no', l.no, 'title', t.title, 'area', nullif(t.area, ''), 'class', t.klass,
    'state', t.state, 'step', CASE WHEN {INNER} THEN nullif(t.step, '') END,
    'returned', CASE WHEN {INNER} THEN t.returned ELSE 0 END, 'extended', t.extended,
    'hand_back', t.hand_back_by_id IS NOT NULL AND ({INNER} OR {GIVER}),
    'due', json_build_object('on', t.due_on, 'first_on', t.first_due_on, 'kind', t.deadline_kind, 'printed', t.deadline_printed,
        'review_on', t.review_on),
    'timeliness', json_build_object('class', {class_sql()}, 'days', {days_sql()}),
    'lead', {unit_sql("u")}, 'officer', CASE WHEN {INNER} THEN {PERSON_SQL} END,
    'partners', coalesce((SELECT json_agg({unit_sql("pu")} ORDER BY pu.position, pu.id)
        FROM plans_partner p JOIN organisations_orgunit pu ON pu.id = p.unit_id WHERE p.task_id = t.id AND {INNER}),
        '[]'::json),
    'percent', CASE WHEN {INNER} THEN t.percent END,
    'periods', CASE WHEN t.rhythm IS NOT NULL THEN {PERIODS_SQL} END,
    'obstacle', (SELECT json_build_object('asked', ob.asked, 'unit', {unit_sql("obu")}, 'answer_by', ob.answer_by)
        FROM plans_obstacle ob JOIN organisations_orgunit obu ON obu.id = ob.unit_id
        WHERE ob.task_id = t.id AND ob.state = 'OPEN' AND ({INNER} OR (ob.asked = 'ABOVE' AND {GIVER})))"""

# All joined from the left by key: the planner leaves out those a statement does not ask.
JOINED_SQL = """
    LEFT JOIN plans_submission s ON s.id = t.submission_id
    LEFT JOIN plans_planline l ON l.id = t.plan_line_id
    LEFT JOIN organisations_orgunit u ON u.id = t.lead_id
    LEFT JOIN accounts_user o ON o.id = t.officer_id"""
FROM_SQL = f"FROM plans_task t {JOINED_SQL}"

ORDER_DUE = "t.due_on ASC NULLS LAST, t.id ASC"


def bounds_for(body_id: int | None) -> Bounds:
    """Today's bounds by the calendar and the body's days of warning."""
    with prepared() as cursor:
        cursor.execute(
            "SELECT warn_days FROM organisations_bodysettings WHERE body_id = %(body)s::bigint", {"body": body_id}
        )
        settings = cursor.fetchone()
    return bounds(clock.today(), warn_days=settings[0] if settings else 3, calendar=calendar(body_id))


def visible(keys: Sequence[int]) -> Condition:
    """Only what the reader may see."""
    return Condition("t.readers && %(keys)s::bigint[]", {"keys": list(keys)})


def task_rows(
    conditions: Sequence[Condition],
    within: Bounds,
    *,
    order: str = ORDER_DUE,
    limit: int = 200,
    extra: str = "",
) -> list[bytes]:
    """Each row as finished JSON of the contract's `TaskRow`; `extra` adds keys (`'name', sql, …`). One of the
    conditions must be `visible(…)`."""
    params = {**within.params(), "limit": limit}
    for condition in conditions:
        params |= condition.params
    with connection.cursor() as cursor:
        cursor.execute(page_sql(conditions, order=order, extra=extra), params)
        return [text.encode() for (text,) in cursor.fetchall()]


def page_sql(conditions: Sequence[Condition], *, order: str = ORDER_DUE, extra: str = "") -> str:
    """The statement behind `task_rows`: ids of the page first, joined then, so 50 of 10,000 cost 50 look-ups."""
    where = " AND ".join(f"({c.sql})" for c in conditions)
    return (
        f"WITH page AS MATERIALIZED (SELECT t.id {FROM_SQL} WHERE {where} ORDER BY {order} LIMIT %(limit)s)"
        f" SELECT json_build_object({ROW_SQL}{', ' + extra if extra else ''})::text"
        f" FROM page JOIN plans_task t ON t.id = page.id {JOINED_SQL} ORDER BY {order}"
    )


def count_of(source: str, conditions: Sequence[Condition], within: Bounds | None = None) -> int:
    """How many rows of `source` ("FROM …", with the aliases that the conditions name) there are in all; `within`: as far as one asks
    for its timeliness."""
    params = dict(within.params()) if within else {}
    for condition in conditions:
        params |= condition.params
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) {source} WHERE {' AND '.join(f'({c.sql})' for c in conditions)}", params)
        (count,) = cursor.fetchone()
        return int(count)


def count_by(conditions: Sequence[Condition], within: Bounds, columns: dict[str, str]) -> dict[str, int]:
    """Several counts in one pass: name → SQL condition over the same aliases, `{klass}` being the timeliness."""
    return counts_per("true", conditions, within, columns).get(True) or dict.fromkeys(columns, 0)


def counts_per(
    group: str, conditions: Sequence[Condition], within: Bounds, columns: dict[str, str]
) -> dict[Any, dict[str, int]]:
    """The counts of `count_by` for each value of the SQL expression `group`; a value without tasks is left out."""
    where = " AND ".join(f"({c.sql})" for c in conditions)
    params = dict(within.params())
    for condition in conditions:
        params |= condition.params
    picks = ", ".join(f"count(*) FILTER (WHERE {sql.format(klass=class_sql())})" for sql in columns.values())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {group}, {picks} {FROM_SQL} WHERE {where} GROUP BY 1", params)
        return {key: dict(zip(columns, counts, strict=True)) for key, *counts in cursor.fetchall()}


def shares_per(group: str, conditions: Sequence[Condition], within: Bounds) -> dict[Any, Share]:
    """How much is done for each value of the SQL expression `group`, in one statement."""
    params = dict(within.params())
    for condition in conditions:
        params |= condition.params
    return shares(shares_sql(group, " AND ".join(f"({c.sql})" for c in conditions), FROM_SQL), params)
