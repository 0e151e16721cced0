"""A workbook as cells with their kinds; nothing is calculated.

One pass over each sheet's XML gives values, kinds, merges and hidden rows together: two readers of one file could see
two different files. Only cells with something in them are kept, so that a cell at the far corner and any number of
empty formatted rows cost next to nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from backend.imports.codes import Unreadable
from backend.imports.package import Attributes, Package, opened, parse
from backend.imports.shared import shared_strings, shown_by_style
from backend.imports.worksheet import Cell, Styles, Worksheet

MOST_SHEETS = 100
MOST_COVERED = 500_000
LONGEST_NAME = 100  # of a sheet, as kept with a line read from it; office programs write at most 31 characters
EMPTY = Cell(None, "empty")


@dataclass
class Sheet:
    """Cells by (row, column), counted from 1; `rows`: those that hold something, in order."""

    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    covered: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    rows: list[int] = field(default_factory=list)
    columns: int = 0
    _by_row: dict[int, list[int]] = field(default_factory=dict)

    def close(self) -> None:
        """Once all cells are there: know the rows and the last column."""
        for row, column in sorted(self.cells):
            self._by_row.setdefault(row, []).append(column)
        self.rows = list(self._by_row)
        self.columns = max((column for _, column in self.cells), default=0)

    def at(self, row: int, column: int) -> Cell:
        """The cell, or the one that covers it."""
        return self.cells.get(self.anchor(row, column), EMPTY)

    def down(self, row: int, column: int) -> Cell:
        """The cell, or the one above that is merged over it; a cell merged over from the side is another column's."""
        anchor = self.anchor(row, column)
        return self.cells.get(anchor, EMPTY) if anchor[1] == column else EMPTY

    def own(self, row: int, column: int) -> Cell:
        """The cell itself; empty where another one covers it."""
        return EMPTY if (row, column) in self.covered else self.cells.get((row, column), EMPTY)

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """Where the value of this place stands."""
        return self.covered.get((row, column), (row, column))

    def filled(self, row: int) -> Iterator[tuple[int, Cell]]:
        """(column, cell) of the row's own cells, from the left."""
        for column in self._by_row.get(row, ()):
            if (row, column) not in self.covered:
                yield column, self.cells[row, column]


def read_workbook(path: Path) -> list[Sheet]:
    """All worksheets in order. Raises Unreadable with one code for a file that cannot be read as a whole."""
    with opened(path) as package:
        kinds = package.related("")
        name = next((target for kind, target in kinds.values() if kind == "officeDocument"), "xl/workbook.xml")
        if name not in package or not name.lower().endswith(".xml"):
            raise Unreadable("NOT_A_SPREADSHEET")
        return _Book(package, name).sheets()


class _Book:
    """The parts that all sheets share."""

    def __init__(self, package: Package, name: str) -> None:
        self.package, self.parts = package, package.related(name)
        self.from_1904, self.is_workbook = False, False
        self.listed: list[tuple[str, str, bool]] = []  # (name, relationship, hidden)
        parse(package.chunks(name), self._start)
        if not self.is_workbook:
            raise Unreadable("NOT_A_SPREADSHEET")
        self.strings = shared_strings(package, self._part("sharedStrings"))
        self.styles = Styles(shown_by_style(package, self._part("styles")), self.from_1904)

    def sheets(self) -> list[Sheet]:
        """All worksheets; sheets of charts and dialogs are none."""
        kinds = {link: self.parts.get(link, ("", ""))[0] for _, link, _ in self.listed}
        if any("macro" in kind.lower() for kind in kinds.values()):
            raise Unreadable("MACROS")
        if len(self.listed) > MOST_SHEETS:
            raise Unreadable("TOO_LARGE")
        return [
            self._sheet(name, self.parts[link][1], hidden)
            for name, link, hidden in self.listed
            if kinds[link] == "worksheet"
        ]

    def _part(self, kind: str) -> str | None:
        return next((target for found, target in self.parts.values() if found == kind), None)

    def _start(self, element: str, given: Attributes) -> None:
        if element == "workbook":
            self.is_workbook = True
        elif element == "workbookPr":
            self.from_1904 = given.get("date1904") in {"1", "true"}
        elif element == "sheet":
            link = next((value for name, value in given.items() if name.endswith(":id")), "")
            self.listed.append((given.get("name", "")[:LONGEST_NAME], link, given.get("state", "visible") != "visible"))

    def _sheet(self, name: str, part: str, hidden: bool) -> Sheet:
        read = Worksheet(self.strings, self.styles)
        read.read(self.package.chunks(part))
        sheet = Sheet(name, hidden, read.cells, hidden_rows=frozenset(read.hidden_rows))
        sheet.close()
        _cover(sheet, read.merged)
        return sheet


def _cover(sheet: Sheet, merged: list[tuple[int, int, int, int]]) -> None:
    """Note which cell covers which places, in rows and columns that hold something."""
    for top, left, bottom, right in merged:
        if bottom - top < len(sheet.rows):
            rows = [row for row in range(top, bottom + 1) if row in sheet._by_row]
        else:
            rows = [row for row in sheet.rows if top <= row <= bottom]
        for row in rows:
            for column in range(left, min(right, sheet.columns) + 1):
                if (row, column) != (top, left):
                    sheet.covered[row, column] = (top, left)
        if len(sheet.covered) > MOST_COVERED:
            raise Unreadable("TOO_LARGE")
