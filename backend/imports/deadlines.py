"""Deadlines as offices print them (IMPORT-FORMAT "Deadlines"): a pure reading of one cell."""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from backend.imports import numbers
from backend.imports.text import clean, unmarked

FAR = 5  # years from the plan's own beyond which a date is a slip
SERIALS = range(36_526, 73_051)  # 1/1/2000 to 31/12/2099: numbers that are days
YEARS = range(2000, 2100)


@dataclass(frozen=True)
class Deadline:
    """`kind` with the finer names; `problem` is a code of codes.py when it cannot be taken."""

    kind: str
    due_date: date | None = None
    start_date: date | None = None
    qualifier: str = ""
    as_printed: str = ""
    problem: str = ""

    def told(self) -> dict[str, Any]:
        """As the output prints it: optional keys only when they say something."""
        plain: dict[str, Any] = {
            "kind": self.kind,
            "due_date": self.due_date.isoformat() if self.due_date else None,
            "as_printed": self.as_printed,
        }
        if self.qualifier:
            plain["qualifier"] = self.qualifier
        if self.start_date:
            plain["start_date"] = self.start_date.isoformat()
        return plain


@dataclass(frozen=True)
class Period:
    """A printed day, month, quarter or year: its first and last day."""

    kind: str
    first: date
    last: date


class YearUnknown(Exception):
    """None is printed and the plan's own is not known."""


# All patterns read text without marks, in lower case, without blanks around / . and between figures and dashes.
_TIGHT = re.compile(r"\s*([/.])\s*(?=\d)|(?<=[\divx])\s*(-)\s*(?=[\dtqivx])")
_DONE = re.compile(r"^(?:(?:thuc hien|hoan thanh|xong)\s+)+(?=\S)")
_BEFORE = re.compile(r"^truoc\s+(?:ngay\s+)?(?=\d|thang|quy|nam)")
_NOT_LATER = re.compile(
    r"^(?:(?:cham nhat|muon nhat|khong qua|khong muon hon|khong cham hon)(?:\s+(?:la|vao|den|het|trong|truoc))*"
    r"|den(?:\s+het)?)\s+(?:ngay\s+)?(?=\d|thang|quy|nam|cuoi)"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_IN = r"(?:(?:trong|vao|cuoi|den het|het)\s+)?"
_DAY = re.compile(r"(?:ngay\s+)?(\d{1,2})(?:[/.\-]|\s+thang\s+)(\d{1,2})(?:(?:[/.\-]|,?\s+nam\s+)(\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(_IN + r"(?:thang\s+(\d{1,2})(?:(?:[/.\-]|,?\s+(?:nam\s+)?)(\d{4}))?|(\d{1,2})[/.\-](\d{4}))")
_QUARTER = re.compile(_IN + r"quy\s+([ivx]+|\d+)(?:(?:[/.\-]|,?\s+(?:nam\s+)?)(\d{4}))?")
_YEAR = re.compile(r"(?:(?:trong|ca|den het|het|cuoi|den)\s+)*(?:nam(?:\s+(\d{4}))?|(\d{4}))")
_PART = re.compile(r"(?:trong\s+)?(6|9)\s+thang\s+(dau|cuoi)\s+nam(?:\s+(\d{4}))?")
_RANGES = tuple(re.compile(rf"(?:tu\s+)?(.+?){sign}(.+)") for sign in (r"\s+den\s+(?:het\s+)?", "-"))
_BARE_MONTH = re.compile(r"(?:thang\s+)?(\d{1,2})")
_BARE_QUARTER = re.compile(r"(?:quy\s+)?(iv|i{1,3}|[1-4])")
_REGULAR = re.compile(
    r"\bthuong xuyen\b|\blien tuc\b|\bdinh ky\b|\b(?:hang|moi|theo) (?:ngay|tuan|thang|quy|nam)\b"
    r"|^(?:quy, )?6 thang(?:,| va) (?:1 )?nam"
)
_OTHER_PLAN = re.compile(r"^theo (?!doi\b)")
_EVENT = re.compile(
    r"\bsau khi\b|\bke tu\b|\btu khi\b|\bngay (?:khi|sau)\b|\bkhi (?:co|nhan|duoc|phat sinh|ket thuc|hoan thanh)\b|^khi\b"
    r"|\bngay(?: lam viec)? sau\b|\bsau ngay\b|\btrong vong \d|\btrong (?:thoi gian )?\d+ ngay\b"
)


def read_deadline(value: Any, *, plan_date: date | None, year: int | None, shows: str = numbers.DAY) -> Deadline:
    """One cell's value: text, date, number or nothing. `year` is the plan's, used where none is printed; `shows`: how a
    date is displayed (`06/2026` is a month to whoever reads it, though the file holds its first day)."""
    if value is None or value == "":
        return Deadline("NONE")
    if isinstance(value, date):
        found = _shown(value.date() if isinstance(value, datetime) else value, shows)
    elif isinstance(value, int | float):
        found = _number(value)
    else:
        printed = clean(str(value))
        found = replace(_read(_tight(unmarked(printed)), year), as_printed=printed)
    return replace(found, problem=found.problem or _far_off(found, plan_date, year))


def _shown(day: date, shows: str) -> Deadline:
    if shows == numbers.MONTH:
        return Deadline("MONTH", _month(day.month, day.year).last, as_printed=day.strftime("%m/%Y"))
    if shows == numbers.YEAR:
        return Deadline("YEAR", date(day.year, 12, 31), as_printed=str(day.year))
    return Deadline("DATE", day, as_printed=day.strftime("%d/%m/%Y"))


def _number(value: float) -> Deadline:
    """A serial number, or a year; any other number says nothing."""
    if value in YEARS:
        return Deadline("YEAR", date(int(value), 12, 31), as_printed=str(int(value)))
    day = numbers.day_of(value) if abs(value) < 1e7 else None
    if day is None or int(value) not in SERIALS:
        far = day is not None and float(value).is_integer() and value > 366
        return Deadline("NONE", as_printed=numbers.plain(value), problem="DATE_OUT_OF_RANGE" if far else "INVALID_DATE")
    return Deadline("DATE", day, as_printed=day.strftime("%d/%m/%Y"))


def _tight(text: str) -> str:
    return _DONE.sub("", _TIGHT.sub(r"\1\2", text.strip(" .;,:()-")))


def _read(text: str, year: int | None) -> Deadline:
    qualifier, rest = "", text
    for name, form in (("BEFORE", _BEFORE), ("NOT_LATER_THAN", _NOT_LATER)):
        if match := form.match(text):
            qualifier, rest = name, text[match.end() :]
            break
    try:
        period = _period(rest, year)
        span = _range(rest, year) if period is None and not qualifier else None
    except ValueError:
        return Deadline("DATE", problem="INVALID_DATE")
    except YearUnknown:
        return Deadline("NONE", problem="NO_PLAN_YEAR")
    if period is not None:
        return _told(period, qualifier)
    if span is not None:
        return Deadline("RANGE", span.last, span.first, problem="" if span.first <= span.last else "INVALID_DATE")
    return _undated(text)


def _told(period: Period, qualifier: str) -> Deadline:
    """Before a month is before its first day; not later than a month takes in its last one."""
    if not qualifier:
        return Deadline(period.kind, period.last)
    return Deadline("DATE", period.first if qualifier == "BEFORE" else period.last, qualifier=qualifier)


def _undated(text: str) -> Deadline:
    if _REGULAR.search(text):
        return Deadline("REGULAR")
    if _OTHER_PLAN.match(text):
        return Deadline("PER_OTHER_PLAN")
    if _EVENT.search(text):
        return Deadline("RELATIVE_TO_EVENT")
    return Deadline("NONE", problem="UNPARSED_DEADLINE")


def _period(text: str, year: int | None) -> Period | None:
    """What the whole text names; ValueError for a day, month or quarter that does not exist."""
    if match := _ISO.fullmatch(text):
        return _day(int(match[3]), int(match[2]), int(match[1]))
    if match := _MONTH.fullmatch(text):
        return _month(int(match[1] or match[3]), _year(match[2] or match[4], year))
    if match := _DAY.fullmatch(text):
        return _day(int(match[1]), int(match[2]), _year(match[3], year))
    if match := _QUARTER.fullmatch(text):
        return _quarter(match[1], _year(match[2], year))
    if match := _YEAR.fullmatch(text):
        return _months("YEAR", 1, 12, _year(match[1] or match[2], year))
    return None


def _range(text: str, year: int | None) -> Period | None:
    """From one month, quarter or day to another; the year printed last holds for both."""
    if match := _PART.fullmatch(text):
        count, at = int(match[1]), _year(match[3], year)
        first = 1 if match[2] == "dau" else 13 - count
        return _months("RANGE", first, first + count - 1, at)
    match = next((match for form in _RANGES if (match := form.fullmatch(text))), None)
    if match is None:
        return None
    last = _period(match[2], year) or _sibling(match[2], match[1], year)
    if last is None or last.kind == "YEAR":
        return None
    first_period = _period(match[1], last.last.year) or _bare(match[1], last)
    return Period("RANGE", first_period.first, last.last) if first_period else None


def _sibling(text: str, before: str, year: int | None) -> Period | None:
    """`8` after `thang 6 den`, `iii/2026` after `quy i-`: the word stands only once."""
    for word in ("thang", "quy"):
        if word in before and word not in text:
            return _period(f"{word} {text}", year)
    return None


def _bare(text: str, last: Period) -> Period | None:
    """`4` before `11/2026`, `i` before `quy iii`."""
    at = last.last.year
    if last.kind == "MONTH" and (match := _BARE_MONTH.fullmatch(text)):
        return _month(int(match[1]), at)
    if last.kind == "QUARTER" and (match := _BARE_QUARTER.fullmatch(text)):
        return _quarter(match[1], at)
    return None


def _year(printed: str | None, year: int | None) -> int:
    if printed:
        return int(printed) + (2000 if len(printed) == 2 else 0)
    if year is None:
        raise YearUnknown
    return year


def _day(day: int, month: int, year: int) -> Period:
    found = date(year, month, day)
    return Period("DATE", found, found)


def _month(month: int, year: int) -> Period:
    return _months("MONTH", month, month, year)


def _quarter(text: str, year: int) -> Period:
    number = _ROMAN.get(text) or (int(text) if text.isdecimal() else 0)
    if not 1 <= number <= 4:
        raise ValueError(text)
    return _months("QUARTER", number * 3 - 2, number * 3, year)


def _months(kind: str, first: int, last: int, year: int) -> Period:
    if not 1 <= first <= last <= 12 or year < 1:
        raise ValueError(first)
    return Period(kind, date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _far_off(deadline: Deadline, plan_date: date | None, year: int | None) -> str:
    due, own = deadline.due_date, year or (plan_date.year if plan_date else None)
    if due is None:
        return ""
    if due.year not in YEARS or (own is not None and abs(due.year - own) > FAR):
        return "DATE_OUT_OF_RANGE"
    return "DATE_BEFORE_PLAN" if plan_date and due < plan_date else ""
