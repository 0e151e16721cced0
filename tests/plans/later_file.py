"""The later version of the sample as the office would send it: a workbook in the sample's own layout."""

from pathlib import Path
from typing import Any

import openpyxl

SAMPLE = Path(__file__).parent.parent / "data" / "ke-hoach-cchc-2026-xa.xlsx"
FIRST, LAST, SIGNED = 10, 74, 83  # rows: of the first and the last line, and of the last below them


def later_file(path: Path, later: dict[str, Any]) -> Path:
    """`later` as `changed.later_version` makes it; what stands below the lines is left out."""
    book = openpyxl.load_workbook(SAMPLE)
    sheet = book.worksheets[0]
    areas = [row for row in sheet.iter_rows(FIRST, LAST, 1, 2, values_only=True) if str(row[0]).isalpha()]
    for merged in [one for one in sheet.merged_cells.ranges if one.min_row >= FIRST]:
        sheet.unmerge_cells(str(merged))
    for row in sheet.iter_rows(FIRST, SIGNED):
        for cell in row:
            cell.value = None
    for at, cells in enumerate(_rows(later, areas), start=FIRST):
        for column, value in enumerate(cells, start=1):
            sheet.cell(at, column, value)
    book.save(path)
    return path


def _rows(later: dict[str, Any], areas: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    titles = dict(zip(dict.fromkeys(task["area"] for task in later["tasks"]), areas, strict=True))
    made: list[tuple[Any, ...]] = []
    for task in later["tasks"]:
        if heading := titles.pop(task["area"], None):
            made.append(heading)
        printed = task["printed_no"] if task["printed_no"].endswith(")") else task["line"]
        said = (task["title"], task["product"], task["lead_printed"], task["coordinating_printed"])
        made.append((printed, *said, task["deadline"]["as_printed"], task["funding"] or None, task["note"] or None))
    return made
