"""A workbook as cells with their kinds, after the file itself was checked: bombs, macros, passwords, damage."""

import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from backend.imports.codes import Unreadable

LARGEST_FILE = 20 * 1024 * 1024  # bytes, as sent
LARGEST_INSIDE = 120 * 1024 * 1024  # bytes, unpacked
MOST_PARTS = 2_000
MOST_ROWS = 20_000
MOST_COLUMNS = 200
LONGEST_TEXT = 10_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Cell:
    """A value and what kind it is: text, number, date, formula, error."""

    value: Any
    kind: str


EMPTY = Cell(None, "empty")


@dataclass
class Sheet:
    """Cells by (row, column), counted from 1; a merged cell holds for every place it covers."""

    name: str
    hidden: bool
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    covered: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    rows: int = 0
    columns: int = 0

    def at(self, row: int, column: int) -> Cell:
        """The cell, or the one that covers it."""
        return self.cells.get(self.covered.get((row, column), (row, column)), EMPTY)

    def own(self, row: int, column: int) -> Cell:
        """The cell itself; empty where another one covers it."""
        return EMPTY if (row, column) in self.covered else self.cells.get((row, column), EMPTY)


def read_workbook(path: Path) -> list[Sheet]:
    """All sheets. Raises Unreadable with one code for a file that cannot be read as a whole."""
    _check_file(path)
    import openpyxl  # slow to import, and only the limited child needs it

    try:
        book = openpyxl.load_workbook(path, data_only=False, keep_links=False, rich_text=False)
    except (MemoryError, RecursionError) as heavy:
        raise Unreadable("TOO_LARGE") from heavy
    except Exception as broken:  # openpyxl raises whatever its XML reader does; the file is at fault
        raise Unreadable("DAMAGED") from broken
    return [_sheet(sheet) for sheet in book.worksheets]


def _check_file(path: Path) -> None:
    if not path.is_file():
        raise Unreadable("NOT_FOUND")
    if path.stat().st_size > LARGEST_FILE:
        raise Unreadable("TOO_LARGE")
    with path.open("rb") as file:
        start = file.read(8)
        if start == OLE:
            raise Unreadable(
                "ENCRYPTED" if "EncryptedPackage".encode("utf-16-le") in file.read() else "NOT_A_SPREADSHEET"
            )
    if start[:4] != b"PK\x03\x04":
        raise Unreadable("NOT_A_SPREADSHEET")
    try:
        with zipfile.ZipFile(path) as package:
            _check_parts(package)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError) as broken:
        raise Unreadable("DAMAGED") from broken


def _check_parts(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    names = {part.filename for part in parts}
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_INSIDE:
        raise Unreadable("TOO_LARGE")
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("ENCRYPTED")
    if "xl/workbook.xml" not in names:
        raise Unreadable("NOT_A_SPREADSHEET")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unreadable("MACROS")
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with package.open(part) as stream:
                if b"<!DOCTYPE" in stream.read(4096):  # no workbook has one; entity bombs need it
                    raise Unreadable("DAMAGED")


def _sheet(source: Any) -> Sheet:
    hidden = frozenset(row for row, size in source.row_dimensions.items() if size.hidden)
    sheet = Sheet(source.title, source.sheet_state != "visible", hidden_rows=hidden)
    # openpyxl's own dictionary of the cells that are there: walking its rows would make millions of empty ones
    for (row, column), cell in source._cells.items():
        if cell.value is None or column > MOST_COLUMNS:
            continue
        sheet.cells[row, column] = _cell(cell)
        sheet.rows, sheet.columns = max(sheet.rows, row), max(sheet.columns, column)
    if len({row for row, _ in sheet.cells}) > MOST_ROWS:
        raise Unreadable("TOO_LARGE")
    for block in source.merged_cells.ranges:
        for row in range(block.min_row, min(block.max_row, sheet.rows) + 1):
            for column in range(block.min_col, min(block.max_col, MOST_COLUMNS) + 1):
                if (row, column) != (block.min_row, block.min_col):
                    sheet.covered[row, column] = (block.min_row, block.min_col)
    return sheet


def _cell(cell: Any) -> Cell:
    value = cell.value
    if cell.data_type == "f":
        return Cell(str(getattr(value, "text", value)), "formula")
    if cell.data_type == "e":
        return Cell(str(value), "error")
    if isinstance(value, datetime | date):
        return Cell(value, "date")
    if isinstance(value, bool):
        return Cell(str(value), "text")
    if isinstance(value, int | float):
        return Cell(value, "number")
    return Cell(str(value), "text")
