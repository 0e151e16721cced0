"""The tables of a .docx as sheets: one pass over its XML, as the text flows.

A table of three columns or more is a sheet of its own; its rows count from 1, as whoever looks for a fault counts them.
What stands above it (paragraphs, the two-column table of the head) has rows below 1, so that number, date and year are
found as in a workbook. Tables that follow each other without a word between them are one that was cut.
"""

from dataclasses import dataclass, field

from backend.imports.codes import Unreadable
from backend.imports.package import Attributes, Package, parse
from backend.imports.shared import MOST_TEXT
from backend.imports.sheet import MOST_SHEETS, Range, Sheet
from backend.imports.word_numbers import Numbering, read_numbering, said
from backend.imports.worksheet import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Cell

FEWEST_COLUMNS = 3  # fewer are no table of tasks but a way to lay out a head or a foot
MOST_ABOVE = 400  # paragraphs that are kept above a table; the nearest count
# What is not part of the text as it stands: moved away, drawn, said twice for older programs.
LEFT_OUT = frozenset({"moveFrom", "drawing", "pict", "object", "Fallback", "txbxContent"})
BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}


def read_word(package: Package, name: str) -> list[Sheet]:
    """All tables in order. Raises Unreadable with one code."""
    reading = _Reading(read_numbering(package, name))
    parse(package.chunks(name), reading.start, reading.end, reading.text)
    if not reading.is_document:
        raise Unreadable("NOT_A_SPREADSHEET")
    return reading.close()


@dataclass
class _Cell:
    """The cell we stand in."""

    column: int
    span: int = 1
    goes_on: bool = False  # it is part of the one above
    begins: bool = False  # the ones below may be part of it
    paragraphs: list[str] = field(default_factory=list)


@dataclass
class _Table:
    """A table as read so far."""

    above: list[str]
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[Range] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    rows: int = 0
    columns: int = 0
    anchors: dict[int, int] = field(default_factory=dict)  # column → the row where its merged cell begins

    def keep(self, cell: _Cell) -> None:
        """A cell that was read whole."""
        last = cell.column + cell.span - 1
        self.columns = max(self.columns, last)
        if cell.column > MOST_COLUMNS:
            return
        if cell.goes_on and cell.column in self.anchors:
            self.merged.append((self.anchors[cell.column], cell.column, self.rows, last))
            return
        self.anchors.pop(cell.column, None)
        if cell.begins:
            self.anchors[cell.column] = self.rows
        if cell.span > 1:
            self.merged.append((self.rows, cell.column, self.rows, last))
        if text := "\n".join(cell.paragraphs).strip():
            self.cells[self.rows, cell.column] = Cell(text, "text")

    def drop_row(self) -> None:
        """The row just read was deleted by whoever revised the text: nothing of it is left."""
        for column in range(1, self.columns + 1):
            self.cells.pop((self.rows, column), None)
        while self.merged and self.merged[-1][2] == self.rows:
            self.merged.pop()
        self.anchors = {column: row for column, row in self.anchors.items() if row < self.rows}
        self.hidden.discard(self.rows)
        self.rows -= 1

    def texts(self) -> list[str]:
        """Its lines in order, for a table that only lays out."""
        return [line for cell in self.cells.values() for line in str(cell.value).split("\n")]

    def sheet(self, number: int) -> Sheet:
        """As a sheet of this number."""
        sheet = Sheet(f"Bảng {number}", hidden_rows=frozenset(self.hidden), is_table=True)
        above = self.above[-MOST_ABOVE:]
        sheet.cells = {(n - len(above) + 1, 1): Cell(text, "text") for n, text in enumerate(above)} | self.cells
        sheet.close()
        sheet.cover(self.merged)
        return sheet


class _Reading:
    """The reading of document.xml."""

    def __init__(self, numbering: Numbering) -> None:
        self.is_document = False
        self._numbering = numbering
        self._tables: list[_Table] = []
        self._above: list[str] = []
        self._table: _Table | None = None
        self._cell: _Cell | None = None
        self._depth = 0  # tables in tables: the inner ones are text of the outer cell
        self._pieces: list[str] = []
        self._number: tuple[str, int] | None = None  # (list, level) of the paragraph
        self._in_text, self._in_row_facts, self._row_is_gone = False, False, False
        self._column, self._skipping, self._length, self._count = 1, 0, 0, 0

    def start(self, element: str, given: Attributes) -> None:
        """An element begins."""
        if self._skipping or element in LEFT_OUT:
            self._skipping += 1
        elif element == "document":
            self.is_document = True
        elif element == "tbl":
            self._depth += 1
            if self._depth == 1:
                self._table = _Table(self._above)
        elif element in {"tr", "tc", "trPr", "gridBefore", "hidden", "del", "gridSpan", "vMerge"}:
            if self._depth == 1 and self._table is not None:
                self._in_table(self._table, element, _value(given))
        else:
            self._in_paragraph(element, given)

    def _in_paragraph(self, element: str, given: Attributes) -> None:
        if element == "p":
            self._pieces, self._number = [], None
        elif element == "ilvl" and self._number is None:
            self._number = ("", _whole(_value(given)))
        elif element == "numId":
            self._number = (_value(given), self._number[1] if self._number else 0)
        elif element == "t":
            self._in_text = True
        elif element in BREAKS:
            self._pieces.append(BREAKS[element])

    def end(self, element: str) -> None:
        """An element ends."""
        if self._skipping:
            self._skipping -= 1
        elif element == "t":
            self._in_text = False
        elif element == "p":
            self._paragraph()
        elif element == "trPr":
            self._in_row_facts = False
        elif element == "tbl":
            self._depth -= 1
            if self._depth == 0 and self._table is not None:
                self._close(self._table)
        elif self._depth == 1 and self._table is not None:
            if element == "tc" and self._cell is not None:
                self._end_cell(self._table, self._cell)
            elif element == "tr" and self._row_is_gone:
                self._table.drop_row()

    def text(self, piece: str) -> None:
        """Characters."""
        if self._in_text and not self._skipping:
            self._length += len(piece)
            if self._length > MOST_TEXT:
                raise Unreadable("TOO_LARGE")
            self._pieces.append(piece)

    def close(self) -> list[Sheet]:
        """The tables as sheets."""
        if len(self._tables) > MOST_SHEETS:
            raise Unreadable("TOO_LARGE")
        return [table.sheet(number) for number, table in enumerate(self._tables, start=1)]

    def _in_table(self, table: _Table, element: str, value: str) -> None:
        if element == "tr":
            table.rows += 1
            self._column, self._row_is_gone = 1, False
            if table.rows > MOST_ROWS:
                raise Unreadable("TOO_LARGE")
        elif element == "tc":
            self._cell = _Cell(self._column)
        elif element == "trPr":
            self._in_row_facts = True
        elif element == "gridBefore":
            self._column += min(_whole(value), MOST_COLUMNS)
        elif self._in_row_facts and element == "hidden" and value not in {"0", "false", "off"}:
            table.hidden.add(table.rows)
        elif self._in_row_facts and element == "del":
            self._row_is_gone = True
        elif self._cell is not None and element == "gridSpan":
            self._cell.span = max(1, min(_whole(value), MOST_COLUMNS))
        elif self._cell is not None and element == "vMerge":
            self._cell.begins, self._cell.goes_on = value == "restart", value != "restart"

    def _end_cell(self, table: _Table, cell: _Cell) -> None:
        table.keep(cell)
        self._column, self._cell = cell.column + cell.span, None
        self._count += 1
        if self._count > MOST_CELLS:
            raise Unreadable("TOO_LARGE")

    def _paragraph(self) -> None:
        text = "".join(self._pieces).strip()
        if self._number and self._number[0]:
            text = f"{said(self._numbering, *self._number)} {text}".strip()
        self._pieces, self._number = [], None
        if self._cell is not None:
            self._cell.paragraphs.append(text)
        elif text and self._depth == 0:
            self._above.append(text)

    def _close(self, table: _Table) -> None:
        self._table = None
        if table.columns < FEWEST_COLUMNS:
            self._above += table.texts()
            return
        last = self._tables[-1] if self._tables else None
        if last is not None and not table.above and last.columns == table.columns:
            _join(last, table)
        else:
            self._tables.append(table)
        self._above = []


def _join(table: _Table, more: _Table) -> None:
    """The rows of `more` below those of `table`."""
    down = table.rows
    table.cells |= {(row + down, column): cell for (row, column), cell in more.cells.items()}
    table.merged += [(top + down, left, bottom + down, right) for top, left, bottom, right in more.merged]
    table.hidden |= {row + down for row in more.hidden}
    table.rows += more.rows


def _value(given: Attributes) -> str:
    return next((value for name, value in given.items() if name.rpartition(":")[2] == "val"), "")


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
