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
TITLE = "(Kèm theo Kế hoạch số 05/KH-UBND ngày 19/01/2026 của UBND xã)"
TARGET_HEADINGS = (
    "TT",
    "Chỉ tiêu",
    "Đơn vị tính",
    "Ước thực hiện năm 2025",
    "Kế hoạch năm 2026",
    "Đơn vị chịu trách nhiệm",
)


def book(
    path: Path,
    *rows: Any,
    start: int = 5,
    left: int = 0,
    headings: tuple[str, ...] = HEADINGS,
    name: str = "Phụ lục",
    title: str = TITLE,
    area: str = "CẢI CÁCH THỂ CHẾ",
    change: Any = None,
) -> Path:
    """An appendix with one area and the given rows below its heading, which stands in row `start` behind `left` empty
    columns."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = name
    sheet["A1"] = title or None
    lines = [headings, ("I", area), *rows] if area else [headings, *rows]
    for offset, row in enumerate(lines):
        for column, value in enumerate(row, start=left + 1):
            sheet.cell(start + offset, column, value)
    if change:
        change(sheet)
    made.save(path)
    return path


def targets(path: Path, *rows: Any, formats: dict[str, str] | None = None) -> Path:
    """An appendix of one line with a sheet of targets, whose heading stands in row 3; `formats`: by cell."""
    book(path, LINE)
    made = openpyxl.load_workbook(path)
    sheet = made.create_sheet("Chỉ tiêu")
    for offset, row in enumerate([TARGET_HEADINGS, *rows]):
        for column, value in enumerate(row, start=1):
            sheet.cell(3 + offset, column, value)
    for cell, code in (formats or {}).items():
        sheet[cell].number_format = code
    made.save(path)
    return path


def read(path: Path, **given: Any) -> dict[str, Any]:
    """As the dry run reads it, in this process."""
    return read_plan(path, unit_code="X", units=given.pop("units", UNITS), **given)


def codes(answer: dict[str, Any]) -> list[str]:
    """What is wrong, in order."""
    return [problem["code"] for problem in answer["errors"]]


def found(answer: dict[str, Any]) -> list[tuple[str, str]]:
    """(cell, code) of what is wrong, in order."""
    return [(problem["cell"], problem["code"]) for problem in answer["errors"]]


def warned(answer: dict[str, Any]) -> list[tuple[str, str]]:
    """(code, value) of the warnings."""
    return [(problem["code"], problem["value"]) for problem in answer["warnings"]]


def only(answer: dict[str, Any]) -> dict[str, Any]:
    """The one task of a file without faults."""
    assert answer["errors"] == []
    (task,) = answer["tasks"]
    return task  # type: ignore[no-any-return]  # plain JSON


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    """A zip with these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def repacked(path: Path, part: str, change: Any) -> Path:
    """The same package with one part changed by `change(bytes) -> bytes` (None: left out)."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    if change is None:
        del parts[part]
    else:
        parts[part] = change(parts.get(part, b""))
    return packed(path, parts)
