"""Working days: a value made of the announced days, the arithmetic on it, and the same arithmetic in SQL.

The working days are numbered: `index(day)` is how many there were up to and including `day`, counted from Monday
0001-01-01. Everything else is a difference of two indices, in Python and in PostgreSQL alike.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, ClassVar

from backend import clock
from backend.words import Words
from backend.workcalendar.explanation import Day, Facts, sentence
from backend.workcalendar.models import BodyDay, CalendarDay

ONE = timedelta(days=1)
KEPT_FOR = timedelta(seconds=10)  # how long another process may go on with the days as they were


@dataclass(frozen=True)
class Calendar:
    """The announced days, ascending. Every other day is what its weekday says: Monday to Friday are worked.

    A HOLIDAY_TO_CONFIRM is worked until it is confirmed; a MAKEUP_WORKDAY is worked on a weekend too. `own`: the days that a
    body set itself are among them, which announce no year."""

    days: tuple[Day, ...] = field(default=())
    own: frozenset[date] = frozenset()

    def with_own(self, own: Iterable[Day]) -> "Calendar":
        """This calendar with days of a body's own in place of those of the same dates; a WORKDAY is what its weekday says."""
        set_here = {day.on: day for day in own}
        days = {day.on: day for day in self.days} | set_here
        kept = (day for day in days.values() if day.kind != BodyDay.Kind.WORKDAY)
        return Calendar(tuple(sorted(kept)), frozenset(set_here))

    @cached_property
    def off(self) -> list[date]:
        """Days from Monday to Friday that are not worked, ascending."""
        kinds = {CalendarDay.Kind.HOLIDAY, CalendarDay.Kind.SWAPPED_OFF, CalendarDay.Kind.COMPENSATORY_OFF}
        return sorted(day.on for day in self.days if day.kind in kinds and day.on.weekday() < 5)

    @cached_property
    def on(self) -> list[date]:
        """Saturdays and Sundays that are worked, ascending."""
        return sorted(
            day.on for day in self.days if day.kind == CalendarDay.Kind.MAKEUP_WORKDAY and day.on.weekday() > 4
        )

    @cached_property
    def years(self) -> frozenset[int]:
        """The years whose days have been announced."""
        return frozenset(day.on.year for day in self.days if day.on not in self.own)

    def is_working(self, day: date) -> bool:
        """Whether offices work on `day`."""
        return self.index(day) > self.index(day - ONE)

    def index(self, day: date) -> int:
        """The number of working days from Monday 0001-01-01 up to and including `day`."""
        weeks, rest = divmod(day.toordinal() - 1, 7)
        return weeks * 5 + min(rest + 1, 5) - bisect_right(self.off, day) + bisect_right(self.on, day)

    def working_days_between(self, a: date, b: date) -> int:
        """Working days after `a` up to and including `b`: 0 for the same day, 1 for two working days in a row,
        the same number with a minus when `b` lies before `a`."""
        return self.index(b) - self.index(a)

    def add_working_days(self, day: date, n: int) -> date:
        """The n-th working day strictly after `day` (before it when `n` is negative); `day` itself for 0."""
        step = ONE if n >= 0 else -ONE
        for _ in range(abs(n)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def next_working_day(self, day: date) -> date:
        """`day` itself when it is worked, else the first working day after it."""
        return day if self.is_working(day) else self.add_working_days(day, 1)

    def explain(self, a: date, b: date) -> Words:
        """One sentence on the count between `a` and `b` (first day left out, last day taken in): which days were
        left out and why, which Saturdays counted, which years have no announced days yet. Empty when all counted."""
        first, last = min(a, b) + ONE, max(a, b)
        within = [day for day in self.days if first <= day.on <= last]
        off, on = set(self.off), set(self.on)
        weekend = sum((first + ONE * n).weekday() > 4 for n in range((last - first).days + 1))
        facts = Facts(
            off=[day for day in within if day.on in off],
            on=[day for day in within if day.on in on],
            unconfirmed=[day for day in within if day.kind == CalendarDay.Kind.HOLIDAY_TO_CONFIRM],
            weekend=weekend - sum(first <= day <= last for day in self.on),
            unknown=sorted(set(range(first.year, last.year + 1)) - self.years),
            with_year=first.year != last.year,
        )
        return sentence(facts)

    def sql_params(self) -> dict[str, Any]:
        """The parameters that `working_index_sql` refers to."""
        return {"days_off": self.off, "days_on": self.on}


def working_index_sql(day: str) -> str:
    """`Calendar.index` of the SQL expression `day` (a date without side effects; null gives null), to be executed
    with `Calendar.sql_params()`. A number of working days is the difference of two such expressions."""
    n = f"({day} - DATE '0001-01-01')"
    return (
        f"({n} / 7 * 5 + least(mod({n}, 7) + 1, 5)"
        f" - width_bucket({day}, %(days_off)s::date[]) + width_bucket({day}, %(days_on)s::date[]))"
    )


class _Kept:
    """The calendars as last read by this process: the country's, and those of bodies that keep days of their own."""

    national: Calendar | None = None
    own: ClassVar[dict[int, Calendar]] = {}
    until: datetime | None = None


def current(body_id: int | None = None) -> Calendar:
    """The calendar in force in a body, or in the country: two statements, at most every 10 seconds of a process."""
    moment = clock.machine_now()
    if _Kept.national is None or _Kept.until is None or moment >= _Kept.until:
        _Kept.national = read()
        _Kept.own = _own(_Kept.national)
        _Kept.until = moment + KEPT_FOR
    return _Kept.own.get(body_id, _Kept.national) if body_id else _Kept.national


def forget() -> None:
    """Read the days again at the next `current()`: after one was changed."""
    _Kept.national = None


def read() -> Calendar:
    """The country's calendar from its rows, one statement."""
    rows: Iterable[tuple[date, str, str, str]] = CalendarDay.objects.order_by("date").values_list(
        "date", "kind", "name_vi", "name_en"
    )
    return Calendar(tuple(Day(*row) for row in rows))


def _own(national: Calendar) -> dict[int, Calendar]:
    """The calendars of bodies with days of their own, each over the country's."""
    days: dict[int, list[Day]] = defaultdict(list)
    for body_id, on, kind, name in BodyDay.objects.values_list("body_id", "date", "kind", "name"):
        days[body_id].append(Day(on, kind, name, name))
    return {body_id: national.with_own(own) for body_id, own in days.items()}
