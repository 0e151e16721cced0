"""A table as cells with their kinds, whatever file it stood in; nothing is calculated."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from backend.imports.codes import Unreadable
from backend.imports.worksheet import Cell

MOST_SHEETS = 100
MOST_COVERED = 500_000
LONGEST_NAME = 100  # of a sheet, as kept with a line read from it; office programs write at most 31 characters
EMPTY = Cell(None, "empty")
Range = tuple[int, int, int, int]  # top, left, bottom, right


@dataclass
class Sheet:
    """Cells by (row, column), counted from 1; `rows`: those that hold something, in order. What stands above a table of a
    text has rows below 1. `is_table`: the whole sheet is one table, so a heading is looked for."""

    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    covered: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    rows: list[int] = field(default_factory=list)
    columns: int = 0
    is_table: bool = False
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

    def cover(self, merged: Iterable[Range]) -> None:
        """Note which cell covers which places, in rows and columns that hold something; after `close`."""
        for top, left, bottom, right in merged:
            if bottom - top < len(self.rows):
                rows = [row for row in range(top, bottom + 1) if row in self._by_row]
            else:
                rows = [row for row in self.rows if top <= row <= bottom]
            for row in rows:
                for column in range(left, min(right, self.columns) + 1):
                    if (row, column) != (top, left):
                        self.covered[row, column] = (top, left)
            if len(self.covered) > MOST_COVERED:
                raise Unreadable("TOO_LARGE")
