"""Reading a grid of the quick report that came back. No Django here: it runs in the limited child.

The first row, hidden, names the columns; each row names its task. So columns may be moved and rows sorted.
"""

from datetime import date
from pathlib import Path
from typing import Any

from backend.imports import numbers
from backend.imports.codes import Problem, Unreadable
from backend.imports.findings import Findings, told
from backend.imports.sheet import Sheet
from backend.imports.sources import read_file
from backend.imports.text import clean
from backend.imports.worksheet import Cell

FIGURES = "figures"  # a line for each figure that the row's order asks for
TYPED = ("standing", "text", "percent", "count", "number", "dated", "next", "basis")
HEADS = 2  # rows above the first task
LONGEST = 5000  # characters of a cell
MOST_ROWS = 2_000


def read_grid(path: Path, *, language: str = "vi") -> dict[str, Any]:
    """`{"rows": [{row, task, title, cells: {column: text}, figures: [line]}], "places": {column: number}, "errors"}`. Days
    are told as 15/09/2026."""
    found = Findings()
    rows: list[dict[str, Any]] = []
    places: dict[str, int] = {}
    try:
        sheet, places = _grid(read_file(path))
        rows = [_row(sheet, row, places, found) for row in sheet.rows if row > HEADS]
    except Unreadable as whole:
        found.wrong(whole.problem)
    return {"rows": [row for row in rows if row["task"]], "places": places, "errors": told(found.errors, language)}


def failed_grid(problem: Problem, language: str) -> dict[str, Any]:
    """The answer when nothing could be read."""
    return {"rows": [], "places": {}, "errors": [problem.told(language)]}


def _grid(sheets: list[Sheet]) -> tuple[Sheet, dict[str, int]]:
    for sheet in sheets:
        named = {str(cell.value): column for column, cell in sheet.filled(1)}
        if {"task", "title", *TYPED} <= set(named):
            if len(sheet.rows) > MOST_ROWS:
                raise Unreadable("TOO_LARGE")
            return sheet, {name: named[name] for name in ("task", "title", *TYPED, FIGURES) if name in named}
    raise Unreadable("NOT_THE_GRID")


def _row(sheet: Sheet, row: int, places: dict[str, int], found: Findings) -> dict[str, Any]:
    texts = {name: _text(sheet, row, column, found) for name, column in places.items()}
    if not texts["task"] and any(texts.values()):
        found.wrong(Problem("NOT_IN_GRID", sheet.name, row))
    cells = {name: texts[name].replace("\n", " ") for name in TYPED}
    figures = [line.strip() for line in texts.get(FIGURES, "").splitlines() if line.strip()]
    title = texts["title"].replace("\n", " ")
    return {"row": row, "task": texts["task"], "title": title, "cells": cells, "figures": figures}


def _text(sheet: Sheet, row: int, column: int, found: Findings) -> str:
    cell = sheet.at(row, column)
    if cell.kind in {"formula", "error"}:
        code = "FORMULA_CELL" if cell.kind == "formula" else "ERROR_VALUE"
        found.wrong(Problem(code, sheet.name, row, column, str(cell.value)))
        return ""
    text = clean(_shown(cell))
    if len(text) > LONGEST:
        found.wrong(Problem("TOO_LONG", sheet.name, row, column, str(LONGEST)))
        return ""
    return text


def _shown(cell: Cell) -> str:
    if isinstance(cell.value, date):
        return f"{cell.value:%d/%m/%Y}"
    if cell.kind == "number":
        return numbers.percent(cell.value) if cell.shows == numbers.PERCENT else numbers.plain(cell.value)
    return "" if cell.value is None else str(cell.value)
