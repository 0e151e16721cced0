"""What a number in a cell shows: its format makes it a day, a month, a year, a percentage or a plain number."""

import re
from datetime import date, timedelta
from decimal import Decimal

DAY, MONTH, YEAR, PERCENT, PLAIN = "DAY", "MONTH", "YEAR", "PERCENT", ""
BUILT_IN = {9: PERCENT, 10: PERCENT, 14: DAY, 15: DAY, 16: DAY, 17: MONTH, 22: DAY} | dict.fromkeys(
    [*range(27, 32), *range(34, 37), *range(50, 59)], DAY
)  # ISO 29500, 18.8.30; 27 to 58 are dates of East Asian offices
BEYOND_COUNTING = 1e15  # the whole numbers that a cell keeps exactly end about here
_LAST_SERIAL = 2_958_465  # 31/12/9999
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_GENERAL = re.compile(r"general", re.IGNORECASE)


def shown_by(code: str) -> str:
    """What a number format shows, by the letters of its first section."""
    section = _GENERAL.sub("", _QUOTED.sub("", code.split(";")[0])).lower()
    if "d" in section:
        return DAY
    if "y" in section:
        return MONTH if "m" in section else YEAR
    return PERCENT if "%" in section else PLAIN


def day_of(serial: float, *, from_1904: bool = False) -> date | None:
    """The day of a serial number as Excel counts (which takes 1900 for a leap year); None when there is none."""
    days = int(serial)
    if not 0 < days <= _LAST_SERIAL:
        return None
    if from_1904:
        return date(1904, 1, 1) + timedelta(days=days) if days < _LAST_SERIAL - 1462 else None
    return date(1899, 12, 30 if days >= 60 else 31) + timedelta(days=days)


def plain(value: float) -> str:
    """As a person reads it: decimal comma, no noise of binary fractions; an exponent only where no person counts."""
    if isinstance(value, float) and abs(value) >= BEYOND_COUNTING:
        return f"{value:g}".replace(".", ",")
    text = format(round(Decimal(repr(value)), 10), "f") if isinstance(value, float) else str(value)
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def percent(value: float) -> str:
    """`0.9` → `90%`."""
    exact = float(Decimal(repr(value)) * 100)
    return plain(exact) + "%"
