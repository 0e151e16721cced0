"""Files that are not what they say get one clear answer, quickly; the parent does not notice."""

import resource
import time

import pytest

from backend.imports.child import read_in_child
from tests.imports.books import LINE, UNITS, book, packed

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
WORKBOOK = b'<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'


def text(path):
    path.write_text("Không phải Excel")
    return path


def old_excel(path):
    path.write_bytes(OLE + b"\0" * 2000)
    return path


def with_password(path):
    path.write_bytes(OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600)
    return path


def truncated(path):
    whole = book(path, LINE).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def with_macros(path):
    return packed(path, {"[Content_Types].xml": TYPES, "xl/workbook.xml": WORKBOOK, "xl/vbaProject.bin": b"\0"})


def zip_bomb(path):
    return packed(
        path,
        {
            "[Content_Types].xml": TYPES,
            "xl/workbook.xml": WORKBOOK,
            "xl/worksheets/sheet1.xml": b"\0" * (150 * 1024 * 1024),
        },
    )


def entity_bomb(path):
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><workbook>&a;</workbook>'
    return packed(path, {"[Content_Types].xml": TYPES, "xl/workbook.xml": bomb})


def document(path):
    return packed(path, {"[Content_Types].xml": TYPES, "word/document.xml": b"<w/>"})


def no_table(path):
    return book(path, LINE, headings=("A", "B", "C"))


def too_many_parts(path):
    return packed(
        path, {"[Content_Types].xml": TYPES, "xl/workbook.xml": WORKBOOK, **{f"xl/p{n}.bin": b"x" for n in range(2100)}}
    )


FILES = {
    text: "NOT_A_SPREADSHEET", old_excel: "NOT_A_SPREADSHEET", document: "NOT_A_SPREADSHEET", with_password: "ENCRYPTED",
    truncated: "DAMAGED", entity_bomb: "DAMAGED", with_macros: "MACROS", zip_bomb: "TOO_LARGE", too_many_parts: "TOO_LARGE",
    no_table: "NO_TABLE",
}  # fmt: skip


@pytest.mark.parametrize("make", FILES, ids=lambda make: make.__name__)
def test_one_clear_answer_within_ten_seconds(tmp_path, make):
    path = make(tmp_path / "f.xlsx")
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    answer = read_in_child(path, unit_code="X", units=UNITS)
    assert time.monotonic() - began < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 5 * 1024  # kB: at most 5 MB more
    assert ([error["code"] for error in answer["errors"]], answer["tasks"]) == ([FILES[make]], [])


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    answer = read_in_child(tmp_path / "no.xlsx", unit_code="X", units=UNITS, language="en")
    assert answer["errors"][0]["message"] == "The file was not found or cannot be opened."


def test_a_cell_at_the_far_corner_and_many_empty_formatted_rows_do_no_harm(tmp_path):
    from openpyxl.styles import Font

    def spread(sheet):
        sheet["XFD1048576"] = "x"
        for row in range(20, 50_020):
            sheet.cell(row, 1).font = Font(bold=True)

    began = time.monotonic()
    answer = read_in_child(book(tmp_path / "f.xlsx", LINE, change=spread), unit_code="X", units=UNITS)
    assert ([task["line"] for task in answer["tasks"]], answer["errors"]) == (["1"], [])
    assert time.monotonic() - began < 20  # of which most goes into making the file
