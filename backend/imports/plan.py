"""A whole file: which sheets hold what, the plan's own number and date, and the one object a dry run prints."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from backend.imports import targets
from backend.imports.appendix import Reading, close, find_table, read_tasks
from backend.imports.codes import Problem, Unreadable
from backend.imports.sheet import Sheet, read_workbook
from backend.imports.text import clean, unmarked
from backend.imports.units import Matcher, Unit

FORMAT = 1
NEEDED = frozenset({"title", "lead"})
TARGET_HEADINGS = (
    ("no", re.compile(r"^(?:tt|stt|so tt)$")),
    ("unit", re.compile(r"\bdon vi tinh\b|^dvt$")),
    ("responsible", re.compile(r"\bchiu trach nhiem\b|\bdon vi (?:thuc hien|phu trach|chu tri)\b")),
    ("baseline", re.compile(r"\buoc\b|\bthuc hien\b|\bnam truoc\b|\bket qua nam\b")),
    ("planned", re.compile(r"\bke hoach\b|\bmuc tieu\b|\bphan dau\b")),
    ("name", re.compile(r"\bchi tieu\b")),
)
_DOCUMENT = re.compile(
    r"(kế hoạch|quyết định|công văn)\s+số\s*:?\s*([\w./\-]+)\s*,?\s*ngày\s+(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})",
    re.IGNORECASE,
)
_DOCUMENT_IN_WORDS = re.compile(
    r"(kế hoạch|quyết định|công văn)\s+số\s*:?\s*([\w./\-]+)\s*,?\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})",
    re.IGNORECASE,
)
_KINDS = {"ke hoach": "PLAN", "quyet dinh": "DECISION", "cong van": "OFFICIAL_LETTER"}
_TITLE_YEAR = re.compile(r"\bnam (20\d\d)\b")


def read_plan(path: Path, *, unit_code: str, units: list[Unit], language: str = "vi") -> dict[str, Any]:
    """The object of "Output" in the import format; a file that cannot be read is one error and no tasks."""
    try:
        sheets = read_workbook(path)
        return _read(sheets, unit_code, Matcher(units), language)
    except Unreadable as unreadable:
        return failed(unreadable.problem, unit_code, language)
    except MemoryError:
        return failed(Problem("TOO_LARGE"), unit_code, language)


def failed(problem: Problem, unit_code: str, language: str) -> dict[str, Any]:
    """The answer when there is nothing but one error."""
    return {
        "format": FORMAT,
        "plan": _plan(unit_code, None, None),
        "tasks": [],
        "targets": [],
        "groups": [],
        "errors": [problem.told(language)],
        "warnings": [],
    }


def _read(sheets: list[Sheet], unit_code: str, matcher: Matcher, language: str) -> dict[str, Any]:
    document = next((found for sheet in sheets if not sheet.hidden and (found := _document(sheet))), None)
    year = document[2].year if document else next((y for s in sheets if (y := _title_year(s))), 0)
    reading = Reading(matcher, document[2] if document else None, year)
    goals: list[dict[str, Any]] = []
    for sheet in sheets:
        table = find_table(sheet, NEEDED)
        if sheet.hidden:
            if table:
                reading.warnings.append(Problem("HIDDEN_SHEET", sheet.name, value=sheet.name))
        elif table:
            read_tasks(reading, sheet, table)
        else:
            goals += _read_targets(reading, sheet)
    close(reading)
    if not reading.tasks:
        reading.errors.append(Problem("NO_TABLE"))
    elif document is None:
        reading.errors.append(Problem("NO_PLAN_DATE"))
    return {
        "format": FORMAT,
        "plan": _plan(unit_code, document, year or None),
        "tasks": reading.tasks,
        "targets": goals,
        "groups": reading.groups,
        "errors": [p.told(language) for p in sorted(reading.errors, key=lambda p: p.order)],
        "warnings": [p.told(language) for p in sorted(reading.warnings, key=lambda p: p.order)],
    }


def _plan(unit_code: str, document: tuple[str, str, date] | None, year: int | None) -> dict[str, Any]:
    kind, number, day = document or ("PLAN", None, None)
    return {"issuer": unit_code, "kind": kind, "number": number, "date": day.isoformat() if day else None, "year": year}


def _document(sheet: Sheet) -> tuple[str, str, date] | None:
    """(kind, number, date) out of the title block."""
    for text in _head_texts(sheet):
        match = _DOCUMENT.search(text) or _DOCUMENT_IN_WORDS.search(text)
        if match:
            try:
                return _KINDS[unmarked(match[1])], match[2], date(int(match[5]), int(match[4]), int(match[3]))
            except ValueError:
                continue
    return None


def _title_year(sheet: Sheet) -> int | None:
    return next((int(match[1]) for text in _head_texts(sheet) if (match := _TITLE_YEAR.search(unmarked(text)))), None)


def _head_texts(sheet: Sheet) -> list[str]:
    return [
        clean(cell.value).replace("\n", " ")
        for (row, _), cell in sorted(sheet.cells.items())
        if row <= 30 and cell.kind == "text"
    ]


def _read_targets(reading: Reading, sheet: Sheet) -> list[dict[str, Any]]:
    table = find_table(sheet, frozenset({"name", "planned"}), TARGET_HEADINGS)
    if table is None:
        return []
    rows: list[dict[str, Any]] = []
    for row in range(table.heading + 1, sheet.rows + 1):
        values = {name: sheet.at(row, column) for name, column in table.columns.items()}
        name = clean(str(values["name"].value or "")) if values["name"].kind == "text" else ""
        no = targets.printed(values["no"].value) if "no" in values else str(len(rows) + 1)
        if not name or not re.fullmatch(r"\d+(\.\d+)*\.?|[a-z]\)?", no) or row in sheet.hidden_rows:
            continue
        rows.append(_target(reading, sheet, table.columns, row, no.rstrip("."), name))
    return rows


def _target(reading: Reading, sheet: Sheet, columns: dict[str, int], row: int, no: str, name: str) -> dict[str, Any]:
    def value(column: str) -> Any:
        return sheet.at(row, columns[column]).value if column in columns else None

    def read(column: str) -> tuple[str, float | None]:
        cell = sheet.at(row, columns[column]) if column in columns else None
        if cell is not None and cell.kind in {"formula", "error"}:
            reading.errors.append(
                Problem(
                    "FORMULA_CELL" if cell.kind == "formula" else "ERROR_VALUE",
                    sheet.name,
                    row,
                    columns[column],
                    str(cell.value)[:80],
                )
            )
            return "", None
        try:
            return targets.read_value(value(column))
        except ValueError:
            reading.errors.append(
                Problem("UNPARSED_TARGET", sheet.name, row, columns[column], targets.printed(value(column)))
            )
            return "", None

    operator, planned = read("planned")
    _, baseline = read("baseline")
    printed = clean(str(value("responsible") or ""))
    found = reading.matcher.find(printed)
    at = columns.get("responsible", 1)
    reading.errors.extend(Problem("AMBIGUOUS_UNIT", sheet.name, row, at, word) for word in found.ambiguous)
    reading.errors.extend(Problem("UNKNOWN_UNIT", sheet.name, row, at, word) for word in found.unknown)
    return {
        "line": no, "sheet": sheet.name, "row": row, "name": name, "unit": clean(str(value("unit") or "")),
        "baseline": baseline, "baseline_printed": targets.printed(value("baseline")), "operator": operator,
        "planned": planned, "planned_printed": targets.printed(value("planned")),
        "responsible": found.codes[0] if len(found.codes) == 1 else None, "responsible_printed": printed,
    }  # fmt: skip
