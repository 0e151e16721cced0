"""Working days: a value made of the announced days, and the arithmetic on it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from backend.workcalendar.models import CalendarDay

ONE = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    off: frozenset[date] = field(default=frozenset())
    on: frozenset[date] = field(default=frozenset())

    def is_working(self, day: date) -> bool:
        return day in self.on or (day.weekday() < 5 and day not in self.off)

    def add_working_days(self, day: date, n: int) -> date:
        step = ONE if n >= 0 else -ONE
        left = abs(n)
        while left:
            day += step
            if self.is_working(day):
                left -= 1
        return day

    def working_days_between(self, a: date, b: date) -> int:
        if b < a:
            return -self.working_days_between(b, a)
        count, day = 0, a
        while day < b:
            day += ONE
            count += self.is_working(day)
        return count


def current() -> Calendar:
    rows: Iterable[CalendarDay] = CalendarDay.objects.all()
    off, on = set(), set()
    for row in rows:
        if row.kind == CalendarDay.Kind.MAKEUP_WORKDAY:
            on.add(row.date)
        elif row.kind != CalendarDay.Kind.HOLIDAY_TO_CONFIRM:
            off.add(row.date)
    return Calendar(frozenset(off), frozenset(on))
