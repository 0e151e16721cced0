"""Plans as files: the sample's own layout with some of its lines."""

from collections.abc import Collection
from pathlib import Path

import openpyxl

from tests.e2e.pages.places import SAMPLE

LINES, TARGETS = range(10, 75), range(5, 21)  # rows of the two sheets
SECTIONS = {10, 27, 35, 47, 52, 60, 66}  # rows that open an area


def plan_file(
    path: Path, *, lines: Collection[int], targets: Collection[int] = (), typed: dict[str, str] | None = None
) -> Path:
    """The sample with these rows of lines and targets, and areas that have lines; `typed`: cells of the first sheet that
    say something else. Without targets their sheet is left out."""
    book = openpyxl.load_workbook(SAMPLE)
    sheet = book.worksheets[0]
    areas = {max(row for row in SECTIONS if row < line) for line in lines}
    _empty(sheet, set(LINES) - set(lines) - areas)
    for cell, value in (typed or {}).items():
        sheet[cell] = value
    if targets:
        _empty(book.worksheets[1], set(TARGETS) - set(targets))
    else:
        book.remove(book.worksheets[1])
    book.save(path)
    return path


def _empty(sheet, rows: set[int]) -> None:
    for merged in [one for one in sheet.merged_cells.ranges if rows & set(range(one.min_row, one.max_row + 1))]:
        sheet.unmerge_cells(str(merged))
    for row in rows:
        for cell in sheet[row]:
            cell.value = None
