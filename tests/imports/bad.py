"""Bad files, made on the spot: each with the findings it must be answered with, `(code, cell)` in order.

`NAME: (make, findings)`; `make(path)` writes the file. An appendix begins in row 5, its first line stands in row 7.
"""

import struct
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tests.imports.books import HEADINGS, LINE, book, packed, repacked, targets

Make = Callable[[Path], Path]
Bad = tuple[Make, list[tuple[str, str]]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
XML = b'<?xml version="1.0" encoding="UTF-8"?>'
TYPES = XML + b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORKBOOK = XML + b'<workbook xmlns="' + MAIN + b'"/>'
SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
MEGABYTE = 1024 * 1024
GOOD = ("Báo cáo", "Phòng Kinh tế", "", "Quý I")


def line(**said: Any) -> tuple[Any, ...]:
    """A line with some cells said otherwise."""
    cells = {"no": 1, "title": "Việc", "product": "Báo cáo", "lead": "Phòng Kinh tế", "partners": "", "due": "Quý I"}
    return tuple((cells | said).values())


def rows(*lines: tuple[Any, ...], **how: Any) -> Make:
    """An appendix with these lines."""
    return lambda path: book(path, *lines, **how)


def raw(content: bytes) -> Make:
    """A file with just these bytes."""

    def make(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return make


def package(**parts: bytes) -> Make:
    """A zip of these parts, `__` standing for `/`, `_dot_` for `.`, beside the two that every workbook has."""
    named = {name.replace("__", "/").replace("_dot_", "."): content for name, content in parts.items()}
    return lambda path: packed(path, {"[Content_Types].xml": TYPES, BOOK: WORKBOOK, **named})


def with_part(part: str, change: Any) -> Make:
    """A good appendix with one part changed (None: left out)."""
    return lambda path: repacked(book(path, LINE), part, change)


def of_targets(*lines: tuple[Any, ...]) -> Make:
    """A good appendix with these targets, whose heading stands in row 3."""
    return lambda path: targets(path, *lines)


def cut(share: float) -> Make:
    """A good file that ends too early."""

    def make(path: Path) -> Path:
        whole = book(path, LINE).read_bytes()
        path.write_bytes(whole[: int(len(whole) * share)])
        return path

    return make


def broken_inside(path: Path) -> Path:
    """Bytes of a compressed part are wrong."""
    content = bytearray(book(path, LINE).read_bytes())
    with zipfile.ZipFile(path) as source:
        part = source.getinfo(SHEET)
    at = part.header_offset + 30 + len(part.filename) + 10
    content[at : at + 40] = b"\xff" * 40
    path.write_bytes(bytes(content))
    return path


def locked(path: Path) -> Path:
    """A zip whose parts say that they are encrypted."""
    content = bytearray(book(path, LINE).read_bytes())
    at = 0
    while (at := content.find(b"PK\x01\x02", at)) >= 0:
        content[at + 8] |= 1
        at += 4
    path.write_bytes(bytes(content))
    return path


def merged_over(path: Path) -> Path:
    """A range that ends before it begins."""
    return repacked(
        book(path, LINE), SHEET,
        lambda xml: xml.replace(b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="D9:D7"/></mergeCells>'),
    )  # fmt: skip


def compound(name: str) -> bytes:
    """A compound file of one empty stream: a header, a sector of the table of chains, one of the directory."""
    last, none = 0xFFFFFFFE, 0xFFFFFFFF
    head = OLE + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<9I", 1, 1, 0, 4096, last, 0, last, 0, 0) + struct.pack("<I", none) * 108

    def entry(said: str, kind: int) -> bytes:
        wide = said.encode("utf-16-le")
        return (
            wide.ljust(64, b"\0")
            + struct.pack("<HB", len(wide) + 2, kind)
            + bytes(49)
            + struct.pack("<III", last, 0, 0)
        )

    chains = struct.pack("<128I", 0xFFFFFFFD, last, *[none] * 126)
    return head + chains + (entry("Root Entry", 5) + entry(name, 2)).ljust(512, b"\0")


def placed(ref: bytes) -> Make:
    """A cell that says it stands at `ref`."""
    return with_part(SHEET, lambda xml: xml.replace(b'r="A5"', b'r="' + ref + b'"'))


FILES: dict[str, Bad] = {
    "empty": (raw(b""), [("NOT_A_SPREADSHEET", "")]),
    "text": (raw("Không phải Excel".encode()), [("NOT_A_SPREADSHEET", "")]),
    "picture": (raw(b"\x89PNG\r\n\x1a\n" + b"\0" * 500), [("NOT_A_SPREADSHEET", "")]),
    "pdf": (raw(b"%PDF-1.7\n" + b"\0" * 500), [("NOT_A_SPREADSHEET", "")]),
    "web_page": (raw(b"<html><table><tr><td>TT</td></tr></table></html>"), [("NOT_A_SPREADSHEET", "")]),
    "old_word": (raw(compound("WordDocument")), [("NOT_A_SPREADSHEET", "")]),
    "with_password": (raw(compound("EncryptedPackage")), [("ENCRYPTED", "")]),
    "locked_zip": (locked, [("ENCRYPTED", "")]),
    "zip_of_nothing": (lambda path: packed(path, {}), [("NOT_A_SPREADSHEET", "")]),
    "zip_of_pictures": (lambda path: packed(path, {"a.png": b"x"}), [("NOT_A_SPREADSHEET", "")]),
    "word_document": (lambda path: packed(path, {"[Content_Types].xml": TYPES, "word/document.xml": b"<w/>"}), [("NOT_A_SPREADSHEET", "")]),
    "workbook_of_something_else": (package(xl__workbook_dot_xml=XML + b"<slides/>"), [("NOT_A_SPREADSHEET", "")]),
    "macros": (package(xl__vbaProject_dot_bin=b"\0"), [("MACROS", "")]),
    "old_macros": (package(xl__macrosheets__sheet1_dot_xml=b"<x/>"), [("MACROS", "")]),
    "macros_by_its_type": (with_part("[Content_Types].xml", lambda xml: xml.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")), [("MACROS", "")]),
    "half_a_file": (cut(0.5), [("DAMAGED", "")]),
    "without_its_end": (cut(0.98), [("DAMAGED", "")]),
    "broken_inside": (broken_inside, [("DAMAGED", "")]),
    "sheet_missing": (with_part(SHEET, None), [("DAMAGED", "")]),
    "sheet_not_well_formed": (with_part(SHEET, lambda xml: xml[:-20]), [("DAMAGED", "")]),
    "sheet_in_no_encoding": (with_part(SHEET, lambda xml: b'<?xml version="1.0" encoding="x-none"?>' + xml[xml.find(b"<worksheet"):]), [("DAMAGED", "")]),
    "text_that_is_not_there": (with_part(SHEET, lambda xml: xml.replace(b"</sheetData>", b'<row r="50"><c r="A50" t="s"><v>99999</v></c></row></sheetData>')), [("DAMAGED", "")]),
    "entity_bomb": (with_part(SHEET, lambda _: XML + b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'), [("DAMAGED", "")]),
    "entity_from_outside": (with_part(BOOK, lambda _: XML + b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>'), [("DAMAGED", "")]),
    "merge_backwards": (merged_over, [("DAMAGED", "")]),
    "cell_beyond_the_sheet": (placed(b"A1048577"), [("DAMAGED", "")]),
    "cell_nowhere": (placed(b"5A"), [("DAMAGED", "")]),
    "zip_bomb": (lambda path: packed(path, {"[Content_Types].xml": TYPES, BOOK: WORKBOOK, SHEET: b"\0" * (150 * MEGABYTE)}), [("TOO_LARGE", "")]),
    "too_many_parts": (package(**{f"xl__p{n}_dot_bin": b"x" for n in range(2_100)}), [("TOO_LARGE", "")]),
    "too_many_rows": (with_part(SHEET, lambda xml: xml.replace(b"</sheetData>", b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(100, 20_200)) + b"</sheetData>")), [("TOO_LARGE", "")]),
    "too_heavy": (raw(b"PK\x03\x04" + b"\0" * (21 * MEGABYTE)), [("TOO_LARGE", "")]),
    "no_table": (rows(LINE, headings=("A", "B", "C")), [("NO_TABLE", "")]),
    "no_lead_column": (rows(LINE, headings=("TT", "Nhiệm vụ", "Sản phẩm", "Ghi chú")), [("NO_TABLE", "")]),
    "no_lines": (rows(), [("NO_LINES", "")]),
    "no_deadline_column": (rows(LINE[:5], headings=HEADINGS[:5]), [("MISSING_COLUMN", "5")]),
    "no_number_column": (rows(LINE[1:], headings=HEADINGS[1:], area=""), [("MISSING_COLUMN", "5"), ("UNKNOWN_AREA", "A5")]),
    "unknown_lead": (rows(line(lead="Văn phòng Sở Nội vụ")), [("UNKNOWN_UNIT", "D7")]),
    "lead_of_half_a_name": (rows(line(lead="Phòng Kinh")), [("UNKNOWN_UNIT", "D7")]),
    "two_leads": (rows(line(lead="Phòng Kinh tế; Phòng VH-XH")), [("MULTIPLE_LEADS", "D7")]),
    "two_leads_by_and": (rows(line(lead="Phòng Kinh tế và Phòng VH-XH")), [("MULTIPLE_LEADS", "D7")]),
    "lead_and_group": (rows(line(lead="Phòng VH-XH, Các phòng, đơn vị")), [("MULTIPLE_LEADS", "D7")]),
    "no_lead": (rows(line(lead="")), [("MISSING_LEAD", "D7")]),
    "same_as_nothing": (rows(line(lead="nt")), [("MISSING_LEAD", "D7")]),
    "empty_group": (rows(line(lead="Các ấp")), [("EMPTY_GROUP", "D7")]),
    "day_that_is_none": (rows(line(due="31/02/2026")), [("INVALID_DATE", "F7")]),
    "month_that_is_none": (rows(line(due="Tháng 13/2026")), [("INVALID_DATE", "F7")]),
    "quarter_that_is_none": (rows(line(due="Quý V/2026")), [("INVALID_DATE", "F7")]),
    "number_for_a_day": (rows(line(due=12)), [("INVALID_DATE", "F7")]),
    "range_backwards": (rows(line(due="Từ tháng 9 đến tháng 3/2026")), [("INVALID_DATE", "F7")]),
    "no_deadline": (rows(line(due="")), [("UNPARSED_DEADLINE", "F7")]),
    "deadline_in_words": (rows(line(due="sớm nhất có thể")), [("UNPARSED_DEADLINE", "F7")]),
    "two_deadlines": (rows(line(due="Quý II và quý IV/2026")), [("UNPARSED_DEADLINE", "F7")]),
    "before_the_plan": (rows(line(due="01/01/2026")), [("DATE_BEFORE_PLAN", "F7")]),
    "date_cell_before_the_plan": (rows(line(due=date(2025, 12, 31))), [("DATE_BEFORE_PLAN", "F7")]),
    "far_year": (rows(line(due="30/6/2062")), [("DATE_OUT_OF_RANGE", "F7")]),
    "quarter_of_no_year": (rows(line(), title="Phụ lục nhiệm vụ"), [("NO_PLAN_YEAR", "F7")]),
    "formula_in_a_title": (rows(line(title="=A1")), [("FORMULA_CELL", "B7")]),
    "formula_in_a_deadline": (rows(line(due="=TODAY()")), [("FORMULA_CELL", "F7")]),
    "formula_in_a_number": (rows(line(no="=1+1")), [("FORMULA_CELL", "A7")]),
    "error_in_a_lead": (rows(line(lead="#REF!")), [("ERROR_VALUE", "D7")]),
    "error_in_a_product": (rows(line(product="#N/A")), [("ERROR_VALUE", "C7")]),
    "no_title": (rows(line(title="")), [("EMPTY_TITLE", "B7")]),
    "no_number": (rows(line(no="")), [("MISSING_LINE_NO", "A7")]),
    "letter_under_nothing": (rows(line(no="a)")), [("MISSING_LINE_NO", "A7")]),
    "number_twice": (rows(line(), line()), [("DUPLICATE_LINE_NO", "A8")]),
    "sub_line_of_nothing": (rows(line(no="3.1")), [("MISSING_PARENT", "A7")]),
    "unknown_area": (rows(line(), area="PHẦN THỨ NHẤT"), [("UNKNOWN_AREA", "B6")]),
    "no_area": (rows(line(), area=""), [("UNKNOWN_AREA", "B5")]),
    "endless_title": (rows(line(title="x" * 10_001)), [("TOO_LONG", "B7")]),
    "everything_at_once": (rows(line(title="", lead="Sở X", due="32/1/2026"), line(lead="")), [("EMPTY_TITLE", "B7"), ("UNKNOWN_UNIT", "D7"), ("INVALID_DATE", "F7"), ("DUPLICATE_LINE_NO", "A8"), ("MISSING_LEAD", "D8")]),
    "target_in_words": (of_targets((1, "Hài lòng", "%", "90", "cao hơn năm trước", "Phòng Kinh tế")), [("UNPARSED_TARGET", "E4")]),
    "target_without_value": (of_targets((1, "Hài lòng", "%", "90", "", "Phòng Kinh tế")), [("UNPARSED_TARGET", "E4")]),
    "target_of_two_units": (of_targets((1, "Hài lòng", "%", "90", "95", "Phòng Kinh tế; Phòng VH-XH")), [("MULTIPLE_LEADS", "F4")]),
    "target_of_a_stranger": (of_targets((1, "Hài lòng", "%", "90", "95", "Sở Nội vụ")), [("UNKNOWN_UNIT", "F4")]),
    "target_by_formula": (of_targets((1, "Hài lòng", "%", "90", "=D4+5", "Phòng Kinh tế")), [("FORMULA_CELL", "E4")]),
    "target_numbered_twice": (of_targets((1, "A", "%", "90", "95", "Phòng Kinh tế"), (1, "B", "%", "90", "95", "Phòng Kinh tế")), [("DUPLICATE_LINE_NO", "A5")]),
}  # fmt: skip
