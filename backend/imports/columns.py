"""Columns whose heading says nothing that is known: what stands below tells what they are."""

from collections.abc import Callable, Iterator

from backend.imports.deadlines import read_deadline
from backend.imports.rows import is_same, line_number, text_of
from backend.imports.sheet import Sheet
from backend.imports.text import clean
from backend.imports.worksheet import Cell

LOOKED_AT = 40  # filled rows below the heading
MOSTLY = 0.5  # of a column's filled cells
SHORTEST_TITLE = 8  # characters, on average
ANY_YEAR = 2000  # a deadline is recognised whatever year it is of
Fits = Callable[[Cell], bool]


class Guess:
    """What the columns of `sheet` below row `last` hold. `is_unit`: whether a text names units of the body."""

    def __init__(self, sheet: Sheet, last: int, is_unit: Callable[[str], bool]) -> None:
        self._sheet = sheet
        self._rows = [row for row in sheet.rows if row > last][:LOOKED_AT]
        self._is_unit = is_unit

    def complete(self, named: dict[str, int]) -> dict[str, int]:
        """Columns by name for those that no heading names: deadline, lead, partners and number by what they hold, the
        task as the longest text of the rest."""
        free = [column for column in range(1, self._sheet.columns + 1) if column not in named.values()]
        found: dict[str, int] = {}
        forms: tuple[tuple[str, Fits], ...] = (
            ("deadline", _is_deadline), ("lead", self._names_units), ("coordinating", self._names_units), ("no", _is_number),
        )  # fmt: skip
        for name, fits in forms:
            column = None if name in named else next((one for one in free if self._holds(one, fits)), None)
            if column is not None:
                found[name] = column
                free.remove(column)
        if "title" not in named and (column := self._wordiest(free)):
            found["title"] = column
        return found

    def is_filled(self, column: int) -> bool:
        """Whether anything stands below."""
        return next(self._cells(column), None) is not None

    def _cells(self, column: int) -> Iterator[Cell]:
        return (cell for row in self._rows if (cell := self._sheet.own(row, column)).value not in (None, ""))

    def _holds(self, column: int, fits: Fits) -> bool:
        cells = list(self._cells(column))
        return bool(cells) and sum(map(fits, cells)) >= MOSTLY * len(cells)

    def _names_units(self, cell: Cell) -> bool:
        text = text_of(cell)
        return is_same(text) or self._is_unit(clean(text))

    def _wordiest(self, columns: list[int]) -> int | None:
        lengths = {column: [len(text_of(cell)) for cell in self._cells(column)] for column in columns}
        means = {column: sum(found) / len(found) for column, found in lengths.items() if found}
        best = max(means, key=lambda column: means[column], default=None)
        return best if best is not None and means[best] >= SHORTEST_TITLE else None


def _is_deadline(cell: Cell) -> bool:
    if cell.kind in {"formula", "error"}:
        return False
    found = read_deadline(cell.value, plan_date=None, year=ANY_YEAR, shows=cell.shows)
    if cell.kind == "text" and found.problem == "INVALID_DATE":  # `31/02/2026` was meant as one
        return True
    return found.kind != "NONE" and found.problem in {"", "DATE_OUT_OF_RANGE"}


def _is_number(cell: Cell) -> bool:
    return line_number(text_of(cell), "1") is not None
