"""Deadlines as offices print them (IMPORT-FORMAT "Deadlines"): a pure reading of one cell."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from backend.imports.text import clean, unmarked

EXCEL_DAY_ZERO = date(1899, 12, 30)
FAR = 2  # years from the plan's own beyond which a date is a slip


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


_QUALIFIER = re.compile(
    r"^(?:(truoc(?: ngay)?)|(cham nhat(?: la)?(?: (?:den|vao))?(?: ngay)?|khong qua(?: ngay)?|muon nhat(?: la)?(?: ngay)?|den(?: het)? ngay))\s+(?=\d|thang|quy)"
)
_DAY = re.compile(r"^(?:ngay )?(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{2}|\d{4})$")
_MONTH = re.compile(
    r"^(?:trong )?(?:thang )?(\d{1,2})\s*[/\-.]\s*(\d{4})$|^(?:trong )?thang (\d{1,2})(?:\s+nam (\d{4}))?$"
)
_QUARTER = re.compile(r"^(?:trong )?quy (iv|iii|ii|i|[1-4])(?:\s*(?:/|-|,|\s)\s*(?:nam )?(\d{4}))?$")
_RANGE = re.compile(r"^tu (?:thang )?(\d{1,2})(?:/(\d{4}))? (?:den|-) (?:het )?(?:thang )?(\d{1,2})(?:/| nam )(\d{4})$")
_YEAR = re.compile(r"^(?:trong )?(?:ca )?nam (\d{4})$|^trong nam$|^ca nam$")
_REGULAR = re.compile(r"^(?:thuong xuyen|hang (?:ngay|tuan|thang|quy|nam)|hang nam|dinh ky|6 thang, nam|lien tuc)")
_OTHER_PLAN = re.compile(r"^theo (?:ke hoach|chuong trinh|lo trinh|tien do|huong dan|chi dao|yeu cau|quy dinh)")
_EVENT = re.compile(r"\b(?:sau khi|ke tu|ngay khi|khi co|tu khi|sau ngay|trong vong)\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def read_deadline(value: Any, *, plan_date: date | None, year: int) -> Deadline:
    """One cell's value (text, date, number or nothing). `year` is the plan's, used where none is printed."""
    if value is None or value == "":
        return Deadline("NONE")
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _checked(Deadline("DATE", value, as_printed=value.strftime("%d/%m/%Y")), plan_date, year)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _serial(value, plan_date, year)
    printed = clean(str(value))
    return _checked(_read(unmarked(printed), printed, year), plan_date, year)


def _read(text: str, printed: str, year: int) -> Deadline:
    text = text.strip(" .;")
    found = _QUALIFIER.match(text)
    qualifier = ("BEFORE" if found.group(1) else "NOT_LATER_THAN") if found else ""
    rest = text[found.end() :] if found else text
    try:
        dated = _dated(rest, year)
    except ValueError:
        return Deadline("DATE", as_printed=printed, problem="INVALID_DATE")
    if dated is not None:
        kind, due, start = dated
        return Deadline("DATE" if qualifier and kind != "DATE" else kind, due, start, qualifier, printed)
    if _REGULAR.match(text):
        return Deadline("REGULAR", as_printed=printed)
    if _OTHER_PLAN.match(text):
        return Deadline("PER_OTHER_PLAN", as_printed=printed)
    if _EVENT.search(text):
        return Deadline("RELATIVE_TO_EVENT", as_printed=printed)
    return Deadline("NONE", as_printed=printed, problem="UNPARSED_DEADLINE")


def _dated(text: str, year: int) -> tuple[str, date, date | None] | None:
    """(kind, due, start) when the text names a date; ValueError for a day that does not exist."""
    if match := _DAY.match(text):
        day, month_no, printed_year = (int(part) for part in match.groups())
        return "DATE", date(printed_year + 2000 if printed_year < 100 else printed_year, month_no, day), None
    if match := _MONTH.match(text):
        month, month_year = (match[1], match[2]) if match[1] else (match[3], match[4])
        return "MONTH", _month_end(int(month), int(month_year or year)), None
    if match := _QUARTER.match(text):
        quarter = _ROMAN.get(match[1]) or int(match[1])
        return "QUARTER", _month_end(quarter * 3, int(match[2] or year)), None
    if match := _RANGE.match(text):
        last_year = int(match[4])
        return "RANGE", _month_end(int(match[3]), last_year), date(int(match[2] or last_year), int(match[1]), 1)
    if match := _YEAR.match(text):
        return "YEAR", date(int(match[1] or year), 12, 31), None
    return None


def _serial(value: float, plan_date: date | None, year: int) -> Deadline:
    if value != int(value) or not 1 <= value <= 200_000:
        return Deadline("DATE", as_printed=str(value), problem="INVALID_DATE")
    day = EXCEL_DAY_ZERO + timedelta(days=int(value))
    return _checked(Deadline("DATE", day, as_printed=day.strftime("%d/%m/%Y")), plan_date, year)


def _checked(deadline: Deadline, plan_date: date | None, year: int) -> Deadline:
    due = deadline.due_date
    if due is None or deadline.problem:
        return deadline
    problem = ""
    if abs(due.year - year) > FAR:
        problem = "DATE_OUT_OF_RANGE"
    elif plan_date and due < plan_date:
        problem = "DATE_BEFORE_PLAN"
    return (
        Deadline(deadline.kind, due, deadline.start_date, deadline.qualifier, deadline.as_printed, problem)
        if problem
        else deadline
    )


def _month_end(month: int, year: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError(month)
    return date(year, month, monthrange(year, month)[1])
