"""How the bodies below stand with what their upper body gave them and inspected (product.md §23): a row a body, counted in one
statement; what is told of them is what the giver and the inspecting side read anyway."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import orjson
from django.db import connection

from backend import clock
from backend.inspections.handling import start_of
from backend.inspections.signals import came_sql
from backend.inspections.timeliness import class_sql as ticket_class
from backend.inspections.timeliness import days_sql as ticket_days
from backend.plans.measures import FOR_GIVER, LAST_HEARD, SILENT_DAYS, STUCK_ABOVE
from backend.plans.queries import Condition, unit_sql
from backend.plans.timeliness import Bounds, class_sql, counted_sql, days_sql

UNOPENED_DAYS = 2  # working days in which something given is opened
LONG = 30  # working days over the date
DUE = "('EARLY', 'ON_TIME', 'LATE', 'OVERDUE')"
_OPEN = "t.state IN ('ASSIGNED', 'IN_PROGRESS', 'ON_HOLD', 'SUBMITTED')"
# What is asked of each row besides is asked of those alone of which it can be so.
_TASKS = f"""SELECT t.id, t.body_id, {class_sql()} AS class, CASE WHEN {class_sql()} = 'OVERDUE' THEN {days_sql()} END AS days, t.due_on,
        {counted_sql()} AS counted, t.extended, {_OPEN} AS open, false AS ticket, false AS repeated,
        CASE WHEN {_OPEN} THEN {STUCK_ABOVE} ELSE false END AS stuck, CASE WHEN {_OPEN} THEN {FOR_GIVER} ELSE false END AS waits,
        CASE WHEN t.state = 'ASSIGNED' AND t.given_at < %(unopened)s THEN
            CASE WHEN NOT EXISTS (SELECT FROM plans_taskseen ts WHERE ts.task_id = t.id) THEN t.given_at END END AS unopened,
        CASE WHEN t.state IN ('ASSIGNED', 'IN_PROGRESS') AND t.due_on <= %(soon_until)s AND t.given_at < %(silent)s
            THEN coalesce({LAST_HEARD}, t.given_at) END AS heard
    FROM plans_task t LEFT JOIN plans_submission s ON s.id = t.submission_id
    WHERE t.giver_body_id = %(body)s AND t.body_id <> %(body)s AND t.readers && %(keys)s::bigint[] AND t.rhythm IS NULL
        AND t.state NOT IN ('CANCELLED', 'VOIDED') AND ({_OPEN} OR t.due_on >= %(year_from)s)"""
_TICKETS = f"""SELECT t.id, t.body_id, {ticket_class()}, CASE WHEN {ticket_class()} = 'OVERDUE' THEN {ticket_days()} END, t.due_on,
        t.reported_on, t.extended, t.state NOT IN ('CLOSED', 'PASSED_UP'), true, f.repeat_of <> '',
        false, t.state IN ('PLAN_REVIEW', 'REPORTED', 'VERIFYING') OR EXISTS (
            SELECT FROM inspections_ticketextension x WHERE x.ticket_id = t.id AND x.state = 'REQUESTED'),
        CASE WHEN t.state = 'OPEN' AND t.opened_on < %(unopened)s::date THEN
            CASE WHEN NOT EXISTS (SELECT FROM inspections_ticketseen ts WHERE ts.ticket_id = t.id)
                THEN t.opened_on::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' END END,
        CASE WHEN t.state IN ('OPEN', 'IN_PROGRESS') AND t.due_on <= %(soon_until)s THEN greatest(t.stirred_at, {came_sql("ticket")}) END
    FROM inspections_ticket t JOIN inspections_finding f ON f.id = t.finding_id
    WHERE t.inspecting_body_id = %(body)s AND t.body_id <> %(body)s AND t.readers && %(keys)s::bigint[]
        AND (t.state NOT IN ('CLOSED', 'PASSED_UP') OR t.due_on >= %(year_from)s)"""
# Counts of a body over the rows r of both; `{of}` narrows to one kind.
_IN_YEAR = "r.due_on >= %(year_from)s"
_SILENT = "r.heard < %(silent)s AND NOT r.waits"  # nobody is silent while the upper body owes an answer
FIGURES = {
    "open": "r.open",
    "due": f"r.class IN {DUE} AND {_IN_YEAR}",
    "in_time": f"r.class IN ('EARLY', 'ON_TIME') AND {_IN_YEAR}",
    "late": f"r.class = 'LATE' AND {_IN_YEAR}",
    "overdue": "r.class = 'OVERDUE'",
    "long": f"r.class = 'OVERDUE' AND r.days > {LONG}",
    "overdue_before": "r.due_on < %(monday)s AND (r.counted IS NULL OR r.counted >= %(monday)s)",
    "extended": "r.extended > 0",
    "waiting": "r.open AND r.waits",
    "stuck": "r.stuck",
    "unopened": "r.unopened IS NOT NULL",
    "silent": _SILENT,
    "repeated": f"r.repeated AND {_IN_YEAR}",
}
_OLDEST = {
    "oldest": "max(r.days) FILTER (WHERE r.class = 'OVERDUE')",
    "unopened_since": "min(r.unopened)",
    "heard_at": f"max(r.heard) FILTER (WHERE {_SILENT})",
    "overdue_tasks": "count(*) FILTER (WHERE r.class = 'OVERDUE' AND NOT r.ticket)",
    "overdue_tickets": "count(*) FILTER (WHERE r.class = 'OVERDUE' AND r.ticket)",
}
_COUNTED = ", ".join(
    [
        *(f"count(*) FILTER (WHERE {sql}) AS {name}" for name, sql in FIGURES.items()),
        *(f"{sql} AS {name}" for name, sql in _OLDEST.items()),
    ]
)
_TOLD = ", ".join(
    [
        *(f"'{name}', coalesce(c.{name}, 0)" for name in (*FIGURES, "overdue_tasks", "overdue_tickets")),
        *(f"'{name}', c.{name}" for name in ("oldest", "unopened_since", "heard_at")),
    ]
)
# Every row is looked at once, whatever number of bodies there are.
_ROWS = f"""WITH r AS MATERIALIZED ({_TASKS} UNION ALL {_TICKETS}), c AS MATERIALIZED (SELECT r.body_id, {_COUNTED} FROM r GROUP BY 1)
    SELECT json_build_object('unit', {unit_sql("u")}, {_TOLD},
        'reminded_at', (SELECT max(e.at) FROM activity_event e WHERE e.subject_type = 'unit' AND e.subject_id = u.id::text
            AND e.verb = 'unit.reminded' AND e.readers && %(keys)s::bigint[]),
        'watched', EXISTS (SELECT FROM accounts_watchedunit w WHERE w.unit_id = u.id AND w.user_id = %(me)s))::text
    FROM organisations_orgunit u JOIN organisations_orgunit above ON above.id = u.parent_id LEFT JOIN c ON c.body_id = u.id
    WHERE u.body_id = u.id AND above.body_id = %(body)s AND u.valid_from <= %(today)s
        AND (u.valid_to IS NULL OR u.valid_to >= %(today)s) AND (%(only)s::bigint IS NULL OR u.id = %(only)s)
    ORDER BY u.position, u.id"""
_ORDERS = f"""SELECT json_build_object('id', o.id, 'title', o.title, 'due_on', o.due_on, 'units', count(*),
        'answered', count(*) FILTER (WHERE t.state IN ('SUBMITTED', 'COMPLETED')),
        'overdue', count(*) FILTER (WHERE {class_sql()} = 'OVERDUE'))::text
    FROM plans_order o JOIN plans_task t ON t.order_id = o.id LEFT JOIN plans_submission s ON s.id = t.submission_id
    WHERE o.body_id = %(body)s AND o.readers && %(keys)s::bigint[] AND t.readers && %(keys)s::bigint[]
        AND t.state NOT IN ('CANCELLED', 'VOIDED') AND o.due_on <= %(near)s
    GROUP BY o.id HAVING count(*) FILTER (WHERE t.state IN ('SUBMITTED', 'COMPLETED')) < count(*)
    ORDER BY o.due_on, o.id LIMIT 50"""


@dataclass(frozen=True)
class Below:
    """Of which upper body, read by whom; days are counted by its calendar."""

    body_id: int
    user_id: int
    keys: tuple[int, ...]
    within: Bounds

    def params(self) -> dict[str, Any]:
        """What the statements refer to."""
        today, days = self.within.today, self.within.calendar
        return self.within.params() | {
            "body": self.body_id, "me": self.user_id, "keys": list(self.keys), "monday": last_monday(today),
            "year_from": date(today.year, 1, 1), "near": days.add_working_days(today, 5),
            "unopened": self.before(UNOPENED_DAYS), "silent": self.before(SILENT_DAYS),
        }  # fmt: skip

    def before(self, working_days: int) -> datetime:
        """What happened before this moment happened more than so many working days ago."""
        return start_of(self.within.calendar.add_working_days(self.within.today, -working_days))


def last_monday(today: date) -> date:
    """The Monday before today, a week ago on a Monday: since then is asked what got worse."""
    return today - timedelta(days=today.weekday() or 7)


def body_rows(below: Below, only: int | None = None) -> list[dict[str, Any]]:
    """A row for each body right below that stands today, in their own order; `only`: of one of them."""
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, below.params() | {"only": only})
        return [_told(orjson.loads(text)) for (text,) in cursor.fetchall()]


def counted(below: Below, unit_id: int, figure: str) -> Condition:
    """What of the body's tasks t, or of its tickets t, the figure counts, which is one of FIGURES."""
    where = f"r.body_id = %(unit)s AND {FIGURES[figure]}"
    return Condition(
        f"t.id IN (SELECT r.id FROM ({_TASKS} UNION ALL {_TICKETS}) r WHERE {where})",
        below.params() | {"unit": unit_id},
    )


def near_orders(below: Below) -> list[dict[str, Any]]:
    """Orders to many whose date is near or gone by, and which not every unit has answered."""
    with connection.cursor() as cursor:
        cursor.execute(_ORDERS, below.params())
        return [orjson.loads(text) for (text,) in cursor.fetchall()]


def share(row: dict[str, Any]) -> Fraction | None:
    """In time, of what was due this year; None where nothing was."""
    return Fraction(row["in_time"], row["due"]) if row["due"] else None


def best_and_worst(rows: Sequence[dict[str, Any]], most: int = 10) -> tuple[list[Any], list[Any]]:
    """By the exact share, then by what is overdue; a body stands in one of the two at most."""
    due = sorted(
        (row for row in rows if row["due"]), key=lambda row: (share(row), -row["overdue"], -(row["oldest"] or 0))
    )
    each = min(most, len(due) // 2)
    return list(reversed(due[len(due) - each :])), due[:each]


def _told(row: dict[str, Any]) -> dict[str, Any]:
    reminded = row["reminded_at"]
    row["reminded_today"] = bool(reminded) and clock.local(datetime.fromisoformat(reminded)).date() == clock.today()
    return row
