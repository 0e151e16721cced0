"""Appendices as Word and the Excel of before 2007 keep them: the rows of `books.book` in other files."""

import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import xlwt  # type: ignore[import-untyped]  # carries no types

from tests.imports.books import HEADINGS, TITLE

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8"?>'
DAY = xlwt.easyxf(num_format_str="DD/MM/YYYY")


def old_book(
    path: Path, *rows: Any, headings: Sequence[str] = HEADINGS, title: str = TITLE, area: str = "CẢI CÁCH THỂ CHẾ",
    name: str = "Phụ lục", change: Any = None,
) -> Path:  # fmt: skip
    """An .xls whose heading stands in row 5, its first line in row 7."""
    made = xlwt.Workbook()
    sheet = made.add_sheet(name)
    if title:
        sheet.write(0, 0, title)
    for offset, row in enumerate([headings, ("I", area), *rows] if area else [headings, *rows]):
        for column, value in enumerate(row):
            if isinstance(value, str) and value.startswith("="):
                sheet.write(4 + offset, column, xlwt.Formula(value[1:]))
            elif value not in ("", None):
                sheet.write(4 + offset, column, value, DAY if isinstance(value, date) else xlwt.Style.default_style)
    if change:
        change(made, sheet)
    made.save(str(path))
    return path


def cell(text: Any, facts: str = "") -> str:
    """A cell of a Word table; a line break begins a new paragraph."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in str(text).split("\n"))
    return f"<w:tc><w:tcPr>{facts}</w:tcPr>{paragraphs}</w:tc>"


def row(cells: Iterable[Any], facts: str = "") -> str:
    """A row; a cell that is XML already stays as it is."""
    inner = "".join(one if str(one).startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{facts}</w:trPr>{inner}</w:tr>"


def table(rows: Iterable[Any]) -> str:
    """A table; a row that is XML already stays as it is."""
    return "<w:tbl>" + "".join(one if isinstance(one, str) else row(one) for one in rows) + "</w:tbl>"


def paragraph(text: str) -> str:
    """A paragraph outside tables."""
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def text(path: Path, *blocks: str, parts: dict[str, bytes] | None = None, numbering: str = "") -> Path:
    """A .docx of these paragraphs and tables; `parts`: more parts, or others in place of those."""
    related = f'<Relationship Id="n" Type="{KINDS}/numbering" Target="numbering.xml"/>' if numbering else ""
    made = {
        "[Content_Types].xml": f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{RELATIONS}"><Relationship Id="r" Type="{KINDS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{XML}<Relationships xmlns="{RELATIONS}">{related}</Relationships>',
        "word/document.xml": f'{XML}<w:document xmlns:w="{W}"><w:body>{"".join(blocks)}</w:body></w:document>',
    }  # fmt: skip
    if numbering:
        made["word/numbering.xml"] = f'{XML}<w:numbering xmlns:w="{W}">{numbering}</w:numbering>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in (made | (parts or {})).items():
            package.writestr(name, content)
    return path


def appendix(
    path: Path, *rows: Any, headings: Sequence[str] = HEADINGS, title: str = TITLE, area: str = "CẢI CÁCH THỂ CHẾ"
) -> Path:
    """A .docx whose table begins with its heading; its first line stands in row 3."""
    above = [paragraph("KẾ HOẠCH"), paragraph(title)] if title else []
    lines = [headings, ("I", area), *rows] if area else [headings, *rows]
    return text(path, *above, table([one if isinstance(one, str) else _whole(one, len(headings)) for one in lines]))


def _whole(cells: Sequence[Any], width: int) -> list[Any]:
    """Word's rows have all their cells; days are text there."""
    said = [f"{value:%d/%m/%Y}" if isinstance(value, date) else "" if value is None else value for value in cells]
    return said + [""] * (width - len(said))
