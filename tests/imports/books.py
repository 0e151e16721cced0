"""Appendices made on the spot, in many layouts, and files that are not what they say."""

import zipfile
from pathlib import Path
from typing import Any

import openpyxl

from backend.imports.plan import read_plan
from backend.imports.units import Unit

HEADINGS = ("TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian hoàn thành")
UNITS = [
    Unit("X-VP", "Văn phòng HĐND và UBND", "VP HĐND&UBND", ("Văn phòng HĐND và UBND xã",)),
    Unit("X-KT", "Phòng Kinh tế", "P. Kinh tế"),
    Unit("X-VHXH", "Phòng Văn hóa - Xã hội", "Phòng VH-XH"),
    Unit("X-ALL", "Các phòng, đơn vị thuộc UBND xã", "Các phòng, đơn vị", (), True, ("X-VP", "X-KT")),
    Unit("X-AP", "Ban nhân dân các ấp", "Các ấp", (), True),
]
LINE = (1, "Ban hành kế hoạch", "Kế hoạch", "Phòng Kinh tế", "", "30/6/2026")


def book(
    path: Path,
    *rows: Any,
    start: int = 5,
    headings: tuple[str, ...] = HEADINGS,
    title: str = "Phụ lục",
    area: str = "CẢI CÁCH THỂ CHẾ",
    change: Any = None,
) -> Path:
    """An appendix with one area and the given rows below its heading, which stands in row `start`."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = title
    sheet["A1"] = "(Kèm theo Kế hoạch số 05/KH-UBND ngày 19/01/2026 của UBND xã)"
    for column, text in enumerate(headings, start=1):
        sheet.cell(start, column, text)
    lines = [("I", area), *rows] if area else list(rows)
    for offset, row in enumerate(lines, start=1):
        for column, value in enumerate(row, start=1):
            sheet.cell(start + offset, column, value)
    if change:
        change(sheet)
    made.save(path)
    return path


def read(path: Path) -> dict[str, Any]:
    """As the dry run reads it, in this process."""
    return read_plan(path, unit_code="X", units=UNITS)


def codes(answer: dict[str, Any]) -> list[str]:
    """What is wrong, in order."""
    return [problem["code"] for problem in answer["errors"]]


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    """A zip with these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path
