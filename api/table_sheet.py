"""A plain table as a workbook: a heading, a row of heads, rows of text."""

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # carries no types
from django.http import HttpResponse

from backend import clock
from backend.words import Words

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Column = tuple[Words, int, Callable[[dict[str, Any]], Any]]  # head, width in characters, what of a row
HEADS = 2  # rows before the first of the table: the heading, and an empty one


def sheet_answer(name: str, heading: str, columns: Sequence[Column], rows: Iterable[dict[str, Any]]) -> HttpResponse:
    """The file as an answer, under `name`."""
    response = HttpResponse(_workbook(heading, columns, rows), content_type=WORKBOOK)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


def _workbook(heading: str, columns: Sequence[Column], rows: Iterable[dict[str, Any]]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    font = {"font_name": "Times New Roman", "font_size": 12, "text_wrap": True, "valign": "top"}
    sheet, cell = book.add_worksheet(), book.add_format({**font, "border": 1})
    head = book.add_format({**font, "bold": True, "border": 1, "bg_color": "#E8EAF6"})
    sheet.write_string(0, 0, heading, book.add_format({**font, "bold": True, "font_size": 14, "text_wrap": False}))
    for place, (words, width, _) in enumerate(columns):
        sheet.set_column(place, place, width)
        sheet.write_string(HEADS, place, str(words), head)
    for line, row in enumerate(rows, start=HEADS + 1):
        for place, (_, _, told) in enumerate(columns):
            value = told(row)
            if isinstance(value, int):
                sheet.write_number(line, place, value, cell)
            else:
                sheet.write_string(line, place, value or "", cell)
    sheet.repeat_rows(HEADS)
    sheet.freeze_panes(HEADS + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()


def day(value: str | None) -> str:
    """14/08/2026 of 2026-08-14, or of a moment on that day in Vietnam."""
    if value and "T" in value:
        value = clock.local(datetime.fromisoformat(value)).date().isoformat()
    return "/".join(reversed(value.split("-"))) if value else ""
