"""Last year's dates as next year's: pure arithmetic over the working calendar (product.md §25)."""

import re
from calendar import monthrange
from datetime import date

from backend.plans.models.plan import DeadlineKind
from backend.workcalendar.calendar import Calendar

YEAR = re.compile(r"(?<![\d/])(20\d\d)(?!\d)|(?<=/)(20\d\d)(?![\d/])")  # not in the middle of a document's number
NAMED_YEAR = re.compile(r"(?i)(?<=năm )20\d\d(?!\d)")
DAY = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(20\d\d)(?!\d)")


def shifted(day: date) -> date:
    """The same day a year later; a month's last day stays its last day."""
    last = monthrange(day.year, day.month)[1]
    now = monthrange(day.year + 1, day.month)[1]
    return date(day.year + 1, day.month, now if day.day == last else min(day.day, now))


def due_next_year(day: date, kind: str, calendar: Calendar) -> date:
    """By when it is due a year later. A day that was named and is off then moves to the working day before, so that nothing
    is promised later than it was; the end of a month, quarter or year stays what it is."""
    moved = shifted(day)
    if kind != DeadlineKind.DATE or calendar.is_working(moved):
        return moved
    earlier = calendar.add_working_days(moved, -1)
    return earlier if earlier.year == moved.year else calendar.next_working_day(moved)


def printed_next_year(printed: str, was: date | None, due: date | None) -> str:
    """A deadline as it would be printed a year later; the day that was `was` becomes `due`."""

    def day(found: re.Match[str]) -> str:
        d, m, y = map(int, found.groups())
        if was and due and (d, m, y) == (was.day, was.month, was.year):
            return f"{due.day:0{len(found[1])}}/{due.month:0{len(found[2])}}/{due.year}"
        return f"{found[1]}/{found[2]}/{y + 1}"

    parts, at = [], 0
    for found in DAY.finditer(printed):
        parts += [_years(printed[at : found.start()]), day(found)]
        at = found.end()
    return "".join([*parts, _years(printed[at:])])


def text_next_year(text: str) -> str:
    """Words of a line: years that are called one (năm 2026); numbers of documents stay."""
    return NAMED_YEAR.sub(lambda found: str(int(found[0]) + 1), text)


def _years(text: str) -> str:
    return YEAR.sub(lambda found: str(int(found[1] or found[2]) + 1), text)
