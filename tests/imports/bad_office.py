"""Bad Word and old Excel files, and every fault of a line in each kind of file: made by crossing, not by hand.

As in `bad.py`: `NAME: (make, findings)`."""

import struct
from datetime import date
from pathlib import Path
from typing import Any

import xlwt  # type: ignore[import-untyped]  # carries no types

from tests.imports.bad import MEGABYTE, OLE, Bad, Make, line
from tests.imports.books import HEADINGS, LINE, book, packed
from tests.imports.office import KINDS, RELATIONS, XML, W, appendix, old_book, paragraph, table, text

# form → (writer, row of the first line)
FORMS: dict[str, tuple[Any, int]] = {"xlsx": (book, 7), "xls": (old_book, 7), "docx": (appendix, 3)}

# What one line of an appendix may have wrong: its cells, and (code, column).
FAULTS: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "unknown_lead": ({"lead": "Văn phòng Sở Nội vụ"}, [("UNKNOWN_UNIT", "D")]),
    "two_leads": ({"lead": "Phòng Kinh tế; Phòng VH-XH"}, [("MULTIPLE_LEADS", "D")]),
    "two_leads_on_two_lines": ({"lead": "Phòng Kinh tế\nPhòng VH-XH"}, [("MULTIPLE_LEADS", "D")]),
    "lead_and_a_stranger": ({"lead": "Phòng Kinh tế; Công an xã"}, [("MULTIPLE_LEADS", "D")]),
    "no_lead": ({"lead": ""}, [("MISSING_LEAD", "D")]),
    "lead_of_blanks": ({"lead": "\u00a0\u200b "}, [("MISSING_LEAD", "D")]),
    "same_as_nothing": ({"lead": "nt"}, [("MISSING_LEAD", "D")]),
    "empty_group": ({"lead": "Các ấp"}, [("EMPTY_GROUP", "D")]),
    "day_that_is_none": ({"due": "31/02/2026"}, [("INVALID_DATE", "F")]),
    "day_with_blanks_that_is_none": ({"due": "31\u00a0/\u00a002/2026"}, [("INVALID_DATE", "F")]),
    "month_that_is_none": ({"due": "Tháng 13/2026"}, [("INVALID_DATE", "F")]),
    "quarter_that_is_none": ({"due": "Quý V/2026"}, [("INVALID_DATE", "F")]),
    "range_backwards": ({"due": "Từ tháng 9 đến tháng 3/2026"}, [("INVALID_DATE", "F")]),
    "no_deadline": ({"due": ""}, [("UNPARSED_DEADLINE", "F")]),
    "deadline_in_words": ({"due": "sớm nhất có thể"}, [("UNPARSED_DEADLINE", "F")]),
    "deadline_of_dots": ({"due": "…/…/2026"}, [("UNPARSED_DEADLINE", "F")]),
    "two_deadlines": ({"due": "Quý II và quý IV/2026"}, [("UNPARSED_DEADLINE", "F")]),
    "before_the_plan": ({"due": "01/01/2026"}, [("DATE_BEFORE_PLAN", "F")]),
    "date_before_the_plan": ({"due": date(2025, 12, 31)}, [("DATE_BEFORE_PLAN", "F")]),
    "far_year": ({"due": "30/6/2062"}, [("DATE_OUT_OF_RANGE", "F")]),
    "date_in_a_far_year": ({"due": date(2062, 6, 30)}, [("DATE_OUT_OF_RANGE", "F")]),
    "no_title": ({"title": ""}, [("EMPTY_TITLE", "B")]),
    "title_of_blanks": ({"title": " \u00a0\u200b"}, [("EMPTY_TITLE", "B")]),
    "no_number": ({"no": ""}, [("MISSING_LINE_NO", "A")]),
    "number_in_words": ({"no": "một"}, [("MISSING_LINE_NO", "A")]),
    "letter_under_nothing": ({"no": "a)"}, [("MISSING_LINE_NO", "A")]),
    "endless_number": ({"no": "1.1.1.1.1.1.1.1"}, [("MISSING_LINE_NO", "A")]),
    "sub_line_of_nothing": ({"no": "3.1"}, [("MISSING_PARENT", "A")]),
    "endless_title": ({"title": "x" * 10_001}, [("TOO_LONG", "B")]),
    "endless_product": ({"product": "x" * 10_001}, [("TOO_LONG", "C")]),
    "three_at_once": ({"title": "", "lead": "Sở X", "due": "32/1/2026"}, [("EMPTY_TITLE", "B"), ("UNKNOWN_UNIT", "D"), ("INVALID_DATE", "F")]),
}  # fmt: skip


def crossed() -> dict[str, Bad]:
    """Each fault in each kind of file, at the cell where a person finds it."""
    return {
        f"{form}_{name}": (_with(writer, line(**said)), [(code, f"{column}{first}") for code, column in found])
        for form, (writer, first) in FORMS.items()
        for name, (said, found) in FAULTS.items()
    }


def _with(writer: Any, *lines: Any, **how: Any) -> Make:
    return lambda path: writer(path, *lines, **how)


def _old(start: float, replacement: bytes) -> Make:
    """A good .xls with bytes changed at this share of it."""

    def make(path: Path) -> Path:
        content = bytearray(old_book(path, LINE).read_bytes())
        at = int(len(content) * start)
        content[at : at + len(replacement)] = replacement
        path.write_bytes(bytes(content))
        return path

    return make


def old_cut(path: Path) -> Path:
    """A good .xls that ends too early."""
    path.write_bytes(old_book(path, LINE).read_bytes()[:1024])
    return path


def old_circle(path: Path) -> Path:
    """A table of chains that leads back to where it came from."""
    content = bytearray(old_book(path, LINE).read_bytes())
    table_at = 512 * (struct.unpack_from("<I", content, 76)[0] + 1)
    content[table_at : table_at + 512] = struct.pack("<128I", *[0] * 128)
    path.write_bytes(bytes(content))
    return path


def old_password(path: Path) -> Path:
    """A record right behind the beginning that says the rest is encrypted."""
    content = old_book(path, LINE).read_bytes()
    begin = content.index(struct.pack("<HHHH", 0x809, 16, 0x600, 5)) + 20
    path.write_bytes(content[:begin] + struct.pack("<H", 0x2F) + content[begin + 2 :])
    return path


def word_of_old(path: Path) -> Path:
    """An .xls whose stream is called as Word's is."""
    named, other = ("Workbook".encode("utf-16-le"), "WordDocu".encode("utf-16-le"))
    path.write_bytes(old_book(path, LINE).read_bytes().replace(named, other, 1))
    return path


def many_sheets(path: Path) -> Path:
    """More sheets than are read."""
    made = xlwt.Workbook()
    for number in range(101):
        made.add_sheet(f"S{number}").write(0, 0, "x")
    made.save(str(path))
    return path


def part(name: str, content: bytes) -> Make:
    """A good .docx with one part said otherwise."""
    return lambda path: text(path, parts={name: content})


DOCUMENT = "word/document.xml"
TYPES = f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'.encode()
BINARY = f'{XML}<Relationships xmlns="{RELATIONS}"><Relationship Id="r" Type="{KINDS}/officeDocument" Target="xl/workbook.bin"/></Relationships>'.encode()
FILES: dict[str, Bad] = {
    "xlsb": (lambda path: packed(path, {"[Content_Types].xml": TYPES, "_rels/.rels": BINARY, "xl/workbook.bin": b"\x83\x01\0"}), [("NOT_A_SPREADSHEET", "")]),
    "ods": (lambda path: packed(path, {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}), [("NOT_A_SPREADSHEET", "")]),
    "csv_under_another_name": (lambda path: _written(path, "TT;Nhiệm vụ;Chủ trì\n1;Việc;Phòng Kinh tế\n".encode()), [("NOT_A_SPREADSHEET", "")]),
    "csv_in_two_bytes": (lambda path: _written(path, "TT\tNhiệm vụ\n1\tViệc\n".encode("utf-16")), [("NOT_A_SPREADSHEET", "")]),
    "xls_cut": (old_cut, [("DAMAGED", "")]),
    "xls_in_a_circle": (old_circle, [("DAMAGED", "")]),
    "xls_only_its_beginning": (lambda path: _written(path, OLE), [("DAMAGED", "")]),
    "xls_of_noughts": (lambda path: _written(path, OLE + b"\0" * 4096), [("DAMAGED", "")]),
    "xls_with_password": (old_password, [("ENCRYPTED", "")]),
    "xls_that_is_a_doc": (word_of_old, [("NOT_A_SPREADSHEET", "")]),
    "xls_of_many_sheets": (many_sheets, [("TOO_LARGE", "")]),
    "xls_formula_in_a_title": (_with(old_book, line(title="=A1")), [("FORMULA_CELL", "B7")]),
    "xls_formula_in_a_deadline": (_with(old_book, line(due="=TODAY()")), [("FORMULA_CELL", "F7")]),
    "xls_number_for_a_day": (_with(old_book, line(due=12)), [("INVALID_DATE", "F7")]),
    "xls_without_a_table": (_with(old_book, LINE, headings=("A", "B", "C")), [("NO_TABLE", "")]),
    "xls_without_lines": (_with(old_book), [("NO_LINES", "")]),
    "xls_number_twice": (_with(old_book, line(), line()), [("DUPLICATE_LINE_NO", "A8")]),
    "xls_unknown_area": (_with(old_book, line(), area="PHẦN THỨ NHẤT"), [("UNKNOWN_AREA", "B6")]),
    "xls_of_no_year": (_with(old_book, line(), title="Phụ lục nhiệm vụ"), [("NO_PLAN_YEAR", "F7")]),
    "docx_without_a_table": (lambda path: text(path, paragraph("Không có bảng nào")), [("NO_TABLE", "")]),
    "docx_of_a_table_for_the_head": (lambda path: text(path, table([("UBND XÃ", "CỘNG HÒA")])), [("NO_TABLE", "")]),
    "docx_without_lines": (_with(appendix), [("NO_LINES", "")]),
    "docx_no_lead_column": (_with(appendix, LINE, headings=("TT", "Nhiệm vụ", "Sản phẩm", "Ghi chú")), [("NO_TABLE", "")]),
    "docx_no_deadline_column": (_with(appendix, LINE[:5], headings=HEADINGS[:5]), [("MISSING_COLUMN", "1")]),
    "docx_number_twice": (_with(appendix, line(), line()), [("DUPLICATE_LINE_NO", "A4")]),
    "docx_unknown_area": (_with(appendix, line(), area="PHẦN THỨ NHẤT"), [("UNKNOWN_AREA", "B2")]),
    "docx_no_area": (_with(appendix, line(), area=""), [("UNKNOWN_AREA", "B1")]),
    "docx_of_no_year": (_with(appendix, line(), title="Phụ lục nhiệm vụ"), [("NO_PLAN_YEAR", "F3")]),
    "docx_with_macros": (part("word/vbaProject.bin", b"\0"), [("MACROS", "")]),
    "docx_not_well_formed": (part(DOCUMENT, b"<w:document"), [("DAMAGED", "")]),
    "docx_of_something_else": (part(DOCUMENT, XML.encode() + b"<slides/>"), [("NOT_A_SPREADSHEET", "")]),
    "docx_entity_bomb": (part(DOCUMENT, XML.encode() + b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'), [("DAMAGED", "")]),
    "docx_numbers_not_well_formed": (lambda path: text(path, table([HEADINGS, LINE]), numbering="<w:num"), [("DAMAGED", "")]),
    "docx_bomb": (part(DOCUMENT, b" " * (121 * MEGABYTE)), [("TOO_LARGE", "")]),
    "docx_too_many_rows": (part(DOCUMENT, f'{XML}<w:document xmlns:w="{W}"><w:tbl>'.encode() + b"<w:tr/>" * 20_001 + b"</w:tbl></w:document>"), [("TOO_LARGE", "")]),
}  # fmt: skip


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
