"""A whole file: which sheets hold what, and the one object a dry run prints."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from backend.files.under_way import begin
from backend.imports.appendix import Appendix
from backend.imports.areas import REFORM, Namer
from backend.imports.codes import Problem, Unreadable
from backend.imports.document import Document, read_document
from backend.imports.findings import Findings, told
from backend.imports.goals import Goals
from backend.imports.headings import TARGETS, TASKS, Table, heading_of
from backend.imports.sheet import Sheet
from backend.imports.sources import read_file
from backend.imports.tables import find_tables
from backend.imports.units import Matcher, Unit, units_of_body

FORMAT = 1


@dataclass(frozen=True)
class Wanted:
    """What is asked of a file. `units`: of the plan's own body (or of many bodies, with their parents). `plan_date` and
    `year` count where the file does not print them; hidden rows and sheets are left out unless `take_hidden`. `areas`: code,
    name and words of those that the plan's programme has."""

    unit_code: str
    units: tuple[Unit, ...]
    language: str = "vi"
    plan_date: date | None = None
    year: int | None = None
    take_hidden: bool = False
    areas: Sequence[Sequence[Any]] = REFORM


def read_plan(path: Path, *, unit_code: str, units: list[Unit], language: str = "vi", **given: Any) -> dict[str, Any]:
    """Read the appendix of a plan. `given`: plan_date, year, take_hidden, areas of `Wanted`.

    The answer is the object of "Output" in the import format, with `groups` beside it (row, numeral, area, title of
    the area rows): `{format, plan: {issuer, kind, number, date, year}, tasks, targets, groups, errors, warnings}`; a
    file that cannot be read is one error and no tasks. Nothing is raised for what the file holds. Foreign files are
    read through `child.read_in_child`, which sets limits; this function sets none."""
    wanted = Wanted(unit_code, tuple(units), language, **given)
    begin("OPENING")
    try:
        return _read(read_file(path), wanted)
    except Unreadable as unreadable:
        return failed(unreadable.problem, unit_code, language)
    except (MemoryError, RecursionError):
        return failed(Problem("TOO_LARGE"), unit_code, language)


def failed(problem: Problem, unit_code: str, language: str) -> dict[str, Any]:
    """The answer when there is nothing but one error."""
    return _answer(unit_code, Document(), None, None, [problem.told(language)], [])


def _read(sheets: list[Sheet], wanted: Wanted) -> dict[str, Any]:
    findings = Findings()
    shown = [sheet for sheet in sheets if wanted.take_hidden or not sheet.hidden]
    findings.warn(*(Problem("HIDDEN_SHEET", s.name, value=s.name) for s in sheets if s not in shown))
    anybody = Matcher(units_of_body(wanted.units, wanted.unit_code, day=None))
    tables = [(sheet, table) for sheet in shown for table in find_tables(sheet, lambda text: anybody.find(text).knows)]
    findings.warn(*(problem for sheet, table in tables for problem in _of_columns(sheet, table)))
    document = _document(tables, wanted)
    units = units_of_body(wanted.units, wanted.unit_code, day=document.day)
    if not units:
        raise Unreadable("UNKNOWN_BODY", wanted.unit_code)
    matcher = Matcher(units)
    appendix = Appendix(matcher, findings, document.day, document.year, wanted.take_hidden, Namer(wanted.areas))
    goals = Goals(matcher, findings, wanted.take_hidden)
    begin("READING", sum(table.last < number < table.end for sheet, table in tables for number in sheet.rows))
    for sheet, table in tables:
        (appendix if table.kind == TASKS else goals).read(sheet, table)
    appendix.close()
    goals.close()
    _judge(findings, shown, tables, appendix, document)
    language = wanted.language
    return _answer(
        wanted.unit_code, document, appendix, goals, told(findings.errors, language), told(findings.warnings, language)
    )


def _of_columns(sheet: Sheet, table: Table) -> list[Problem]:
    told = (("GUESSED_COLUMN", table.guessed), ("UNREAD_COLUMN", table.unread))
    return [
        Problem(code, sheet.name, table.last, column, heading_of(sheet, table, column))
        for code, columns in told
        for column in columns
    ]


def _document(tables: list[tuple[Sheet, Table]], wanted: Wanted) -> Document:
    """As printed above the tables, those of tasks first; else as given."""
    ordered = sorted(tables, key=lambda found: found[1].kind == TARGETS)
    printed = read_document((sheet, table.first) for sheet, table in ordered)
    day = printed.day or wanted.plan_date
    return replace(printed, day=day, year=printed.year or wanted.year or (day.year if day else None))


def _judge(
    findings: Findings,
    shown: list[Sheet],
    tables: list[tuple[Sheet, Table]],
    appendix: Appendix,
    document: Document,
) -> None:
    """What is wrong with the file as a whole."""
    found = [sheet for sheet, _ in tables]
    findings.warn(*(Problem("NO_HEADING", s.name, value=s.name) for s in shown if s.is_table and s not in found))
    if not any(table.kind == TASKS for _, table in tables):
        findings.wrong(Problem("NO_TABLE"))
    elif not appendix.lines and not findings.errors:
        findings.wrong(Problem("NO_LINES"))
    elif document.number is None or document.day is None:
        findings.warn(Problem("NO_PLAN_DATE"))


def _answer(
    unit_code: str,
    document: Document,
    appendix: Appendix | None,
    goals: Goals | None,
    errors: list[dict[str, Any]],
    warnings: list[dict[str, Any]],
) -> dict[str, Any]:
    day = document.day.isoformat() if document.day else None
    return {
        "format": FORMAT,
        "plan": {
            "issuer": unit_code, "kind": document.kind, "number": document.number, "date": day, "year": document.year,
        },
        "tasks": [line.told() for line in appendix.lines] if appendix else [],
        "targets": goals.targets if goals else [],
        "groups": appendix.groups if appendix else [],
        "errors": errors,
        "warnings": warnings,
    }  # fmt: skip
