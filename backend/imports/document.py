"""The plan's own document as the title block prints it: kind, number, date, and the year it is for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from backend.imports.sheet import Sheet
from backend.imports.text import clean, unmarked

PLAN, DECISION, LETTER = "PLAN", "DECISION", "OFFICIAL_LETTER"
KINDS = {"ke hoach": PLAN, "quyet dinh": DECISION, "cong van": LETTER}
SUFFIXES = {"kh": PLAN, "qd": DECISION}  # 05/KH-UBND
_DATE = r"ngay (\d{1,2})(?: ?[/.\-] ?| thang )(\d{1,2})(?: ?[/.\-] ?|,? nam )(\d{4})\b"
_NUMBER = r"so ?:? ?(\d+ ?/ ?[\w/\-&.]+[\w&]|\d+-[\w/\-&.]+[\w&])"
_WHOLE = re.compile(rf"(ke hoach|quyet dinh|cong van)(?: so| kem theo)? ?{_NUMBER} ?,? (?:ban hanh )?{_DATE}")
_ITS_NUMBER = re.compile(rf"^{_NUMBER}")
_ITS_DATE = re.compile(rf"(?:^|, ?){_DATE}")
_YEAR = re.compile(r"(?<!\d )\bnam (20\d\d)\b(?! ?- ?20\d\d)")
_MONTH_BEFORE = re.compile(r"thang (?:\d{1,2}|\.+) $")
FAR = 1  # a plan for 2026 may be dated in 2025; a year farther off stands in somebody else's title


@dataclass(frozen=True)
class Document:
    """What was found; `kind` PLAN when nothing says otherwise."""

    kind: str = PLAN
    number: str | None = None
    day: date | None = None
    year: int | None = None


def read_document(heads: Iterable[tuple[Sheet, int]]) -> Document:
    """Read the cells above the tables: (sheet, first row of its heading), in the order in which they count."""
    texts = [text for sheet, row in heads for text in _texts(sheet, row)]
    named = _named(texts) or _lettered(texts)
    year = _title_year(texts, named.day)
    return Document(named.kind, named.number, named.day, year or (named.day.year if named.day else None))


def _texts(sheet: Sheet, before: int) -> list[str]:
    rows = [row for row in sheet.rows if row < before]
    cells = [cell for row in rows for _, cell in sheet.filled(row) if cell.kind == "text"]
    return [clean(cell.value).replace("\n", " ") for cell in cells]


def _named(texts: list[str]) -> Document | None:
    """`Kèm theo Kế hoạch số 05/KH-UBND ngày 19/01/2026 …`"""
    for text in texts:
        for match in _WHOLE.finditer(plain := _plain(text)):
            day = _day(match[3], match[4], match[5])
            if day is not None:
                number = _as_printed(text, plain, match.start(2), match.end(2))
                return Document(KINDS[match[1]], number, day)
    return None


def _lettered(texts: list[str]) -> Document:
    """`Số: 05/KH-UBND` and `An Phú, ngày 19 tháng 01 năm 2026`, each in a cell of its own."""
    number, day = None, None
    for text in texts:
        plain = _plain(text)
        if number is None and (match := _ITS_NUMBER.match(plain)):
            number = _as_printed(text, plain, match.start(1), match.end(1))
        if day is None and (match := _ITS_DATE.search(plain)):
            day = _day(match[1], match[2], match[3])
    letters = unmarked(number).partition("/")[2].partition("-")[0] if number else ""
    return Document(SUFFIXES.get(letters, PLAN), number, day)


def _title_year(texts: list[str], day: date | None) -> int | None:
    """`… NĂM 2026` of a title; a year that belongs to a date is none."""
    for text in texts:
        plain = _plain(text)
        for match in _YEAR.finditer(plain):
            year = int(match[1])
            if not _MONTH_BEFORE.search(plain[: match.start()]) and (day is None or abs(year - day.year) <= FAR):
                return year
    return None


def _plain(text: str) -> str:
    """Without marks; each letter keeps its place."""
    return unmarked(text)


def _as_printed(text: str, plain: str, start: int, end: int) -> str:
    """The same stretch with its marks and capitals."""
    return (text[start:end] if len(text) == len(plain) else plain[start:end].upper()).replace(" ", "")


def _day(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
