"""The appendix of a plan: finding its table by the heading, then areas, lines, deadlines and targets, row by row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from backend.imports.codes import Problem
from backend.imports.deadlines import read_deadline
from backend.imports.sheet import LONGEST_TEXT, Cell, Sheet
from backend.imports.text import clean, unmarked
from backend.imports.units import Matcher

AREAS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("DIRECTION", ("chi dao", "dieu hanh")),
    ("INSTITUTIONS", ("the che",)),
    ("PROCEDURES", ("thu tuc hanh chinh", "tthc")),
    ("APPARATUS", ("bo may",)),
    ("CIVIL_SERVICE", ("cong vu", "can bo, cong chuc")),
    ("PUBLIC_FINANCE", ("tai chinh cong",)),
    ("DIGITAL_GOVERNMENT", ("chinh quyen dien tu", "chinh quyen so", "chinh phu so", "chuyen doi so")),
)
# Columns by words of their heading; the first that fits wins, the lowest heading row decides.
HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("lead", re.compile(r"\bchu tri\b")),
    ("coordinating", re.compile(r"\bphoi hop\b")),
    ("deadline", re.compile(r"\bthoi gian\b|\bthoi han\b|\btien do\b|\bhan hoan thanh\b|^hoan thanh$")),
    ("funding", re.compile(r"\bkinh phi\b")),
    ("note", re.compile(r"\bghi chu\b")),
    ("area", re.compile(r"\blinh vuc\b")),
    ("product", re.compile(r"\bsan pham\b|\bket qua\b")),
    ("title", re.compile(r"\bnhiem vu\b|\bnoi dung\b|\bcong viec\b")),
    ("no", re.compile(r"^(?:tt|stt|so tt|so thu tu)$")),
)
SEARCHED = 80  # rows in which a heading is looked for
ROMAN = re.compile(r"^(?=[IVX])(X{0,2})(IX|IV|V?I{0,3})\.?$")
LETTER = re.compile(r"^([a-zđ])[).]?$")
NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?$")
END = re.compile(r"^noi nhan\b")
NOT_A_LINE = re.compile(r"^(?:tong cong|tong so|cong|ghi chu)\b")


@dataclass(frozen=True)
class Table:
    """Where a table stands: its columns by name, its last heading row."""

    columns: dict[str, int]
    heading: int


@dataclass
class Reading:
    """What was read so far; problems of all cells together."""

    matcher: Matcher
    plan_date: date | None
    year: int
    tasks: list[dict[str, Any]] = field(default_factory=list)
    groups: list[dict[str, Any]] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    _above: dict[str, Any] = field(default_factory=dict)  # the lead of the row above, for `nt`


def find_table(
    sheet: Sheet, needed: frozenset[str], headings: tuple[tuple[str, re.Pattern[str]], ...] = HEADINGS
) -> Table | None:
    """The first row, alone or with the next, whose headings name every needed column."""
    for row in range(1, min(sheet.rows, SEARCHED) + 1):
        for height in (1, 2):
            columns = _columns(sheet, row, height, headings)
            if needed <= columns.keys():
                return Table(columns, row + height - 1)
    return None


def _columns(sheet: Sheet, row: int, height: int, headings: tuple[tuple[str, re.Pattern[str]], ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for column in range(1, sheet.columns + 1):
        texts = [unmarked(str(sheet.at(r, column).value or "")) for r in range(row + height - 1, row - 1, -1)]
        name = next(
            (name for text in texts if len(text) < 120 for name, words in headings if text and words.search(text)), None
        )
        if name and name not in found:
            found[name] = column
    return found


def read_tasks(reading: Reading, sheet: Sheet, table: Table) -> None:
    """All lines of one sheet's table."""
    area = _area_of(sheet.name)
    parent: str | None = None
    hidden: list[int] = []
    for row in range(table.heading + 1, sheet.rows + 1):
        first = next(
            (
                unmarked(str(sheet.own(row, c).value))
                for c in range(1, sheet.columns + 1)
                if sheet.own(row, c).value is not None
            ),
            "",
        )
        if END.match(first):
            break
        if row in sheet.hidden_rows and first:
            hidden.append(row)
            continue
        if not first or NOT_A_LINE.match(first) or _counts_columns(sheet, row):
            continue
        no, title = _own(sheet, table, row, "no"), _own(sheet, table, row, "title")
        if (area_title := _area_title(no, sheet, table, row)) is not None:
            title = area_title
            area = _area_of(title)
            if area is None:
                reading.errors.append(Problem("UNKNOWN_AREA", sheet.name, row, table.columns["title"], title))
            reading.groups.append({"row": row, "numeral": no.rstrip("."), "area": area, "title": title})
            parent = None
            continue
        if not no and not title:
            continue
        task = _line(reading, sheet, table, row, no, title, _column_area(sheet, table, row) or area, parent)
        if task is not None and task["parent"] is None:
            parent = task["line"]
    if hidden:
        reading.warnings.append(Problem("HIDDEN_ROWS", sheet.name, hidden[0], 1, _ranges(hidden)))


def close(reading: Reading) -> None:
    """Once all lines are known: headings need no lead and no deadline, the others do."""
    parents = {task["parent"] for task in reading.tasks}
    seen: set[str] = set()
    for task in reading.tasks:
        task["heading"] = task["line"] in parents
        if task["line"] in seen:
            reading.errors.append(
                Problem("DUPLICATE_LINE_NO", task["sheet"], task["row"], task["_columns"].get("no", 1), task["line"])
            )
        seen.add(task["line"])
        faults = task.pop("_faults")
        task.pop("_columns")
        if not task["heading"]:
            reading.errors.extend(fault for fault in faults if fault)


def _line(
    reading: Reading, sheet: Sheet, table: Table, row: int, no: str, title: str, area: str | None, parent: str | None
) -> dict[str, Any] | None:
    columns = table.columns
    line, under = _number(no, parent)
    if line is None:
        reading.errors.append(Problem("MISSING_LINE_NO", sheet.name, row, columns.get("no", 1), title[:80]))
        return None
    for name, column in columns.items():
        _check_cell(reading, sheet, row, column, name)
    if not title:
        reading.errors.append(Problem("EMPTY_TITLE", sheet.name, row, columns["title"], line))
    if area is None:
        reading.errors.append(Problem("UNKNOWN_AREA", sheet.name, row, columns["title"], ""))
    lead, lead_printed, lead_fault = _lead(reading, sheet, row, columns)
    deadline = read_deadline(_value(sheet, table, row, "deadline"), plan_date=reading.plan_date, year=reading.year)
    printed = _text(sheet, table, row, "coordinating")
    partners = reading.matcher.find(printed)
    at = columns.get("coordinating", 1)
    reading.warnings.extend(Problem("UNKNOWN_PARTNER", sheet.name, row, at, name) for name in partners.unknown)
    reading.errors.extend(Problem("AMBIGUOUS_UNIT", sheet.name, row, at, name) for name in partners.ambiguous)
    problem = deadline.problem or ("UNPARSED_DEADLINE" if deadline.kind == "NONE" else "")
    task = {
        "line": line, "printed_no": no, "parent": under, "heading": False, "sheet": sheet.name, "row": row,
        "area": area, "title": title, "product": _text(sheet, table, row, "product"),
        "lead": lead, "lead_printed": lead_printed, "coordinating": partners.codes,
        "coordinating_external": partners.unknown, "coordinating_printed": printed, "deadline": deadline.told(),
        "funding": _text(sheet, table, row, "funding"), "note": _text(sheet, table, row, "note"),
        "_faults": [lead_fault, Problem(problem, sheet.name, row, columns.get("deadline", 1), deadline.as_printed) if problem else None],
        "_columns": columns,
    }  # fmt: skip
    reading.tasks.append(task)
    return task


def _lead(reading: Reading, sheet: Sheet, row: int, columns: dict[str, int]) -> tuple[str | None, str, Problem | None]:
    """(code, printed, what is wrong when the line turns out to be no heading)."""
    column = columns["lead"]
    printed = _as_text(sheet.at(row, column))
    if unmarked(printed).strip(" .") in {"nt", "nhu tren", "-nt-"} and reading._above:
        return reading._above["code"], printed, reading._above["fault"]
    found = reading.matcher.find(printed)

    def wrong(code: str) -> Problem:
        return Problem(code, sheet.name, row, column, printed)

    fault = None
    code = found.codes[0] if len(found.codes) == 1 else None
    if found.ambiguous:
        fault = wrong("AMBIGUOUS_UNIT")
    elif len(found.codes) + len(found.unknown) > 1:
        fault, code = wrong("MULTIPLE_LEADS"), None
    elif found.unknown:
        fault = wrong("UNKNOWN_UNIT")
    elif code is None:
        fault = wrong("MISSING_LEAD")
    elif reading.matcher.units[code].is_group and not reading.matcher.units[code].members:
        fault = wrong("EMPTY_GROUP")
    if printed:
        reading._above = {"code": code, "fault": fault}
    return code, printed, fault


def _number(no: str, parent: str | None) -> tuple[str | None, str | None]:
    """(line, parent): `3.1` stands under `3`, `a)` under the last whole number."""
    if letter := LETTER.match(no.lower()):
        return (f"{parent}.{letter[1]}", parent) if parent else (None, None)
    if not NUMBER.match(no):
        return None, None
    line = no.rstrip(".")
    return line, line.rsplit(".", 1)[0] if "." in line else None


def _area_title(no: str, sheet: Sheet, table: Table, row: int) -> str | None:
    """The title of an area row: a Roman numeral and one text, wherever it stands; None for any other row."""
    if not ROMAN.match(no):
        return None
    others = [_as_text(sheet.own(row, c)) for c in range(1, sheet.columns + 1) if c != table.columns.get("no")]
    filled = [text for text in others if text]
    return filled[0] if len(filled) == 1 else None


def _counts_columns(sheet: Sheet, row: int) -> bool:
    """The row `(1) (2) (3) …` below the heading."""
    values = [_as_text(sheet.own(row, c)) for c in range(1, sheet.columns + 1)]
    filled = [value for value in values if value]
    return len(filled) >= 3 and all(re.fullmatch(r"\(\d+\)|\[\d+\]", value) for value in filled)


def _check_cell(reading: Reading, sheet: Sheet, row: int, column: int, name: str) -> None:
    cell = sheet.at(row, column)
    if cell.kind == "formula" and name not in {"funding", "note"}:
        reading.errors.append(Problem("FORMULA_CELL", sheet.name, row, column, str(cell.value)[:80]))
    elif cell.kind == "error":
        reading.errors.append(Problem("ERROR_VALUE", sheet.name, row, column, str(cell.value)))
    elif cell.kind == "text" and len(cell.value) > LONGEST_TEXT:
        reading.errors.append(Problem("TOO_LONG", sheet.name, row, column))


def _area_of(text: str) -> str | None:
    words = unmarked(text)
    return next((area for area, keys in AREAS if any(key in words for key in keys)), None)


def _column_area(sheet: Sheet, table: Table, row: int) -> str | None:
    return _area_of(_text(sheet, table, row, "area")) if "area" in table.columns else None


def _value(sheet: Sheet, table: Table, row: int, name: str) -> Any:
    cell = sheet.at(row, table.columns[name]) if name in table.columns else None
    return None if cell is None or cell.kind in {"formula", "error"} else cell.value


def _text(sheet: Sheet, table: Table, row: int, name: str) -> str:
    return _as_text(sheet.at(row, table.columns[name])) if name in table.columns else ""


def _own(sheet: Sheet, table: Table, row: int, name: str) -> str:
    return _as_text(sheet.own(row, table.columns[name])) if name in table.columns else ""


def _as_text(cell: Cell) -> str:
    if cell.value is None or cell.kind in {"formula", "error"}:
        return ""
    if cell.kind == "number":
        return f"{cell.value:g}" if abs(cell.value) < 1e15 else str(cell.value)
    return clean(str(cell.value))


def _ranges(rows: list[int]) -> str:
    """`[12, 13, 14, 20]` → `12-14, 20`."""
    return ", ".join(str(start) if start == end else f"{start}-{end}" for start, end in _runs(rows))


def _runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    start = previous = rows[0]
    for row in rows[1:]:
        if row != previous + 1:
            yield start, previous
            start = row
        previous = row
    yield start, previous
