"""How late a task is: a pure function of dates, state and calendar, and its equal in SQL.

Nothing of it is stored but the number of days of what is completed (`days_at_end`), so that a calendar changed afterwards
changes no closed record. The day that counts for the doer is the day the result was sent: of the submission in force
while it waits, of the one accepted afterwards; so an approver's delay makes nobody late (domain.md §10.3, 4 and 5).
A due date ends at 23:59:59 local of its day.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, F, Func

from backend import clock
from backend.plans.models.task import Task, TaskState
from backend.workcalendar.calendar import ONE, Calendar, working_index_sql

EARLY, ON_TIME, LATE = "EARLY", "ON_TIME", "LATE"
WITHIN, DUE_SOON, OVERDUE, NO_DUE = "WITHIN", "DUE_SOON", "OVERDUE", "NO_DUE"
CLASSES = (EARLY, ON_TIME, LATE, WITHIN, DUE_SOON, OVERDUE, NO_DUE)

ENDED_WITHOUT = {TaskState.CANCELLED, TaskState.VOIDED}  # left every statistic of dates
SENT = {TaskState.SUBMITTED, TaskState.COMPLETED}


@dataclass(frozen=True)
class Dates:
    """What timeliness looks at. `sent_on`: the local day the submission in force was sent (while SUBMITTED);
    `starts_on`: first day of a printed range, within which a result is on time rather than early."""

    state: str
    due_on: date | None
    accepted_on: date | None = None
    sent_on: date | None = None
    starts_on: date | None = None
    days_at_end: int | None = None  # as counted when it was completed

    @property
    def counted_on(self) -> date | None:
        """The day of the result that counts; None while nothing was sent."""
        if self.state == TaskState.COMPLETED:
            return self.accepted_on
        return self.sent_on if self.state == TaskState.SUBMITTED else None


@dataclass(frozen=True)
class Bounds:
    """Today, and the last due date that is "soon" today: computed once per request, passed to SQL as dates."""

    today: date
    soon_until: date
    calendar: Calendar

    def params(self) -> dict[str, Any]:
        """The parameters that `class_sql` and `days_sql` refer to."""
        return {"today": self.today, "soon_until": self.soon_until, **self.calendar.sql_params()}


@dataclass(frozen=True)
class Timeliness:
    """The class, and working days: left before the due date, or late; 0 only on the very day. None: no due date."""

    klass: str
    days: int | None


def bounds(today: date, *, warn_days: int, calendar: Calendar) -> Bounds:
    """`warn_days`: how many working days before the due date a task is due soon (a body's setting)."""
    soon_until = calendar.add_working_days(today, warn_days + 1) - ONE if warn_days else today
    return Bounds(today, soon_until, calendar)


def timeliness(dates: Dates, within: Bounds) -> Timeliness:
    """The class and its days for one task."""
    due = dates.due_on
    if due is None or dates.state in ENDED_WITHOUT:
        return Timeliness(NO_DUE, None)
    counted = dates.counted_on
    if counted is not None:
        kept = dates.days_at_end if dates.state == TaskState.COMPLETED else None
        days = days_between(within.calendar, counted, due) if kept is None else kept
        if counted > due:
            return Timeliness(LATE, days)
        return Timeliness(EARLY if counted < (dates.starts_on or due) else ON_TIME, days)
    days = days_between(within.calendar, within.today, due)
    if due < within.today:
        return Timeliness(OVERDUE, days)
    return Timeliness(DUE_SOON if due <= within.soon_until else WITHIN, days)


def days_between(calendar: Calendar, day: date, due: date) -> int:
    """Working days between `day` and `due`, whichever comes first, and at least 1 when they differ: a Saturday
    after a due Friday is late already."""
    return 0 if day == due else max(1, abs(calendar.working_days_between(day, due)))


def dates_of(task: Task) -> Dates:
    """The dates of a task; reads its submission when it waits for a decision."""
    waiting = task.submission if task.state == TaskState.SUBMITTED and task.submission_id else None
    return Dates(
        state=task.state,
        due_on=task.due_on,
        accepted_on=task.accepted_on,
        sent_on=clock.local(waiting.at).date() if waiting else None,
        starts_on=task.starts_on,
        days_at_end=task.days_at_end,
    )


def days_at_end(calendar: Calendar, counted: date | None, due: date | None) -> int | None:
    """What is kept of a completed record; None without a due date, or while it is not completed."""
    return days_between(calendar, counted, due) if counted and due else None


# The same in SQL. `{name}` are columns, `<name>` the bounds.

_COUNTED = (
    "CASE {state} WHEN 'COMPLETED' THEN {accepted_on}"
    " WHEN 'SUBMITTED' THEN ({sent_at} AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END"
)
_CLASS = f"""CASE
    WHEN {{due_on}} IS NULL OR {{state}} IN ('CANCELLED', 'VOIDED') THEN 'NO_DUE'
    WHEN {_COUNTED} > {{due_on}} THEN 'LATE'
    WHEN {_COUNTED} < coalesce({{starts_on}}, {{due_on}}) THEN 'EARLY'
    WHEN {_COUNTED} IS NOT NULL THEN 'ON_TIME'
    WHEN {{due_on}} < <today> THEN 'OVERDUE'
    WHEN {{due_on}} <= <soon_until> THEN 'DUE_SOON'
    ELSE 'WITHIN' END"""
_COLUMNS = ("state", "due_on", "starts_on", "accepted_on")


def class_sql(*, task: str = "t", submission: str = "s") -> str:
    """The class as an SQL expression over the aliases of `plans_task` and, LEFT JOINed on `task.submission_id`,
    of `plans_submission`. Execute with `Bounds.params()`. A page takes its rows first and joins then: 50 of 10,000
    cost 50 look-ups, no hash of all submissions."""
    return _named(_CLASS.format(**_columns(task, submission)))


def counted_sql(*, task: str = "t", submission: str = "s") -> str:
    """The day of the result that counts, null while nothing was sent; over the same aliases."""
    return _COUNTED.format(**_columns(task, submission))


def days_sql(*, task: str = "t", submission: str = "s") -> str:
    """The number of working days as an SQL expression, over the same aliases, with the same parameters."""
    columns = _columns(task, submission)
    day = f"coalesce({_COUNTED.format(**columns)}, {_named('<today>')}::date)"
    due = columns["due_on"]
    between = f"abs({working_index_sql(due)} - {working_index_sql(day)})"
    return (
        f"CASE WHEN {due} IS NULL OR {columns['state']} IN ('CANCELLED', 'VOIDED') THEN NULL"
        f" WHEN {columns['state']} = 'COMPLETED' AND {task}.days_at_end IS NOT NULL THEN {task}.days_at_end"
        f" WHEN {day} = {due} THEN 0 ELSE greatest(1, {between}) END"
    )


class TimelinessClass(Func):
    """The class as a Django expression over a queryset of Task (or of what leads to one, by `path`)."""

    output_field = CharField()

    def __init__(self, within: Bounds, *, path: str = "") -> None:
        super().__init__(*(F(f"{path}{name}") for name in (*_COLUMNS, "submission__at")))
        self.within = within

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **context: Any) -> Any:
        """One CASE; columns carry no parameters, so only the bounds do, in the order in which they stand."""
        compiled = [compiler.compile(expression)[0] for expression in self.source_expressions]
        text = _CLASS.format(**dict(zip((*_COLUMNS, "sent_at"), compiled, strict=True)))
        values = {"today": self.within.today, "soon_until": self.within.soon_until}
        params = [values[name] for name in re.findall(r"<(today|soon_until)>", text)]
        return re.sub(r"<(today|soon_until)>", "%s", text), params


def _columns(task: str, submission: str) -> dict[str, str]:
    return {**{name: f"{task}.{name}" for name in _COLUMNS}, "sent_at": f"{submission}.at"}


def _named(sql: str) -> str:
    return re.sub(r"<(today|soon_until)>", r"%(\1)s", sql)
