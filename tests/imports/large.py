"""A plan as large as the largest: 3,000 lines over 180 units."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl

from tests.imports.office import appendix, old_book

TITLE = "(Kèm theo Kế hoạch số 05/KH-UBND ngày 19/01/2026 của UBND tỉnh)"
HEADINGS = ("TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian hoàn thành")
LINES, UNITS = 3_000, 180
AREAS = ("CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "CẢI CÁCH THỂ CHẾ", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "CẢI CÁCH TÀI CHÍNH CÔNG")
COLUMNS = (
    "code",
    "parent_code",
    "kind",
    "name",
    "short_name",
    "aliases",
    "is_group",
    "members",
    "valid_from",
    "valid_to",
)
NUMERALS = ("I", "II", "III", "IV")
DEADLINES = ("Quý IV/2026", "30/11/2026", "Thường xuyên", "Trong năm 2026", "Trước ngày 15/12/2026")


def units(path: Path) -> Path:
    """A body LON with its divisions, as `load-units` takes it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, COLUMNS)
        rows.writeheader()
        rows.writerow(_unit("LON", "", "PROVINCE", "Ủy ban nhân dân tỉnh Lớn"))
        for n in range(1, UNITS):
            rows.writerow(_unit(f"LON-{n:03}", "LON", "DIVISION", f"Phòng chuyên môn số {n}"))
    return path


def plan(path: Path) -> Path:
    """Its plan: every line led by one unit with two partners and a deadline."""
    made = openpyxl.Workbook(write_only=True)
    sheet = made.create_sheet("Phụ lục")
    for row in ([TITLE], HEADINGS, *_rows()):
        sheet.append(row)
    made.save(path)
    return path


# The same plan in each form.
FORMS: dict[str, Callable[[Path], Path]] = {
    "xlsx": plan,
    "xls": lambda path: old_book(path, *_rows(), headings=HEADINGS, title=TITLE, area=""),
    "docx": lambda path: appendix(path, *_rows(), headings=HEADINGS, title=TITLE, area=""),
}


def _rows() -> Iterator[list[Any]]:
    number = 0
    for numeral, area in zip(NUMERALS, AREAS, strict=True):
        yield [numeral, area]
        for _ in range(LINES // len(AREAS)):
            number += 1
            names = [f"Phòng chuyên môn số {(number + step) % (UNITS - 1) + 1}" for step in (0, 7, 31)]
            yield [
                number, f"Triển khai nhiệm vụ cải cách số {number}", "Báo cáo", names[0], "; ".join(names[1:]),
                DEADLINES[number % len(DEADLINES)],
            ]  # fmt: skip


def _unit(code: str, parent: str, kind: str, name: str) -> dict[str, str]:
    empty = dict.fromkeys(COLUMNS, "")
    return {
        **empty,
        "code": code,
        "parent_code": parent,
        "kind": kind,
        "name": name,
        "short_name": name,
        "valid_from": "2025-07-01",
    }
