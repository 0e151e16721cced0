"""How late a ticket is: the same classes and the same days as a task's (backend/plans/timeliness.py), over its own dates.

The day that counts is that of the report's release: of the one in force while it is judged, of the accepted one
afterwards. What was passed up has no due date any more.
"""

import re
from dataclasses import dataclass
from datetime import date

from backend.inspections.models import Ticket, TicketState
from backend.plans.models import TaskState
from backend.plans.timeliness import Bounds, Dates, Timeliness, timeliness
from backend.plans.timeliness_words import why
from backend.words import Words
from backend.workcalendar.calendar import working_index_sql


@dataclass(frozen=True)
class TicketDates:
    """What it looks at."""

    state: str
    due_on: date
    reported_on: date | None
    days_at_end: int | None = None


def dates_of(ticket: Ticket) -> TicketDates:
    """The dates of a ticket."""
    return TicketDates(ticket.state, ticket.due_on, ticket.reported_on, ticket.days_at_end)


def as_task(dates: TicketDates) -> Dates:
    """The same dates as those of a task: reported is sent, passed up has left."""
    if dates.state == TicketState.PASSED_UP:
        return Dates(TaskState.CANCELLED, dates.due_on)
    if dates.state == TicketState.CLOSED:
        return Dates(TaskState.COMPLETED, dates.due_on, accepted_on=dates.reported_on, days_at_end=dates.days_at_end)
    if dates.reported_on:
        return Dates(TaskState.SUBMITTED, dates.due_on, sent_on=dates.reported_on)
    return Dates(TaskState.IN_PROGRESS, dates.due_on)


def ticket_timeliness(dates: TicketDates, within: Bounds) -> Timeliness:
    """The class and its days for one ticket."""
    return timeliness(as_task(dates), within)


def why_late(dates: TicketDates, within: Bounds) -> Words:
    """The class in words."""
    if dates.state == TicketState.PASSED_UP:
        return Words("Đã chuyển cấp trên nên không tính hạn.", "It lies with a higher level, so no date counts.")
    return why(as_task(dates), within)


def class_sql(alias: str = "t") -> str:
    """The class as SQL over the alias of `inspections_ticket`. Execute with `Bounds.params()`."""
    return _named(f"""CASE WHEN {alias}.state = 'PASSED_UP' THEN 'NO_DUE'
        WHEN {alias}.reported_on > {alias}.due_on THEN 'LATE' WHEN {alias}.reported_on < {alias}.due_on THEN 'EARLY'
        WHEN {alias}.reported_on IS NOT NULL THEN 'ON_TIME' WHEN {alias}.due_on < <today> THEN 'OVERDUE'
        WHEN {alias}.due_on <= <soon_until> THEN 'DUE_SOON' ELSE 'WITHIN' END""")


def days_sql(alias: str = "t", *, kept: bool = True) -> str:
    """Working days left or late, over the same alias with the same parameters; not `kept`: of rows that are no closed
    tickets, whose days nobody kept."""
    day = f"coalesce({alias}.reported_on, {_named('<today>')}::date)"
    due = f"{alias}.due_on"
    between = f"abs({working_index_sql(due)} - {working_index_sql(day)})"
    at_end = f" WHEN {alias}.state = 'CLOSED' AND {alias}.days_at_end IS NOT NULL THEN {alias}.days_at_end"
    return (
        f"CASE WHEN {alias}.state = 'PASSED_UP' THEN NULL{at_end if kept else ''}"
        f" WHEN {day} = {due} THEN 0 ELSE greatest(1, {between}) END"
    )


def _named(sql: str) -> str:
    return re.sub(r"<(today|soon_until)>", r"%(\1)s", sql)
