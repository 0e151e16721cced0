"""A paper as a workbook: landscape A4, Times New Roman, the heading of a table on every page, pages numbered."""

import io
import math
from collections.abc import Sequence
from functools import cache
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # carries no types

from api.paper import Column, Line, Paper, Said, Table

FONT = "Times New Roman"
CHARACTER = 1.9  # millimetres of a column's unit of width
LINE = 1.35  # height of a line in its own size
LETTER = 0.165  # width of a letter in millimetres, in its size in points
TABLE_SIZE = 11


def workbook(paper: Paper) -> bytes:
    """Each table on a sheet of its own; the first carries head and foot. All cells are text: `12/2026` stays what it
    is, and nothing is ever calculated."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for number, table in enumerate(paper.tables):
        head, foot = (paper.head, paper.foot) if number == 0 else ((), ())
        _Sheet(book, table).write(head, foot)
    book.close()
    return out.getvalue()


class _Sheet:
    """One sheet being written from the top."""

    def __init__(self, book: Any, table: Table) -> None:
        self.book, self.table = book, table
        self.sheet = book.add_worksheet(table.name)
        shown = [at for at, column in enumerate(table.columns) if not column.hidden]
        self.last = shown[-1]
        half, widths = sum(table.columns[at].width for at in shown) * 0.4, 0.0
        self.split = 0  # the last column of the left half
        for at in shown:
            widths += table.columns[at].width
            if widths <= half or at == 0:
                self.split = at
        self.row = 0
        self.style = cache(lambda **facts: book.add_format({"font_name": FONT, "valign": "vcenter", **facts}))

    def write(self, head: Sequence[Line], foot: Sequence[Line]) -> None:
        """Head, title, table, foot, and how it is printed."""
        for line in head:
            self._line(line)
        for said in self.table.title:
            self._line(Line(said))
        self.row += 1 if self.row else 0
        self._heading()
        for row in self.table.rows:
            self._cells(row.cells, strong=row.strong)
        self.row += 1 if foot else 0
        for line in foot:
            self._line(line)
        self._print()

    def _line(self, line: Line) -> None:
        middle = self.split if line.right else self.last
        self._merged(0, middle, line.left)
        if line.right:
            self._merged(min(middle + 1, self.last), self.last, line.right)
        size = max(line.left.size, line.right.size if line.right else 0)
        self.sheet.set_row(self.row, size * LINE * self._lines(line))
        self.row += 1

    def _lines(self, line: Line) -> int:
        """How many lines the longest of its texts takes."""
        if line.right:
            return 1
        width = sum(column.width for column in self.table.columns if not column.hidden)
        return _lines(line.left.text, line.left.size, width)

    def _merged(self, first: int, last: int, said: Said) -> None:
        style = self.style(
            font_size=said.size, bold=said.bold, italic=said.italic, align=said.align, text_wrap=True,
            underline=1 if said.rule else 0,
        )  # fmt: skip
        if first < last:
            self.sheet.merge_range(self.row, first, self.row, last, "", style)
        self.sheet.write_string(self.row, first, said.text, style)

    def _heading(self) -> None:
        style = self.style(font_size=TABLE_SIZE, bold=True, border=1, align="center", text_wrap=True)
        for at, column in enumerate(self.table.columns):
            self.sheet.set_column(at, at, column.width / CHARACTER, None, {"hidden": column.hidden})
            self.sheet.write_string(self.row, at, column.head, style)
        most = max(_lines(column.head, TABLE_SIZE, column.width) for column in self.table.columns if not column.hidden)
        self.sheet.set_row(self.row, TABLE_SIZE * LINE * most + 4)
        self.sheet.repeat_rows(self.row)
        self.sheet.freeze_panes(self.row + 1, 0)
        self.row += 1

    def _cells(self, cells: Sequence[str], *, strong: bool) -> None:
        lines = 1
        for at, (column, text) in enumerate(zip(self.table.columns, cells, strict=True)):
            lines = max(lines, 1 if column.hidden else _lines(text, TABLE_SIZE, column.width))
            self.sheet.write_string(self.row, at, text, self._cell_style(column, strong))
        self.sheet.set_row(self.row, TABLE_SIZE * LINE * lines + 2)
        self.row += 1

    def _cell_style(self, column: Column, strong: bool) -> Any:
        align = "center" if column.centred else "left"
        return self.style(
            font_size=TABLE_SIZE, bold=strong, border=1, align=align, text_wrap=True, num_format="@", valign="top"
        )

    def _print(self) -> None:
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=1.18, right=0.59, top=0.79, bottom=0.79)  # inches: 30, 15, 20, 20 mm
        self.sheet.set_header(f'&C&"{FONT}"&13&P', {"margin": 0.4})
        self.sheet.hide_gridlines(2)


def _lines(text: str, size: float, width: float) -> int:
    """How many lines a text of this size takes in so many millimetres: office programs do not all measure rows
    themselves."""
    return max(1, sum(max(1, math.ceil(len(line) * size * LETTER / width)) for line in text.split("\n")))
