"""The rhythm of a regular task: into which periods its year falls, how each is called, and by when it is due
(product.md §6). Pure arithmetic; which periods are open is the tasks' affair."""

import csv
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from backend.plans.models.plan import DeadlineKind
from backend.plans.models.task import Rhythm
from backend.words import Words
from backend.workcalendar.calendar import ONE, Calendar

REPORTS = Path(__file__).parent / "data" / "reporting_periods.csv"
LENGTHS = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3, Rhythm.HALF_YEARLY: 6}  # months
PRINTED_AS = {
    Rhythm.WEEKLY: "Hằng tuần", Rhythm.MONTHLY: "Hằng tháng", Rhythm.QUARTERLY: "Hằng quý", Rhythm.HALF_YEARLY: "Định kỳ 6 tháng",
    Rhythm.REPORTING: "Theo kỳ báo cáo",
}  # fmt: skip
ROMAN = ("I", "II", "III", "IV")


class Period(NamedTuple):
    """First and last day, and the last day for its result, not yet looked up in the calendar."""

    first: date
    last: date
    due_by: date


class Report(NamedTuple):
    """A periodic report: the last day of its data and the day it is sent, as (month, day), and its name."""

    ends: tuple[int, int]
    due: tuple[int, int]
    name: Words


def rhythm_of(kind: str, printed: str, *, usual: str = Rhythm.QUARTERLY) -> str | None:
    """What a printed deadline says of a rhythm; None unless it is a regular one. `usual`: of `Thường xuyên` alone, as the body
    chose."""
    if kind != DeadlineKind.REGULAR:
        return None
    return _said(printed) or usual


def printed_as(printed: str, rhythm: str, *, usual: str) -> str:
    """A regular deadline in words that say this rhythm: as it is where it says so already, else with the rhythm behind it, or
    in place of another that it says."""
    if rhythm_of(DeadlineKind.REGULAR, printed, usual=usual) == rhythm:
        return printed
    words = PRINTED_AS[Rhythm(rhythm)]
    return words if _said(printed) else f"{printed}, {words[0].lower()}{words[1:]}"


def _said(printed: str) -> str | None:
    text = unicodedata.normalize("NFD", printed.lower())
    plain = "".join(sign for sign in text if not unicodedata.combining(sign)).replace("đ", "d")
    return next((rhythm for form, rhythm in _PRINTED if form.search(plain)), None)


# The first that is found counts: "quý, 6 tháng, năm" are the periodic reports, "6 tháng" is no month.
_PRINTED: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\bky bao cao\b|\bbao cao dinh ky\b|\bquy,? (?:va )?6 thang\b"), Rhythm.REPORTING),
    (re.compile(r"\b(?:6|sau) thang\b|\bnua nam\b"), Rhythm.HALF_YEARLY),
    (re.compile(r"\b(?:hang|moi|theo|dinh ky) (?:ngay|tuan)\b"), Rhythm.WEEKLY),
    (re.compile(r"\b(?:hang|moi|theo|dinh ky) thang\b"), Rhythm.MONTHLY),
    (re.compile(r"\b(?:hang|moi|theo|dinh ky) quy\b"), Rhythm.QUARTERLY),
)


def period_at(rhythm: str, day: date) -> Period:
    """The period of the rhythm in which `day` lies."""
    if rhythm == Rhythm.WEEKLY:
        first = day - ONE * day.weekday()
        return Period(first, first + ONE * 6, first + ONE * 6)
    if rhythm == Rhythm.REPORTING:
        return _reporting(day)
    months = LENGTHS[Rhythm(rhythm)]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    month = first.month + months - 1
    last = date(day.year, month, monthrange(day.year, month)[1])
    return Period(first, last, last)


def periods(rhythm: str, *, since: date, until: date, year: int | None) -> Iterator[Period]:
    """The periods from that of `since` on that have begun by `until`, of those that end in `year`, if one is given."""
    period = period_at(rhythm, since)
    while period.first <= until:
        if year is None or period.last.year == year:
            yield period
        period = period_at(rhythm, period.last + ONE)


def due_of(period: Period, calendar: Calendar) -> date:
    """The last working day up to the day it is due by: a result of a period is not due after it. Where the whole period
    is off (Tết), the first working day after."""
    due = period.due_by
    if not calendar.is_working(due):
        due = calendar.add_working_days(due, -1)
    return due if due >= period.first else calendar.next_working_day(period.due_by)


def name_of(first: date, last: date) -> Words:
    """How offices call the period with this first and last day."""
    months = (last.month - first.month) + 1 if first.year == last.year and first.day == 1 else 0
    year = last.year
    if months == 1:
        month = last.strftime("%B")
        return Words(f"tháng {last.month}/{year}", f"{month} {year}")
    if months == 3:
        quarter = ROMAN[last.month // 3 - 1]
        return Words(f"quý {quarter}/{year}", f"quarter {quarter}/{year}")
    if months == 6:
        half = Words("đầu", "first") if last.month == 6 else Words("cuối", "second")
        return Words(f"6 tháng {half.vi} năm {year}", f"{half.en} half of {year}")
    if last - first == timedelta(days=6):
        span = f"{first:%d/%m}–{last:%d/%m/%Y}"
        return Words(f"tuần {span}", f"week {span}")
    report = next((one for one in reports() if one.ends == (last.month, last.day)), None)
    if report is None:
        return Words(f"{first:%d/%m}–{last:%d/%m/%Y}", f"{first:%d/%m}–{last:%d/%m/%Y}")
    return Words(f"{report.name.vi} {year}", f"{report.name.en} {year}")


@cache
def reports() -> tuple[Report, ...]:
    """The periodic reports with a day of their own, by the day on which their data end."""
    with REPORTS.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if "/" in row["due"]]
    found = [
        Report(
            _month_day(row["data_to"]),
            _month_day(row["due"]),
            Words(row["name_vi"].replace("Báo cáo Q", "báo cáo q").replace("Báo cáo", "báo cáo"), row["name_en"]),
        )
        for row in rows
    ]
    return tuple(sorted(found))


def _reporting(day: date) -> Period:
    """From the day after one report's data end to the day on which the next one's do: a report's own data reach back to
    the year's beginning, the work done for it does not."""
    ends = [
        (date(year, *report.ends), date(year, *report.due))
        for year in (day.year - 1, day.year, day.year + 1)
        for report in reports()
    ]
    index = next(place for place, (last, _) in enumerate(ends) if last >= day)
    last, due = ends[index]
    return Period(ends[index - 1][0] + ONE, last, due)


def _month_day(printed: str) -> tuple[int, int]:
    day, month = printed.split("/")
    return int(month), int(day)
