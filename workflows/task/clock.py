"""Who held a task when: a pure function of dated marks and the calendar, the same however often it is asked (product.md §20).

A mark says from when on somebody holds the task. Between two marks every moment is one holder's; days after the due date
are attributed to whoever held it then. What was booked stays booked: later marks change nothing before them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from backend import clock
from backend.workcalendar.calendar import Calendar


@dataclass(frozen=True)
class Mark:
    """From `at` on it lies with `label`: a `kind` of holder, the unit it belongs to (None: nobody's, as on hold)."""

    at: datetime
    kind: str
    label: str
    unit_id: int | None = None


@dataclass(frozen=True)
class Stretch:
    """One holder's time, in working days; `late` of them after the due date."""

    kind: str
    label: str
    unit_id: int | None
    begins: datetime
    ends: datetime
    days: int
    late: int = 0


def stretches(
    marks: Iterable[Mark],
    ends: datetime,
    days: Calendar,
    *,
    due_on: date | None = None,
    counts_until: date | None = None,
) -> list[Stretch]:
    """In order, one for each mark up to `ends`, neighbours with one holder joined. `counts_until`: the day that counts
    against the due date; waiting after it makes nobody late."""
    ordered = [mark for mark in sorted(marks, key=lambda mark: mark.at) if mark.at <= ends]
    found: list[Stretch] = []
    for mark, until in zip(ordered, [*(mark.at for mark in ordered[1:]), ends], strict=True):
        first, last = clock.local(mark.at).date(), clock.local(until).date()
        late = _late(first, last, days, due_on, counts_until or last)
        one = Stretch(mark.kind, mark.label, mark.unit_id, mark.at, until, days.working_days_between(first, last), late)
        if found and (found[-1].kind, found[-1].label) == (one.kind, one.label):
            joined = found.pop()
            one = replace(joined, ends=until, days=joined.days + one.days, late=joined.late + one.late)
        found.append(one)
    return found


def without_empty(found: Sequence[Stretch]) -> list[Stretch]:
    """Work that was handed on the same day it came was nobody's time; whoever holds it now is shown all the same."""
    shown: list[Stretch] = []
    for one in [*(one for one in found[:-1] if one.days), *found[-1:]]:
        if shown and (shown[-1].kind, shown[-1].label) == (one.kind, one.label):
            joined = shown.pop()
            one = replace(one, begins=joined.begins, days=joined.days + one.days, late=joined.late + one.late)
        shown.append(one)
    return shown


def _late(first: date, last: date, days: Calendar, due_on: date | None, until: date) -> int:
    if due_on is None or until <= due_on:
        return 0
    begins, ends = (min(max(day, due_on), until) for day in (first, last))
    return days.working_days_between(begins, ends)
