"""Target values: an operator and a number out of what is printed; decimal comma."""

import re
from typing import Any

from backend.imports import numbers
from backend.imports.text import clean, unmarked

LARGEST = 10**13  # what the product keeps
_NUMBER = r"(-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:[.,]\d+)?)"
_LEAD_IN = re.compile(r"^(?:(?:phan dau|dat|bang|la)\s+)+")
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("<=", re.compile(rf"{_NUMBER} ?%? (?:tro xuong)")),
    ("<=", re.compile(rf"(?:≤|<=|=<|toi da|khong qua|khong vuot qua|khong lon hon|nhieu nhat) ?{_NUMBER} ?%?")),
    (">=", re.compile(rf"(?:≥|>=|=>|it nhat|toi thieu|khong duoi|khong it hon|khong thap hon|tu) ?{_NUMBER} ?%?(?: tro len)?")),
    (">=", re.compile(rf"{_NUMBER} ?%? tro len")),
    ("<", re.compile(rf"(?:<|duoi|thap hon|it hon|nho hon) ?{_NUMBER} ?%?")),
    (">", re.compile(rf"(?:>|tren|hon|lon hon|cao hon) ?{_NUMBER} ?%?")),
    ("=", re.compile(rf"(?:= ?)?{_NUMBER} ?%?")),
)  # fmt: skip


def printed(value: Any, shows: str = numbers.PLAIN) -> str:
    """The cell as a person reads it: numbers with a decimal comma, a percentage with its sign."""
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return numbers.percent(value) if shows == numbers.PERCENT else numbers.plain(value)
    return clean(str(value))


def read_value(text: str, unit: str = "") -> tuple[str, float | None]:
    """(operator, number) of a printed value; ("", None) for an empty one; ValueError when it is not understood. The
    unit of measure may be printed behind the number; a percentage has no thousands."""
    plain = unmarked(text).strip(" .;")
    if not plain:
        return "", None
    measure = unmarked(unit)
    if measure and measure != "%":
        plain = plain.removesuffix(measure).rstrip()
    plain = _LEAD_IN.sub("", plain)
    for operator, form in _FORMS:
        if match := form.fullmatch(plain):
            found = number(match[1], thousands=measure != "%" and "%" not in plain)
            if abs(found) >= LARGEST:
                break
            return operator, found
    raise ValueError(text)


def number(text: str, *, thousands: bool = True) -> float:
    """`97,28` and, where there are thousands, `1.234,5` as offices write them."""
    if thousands and re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", text):
        text = text.replace(".", "")
    found = float(text.replace(",", "."))
    return int(found) if found.is_integer() else found
