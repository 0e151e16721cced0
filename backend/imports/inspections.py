"""Reading inspections and their findings from a CSV: a row for each finding, the inspection's facts repeated in each.

No Django here: it runs in the limited child. Dates are ISO; `due_date` is kept as printed.
"""

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from backend.imports.areas import REFORM
from backend.imports.codes import Problem
from backend.imports.findings import Findings, told
from backend.imports.text import clean

KINDS = ("PLANNED", "SELF", "SURPRISE", "THEMATIC", "PUBLIC_DUTY", "FOLLOW_UP")
AREAS = tuple(area for area, *_ in REFORM)  # where nobody says others
SEVERITIES = ("REMIND", "MINOR", "MAJOR", "SERIOUS")
OF_INSPECTION = (
    "inspection_code", "inspection_kind", "kind_code", "unit_code", "inspection_date", "conclusion_date", "conclusion_number",
)  # fmt: skip
OF_FINDING = ("finding_code", "area", "finding", "severity", "deadline_days")
COLUMNS = (*OF_INSPECTION, *OF_FINDING, "legal_basis", "requirement", "due_date", "repeat_of")
REQUIRED = (*OF_INSPECTION, *OF_FINDING)
LARGEST = 8 * 1024 * 1024  # bytes
LONGEST = {  # characters
    "finding": 5000, "requirement": 5000, "legal_basis": 1000, "inspection_code": 20, "finding_code": 30, "repeat_of": 30,
    "conclusion_number": 80, "inspection_kind": 400, "unit_code": 40,
}  # fmt: skip
MOST_ROWS = 20_000


@dataclass
class _Row:
    """One row of the file: its line, its cells by column name, and what is wrong with them."""

    line: int
    cells: dict[str, str]
    places: dict[str, int]
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, code: str, column: str, value: str | None = None) -> None:
        """Note what is wrong with a cell."""
        shown = self.cells.get(column, "") if value is None else value
        self.problems.append(Problem(code, row=self.line, column=self.places.get(column, 0), value=shown[:100]))

    def day(self, column: str) -> date | None:
        """The cell's date; noted when it is none."""
        text = self.cells.get(column, "")
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self.wrong("INVALID_DATE", column)
            return None


def read_findings(path: Path, *, language: str = "vi", areas: Collection[str] = AREAS) -> dict[str, Any]:
    """`{"inspections": [{code, kind, title, unit_code, row, visited_on, concluded_on, number, findings: […]}], "errors"}`,
    in the order of the file; every fault at its cell. Nothing may be taken over while there are errors. `areas`: the codes
    a finding may name."""
    found = Findings()
    inspections: dict[str, dict[str, Any]] = {}
    codes: set[str] = set()
    try:
        for row in _rows(path):
            _check(row, codes, areas)
            finding = _finding(row)
            inspection = inspections.setdefault(row.cells["inspection_code"], _inspection(row))
            _same(row, inspection)
            found.wrong(*row.problems)
            inspection["findings"].append(finding)
    except _Unreadable as whole:
        found.wrong(whole.problem)
    if not inspections and not found.errors:
        found.wrong(Problem("NO_FINDINGS"))
    return {"inspections": list(inspections.values()), "errors": told(found.errors, language)}


def failed_findings(problem: Problem, language: str) -> dict[str, Any]:
    """The answer when nothing could be read."""
    return {"inspections": [], "errors": [problem.told(language)]}


class _Unreadable(Exception):
    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code)
        self.problem = Problem(code, row=1 if code == "MISSING_COLUMN" else 0, value=value)


def _rows(path: Path) -> Iterator[_Row]:
    try:
        if path.stat().st_size > LARGEST:
            raise _Unreadable("TOO_LARGE")
        text = path.read_text(encoding="utf-8-sig")
    except OSError:
        raise _Unreadable("NOT_FOUND") from None
    except UnicodeDecodeError:
        raise _Unreadable("NOT_CSV") from None
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        heading = [clean(cell) for cell in next(reader, [])]
        missing = [column for column in REQUIRED if column not in heading]
        if missing:
            raise _Unreadable("MISSING_COLUMN", missing[0])
        places = {name: place for place, name in enumerate(heading, start=1)}
        for number, cells in enumerate(reader):
            if number >= MOST_ROWS:
                raise _Unreadable("TOO_LARGE")
            if any(cell.strip() for cell in cells):
                values = {
                    name: clean(cells[place - 1]) if place <= len(cells) else "" for name, place in places.items()
                }
                yield _Row(reader.line_num, values, places)
    except csv.Error:
        raise _Unreadable("NOT_CSV") from None


def _check(row: _Row, codes: set[str], areas: Collection[str]) -> None:
    for column in REQUIRED:
        if not row.cells[column]:
            row.wrong("MISSING_VALUE", column, column)
    for column, allowed in (("kind_code", KINDS), ("severity", SEVERITIES), ("area", areas)):
        if row.cells[column] and row.cells[column] not in allowed:
            row.wrong("UNKNOWN_CODE", column)
    code = row.cells["finding_code"]
    if code and code in codes:
        row.wrong("DUPLICATE_CODE", "finding_code")
    codes.add(code)
    for column, most in LONGEST.items():
        if len(row.cells.get(column, "")) > most:
            row.wrong("TOO_LONG", column, str(most))
    if row.cells["deadline_days"] and not _days(row):
        row.wrong("INVALID_NUMBER", "deadline_days")


def _days(row: _Row) -> int:
    """The number of days; 0 when it is none that an office means."""
    text = row.cells["deadline_days"]
    days = int(text) if text.isascii() and text.isdigit() and len(text) <= 3 else 0
    return days if days <= 366 else 0


def _inspection(row: _Row) -> dict[str, Any]:
    visited, concluded = row.day("inspection_date"), row.day("conclusion_date")
    if visited and concluded and concluded < visited:
        row.wrong("BEFORE_VISIT", "conclusion_date")
    return {
        "code": row.cells["inspection_code"], "kind": row.cells["kind_code"], "title": row.cells["inspection_kind"],
        "unit_code": row.cells["unit_code"], "unit_name": row.cells.get("unit_name", ""), "row": row.line,
        "column": row.places["unit_code"], "visited_on": str(visited or ""), "concluded_on": str(concluded or ""),
        "number": row.cells["conclusion_number"], "findings": [],
    }  # fmt: skip


def _same(row: _Row, inspection: dict[str, Any]) -> None:
    """The facts of one inspection are the same in each of its rows."""
    facts = (
        ("kind_code", "kind"), ("unit_code", "unit_code"), ("inspection_date", "visited_on"),
        ("conclusion_date", "concluded_on"), ("conclusion_number", "number"),
    )  # fmt: skip
    for column, name in facts:
        if row.line != inspection["row"] and row.cells[column] != inspection[name]:
            row.wrong("DIFFERS_ABOVE", column)


def _finding(row: _Row) -> dict[str, Any]:
    cells, due = row.cells, row.day("due_date")
    return {
        "code": cells["finding_code"], "area": cells["area"], "text": cells["finding"], "severity": cells["severity"],
        "legal_basis": cells.get("legal_basis", ""), "requirement": cells.get("requirement", ""),
        "deadline_days": _days(row),
        "due_on": str(due) if due else None, "repeat_of": cells.get("repeat_of", ""), "row": row.line,
    }  # fmt: skip
