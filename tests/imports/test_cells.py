"""The reader of workbooks agrees with two others, and takes what they leave out: formulas, formats, hidden rows."""

import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest
import python_calamine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from backend.imports.codes import Unreadable
from backend.imports.numbers import day_of, percent, plain, shown_by
from backend.imports.sources import read_file
from backend.imports.text import clean
from backend.plans.models import PlanLine
from tests.imports.books import LINE, book, only, packed, read, repacked

# Blanks alone are nothing to one of the other readers.
texts = st.text(
    st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs"), include_characters="\n"), min_size=1, max_size=20
).filter(lambda text: not text.startswith("=") and "_x" not in text and text.strip())  # fmt: skip
values = st.one_of(
    texts,
    st.integers(-(10**12), 10**12),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 4)),
    st.dates(date(1901, 1, 1), date(2199, 12, 31)),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.dictionaries(st.tuples(st.integers(1, 30), st.integers(1, 12)), values, min_size=1, max_size=25))
def test_values_are_those_that_other_readers_see(tmp_path, cells):
    made = openpyxl.Workbook()
    for (row, column), value in cells.items():
        made.active.cell(row, column, value)
    made.save(tmp_path / "c.xlsx")
    (sheet,) = read_file(tmp_path / "c.xlsx")
    read = {place: cell.value for place, cell in sheet.cells.items()}
    assert read == cells
    other = openpyxl.load_workbook(tmp_path / "c.xlsx").active
    assert {place: _day(cell.value) for place, cell in other._cells.items() if cell.value is not None} == read
    third = (
        python_calamine.load_workbook(str(tmp_path / "c.xlsx")).get_sheet_by_index(0).to_python(skip_empty_area=False)
    )
    for (row, column), value in read.items():
        assert _day(third[row - 1][column - 1]) == value


def _day(value):
    return value.date() if isinstance(value, datetime) else value


def sheet_of(path, change):
    return read_file(book(path, LINE, change=change))[0]


def test_kinds_of_cells(tmp_path):
    def change(sheet):
        sheet["A20"], sheet["B20"], sheet["C20"] = "=1+1", "#N/A", True
        sheet["B20"].data_type = "e"
        sheet["D20"], sheet["E20"], sheet["F20"] = 0.9, date(2026, 6, 1), date(2026, 6, 1)
        sheet["D20"].number_format, sheet["E20"].number_format, sheet["F20"].number_format = "0%", "mm/yyyy", "d/m/yy"
        sheet["G20"] = datetime.combine(date(2026, 6, 1), time(17, 30))

    sheet = sheet_of(tmp_path / "k.xlsx", change)
    row = {column: (cell.kind, cell.value, cell.shows) for column, cell in sheet.filled(20)}
    day = date(2026, 6, 1)
    assert row == {
        1: ("formula", "=1+1", ""), 2: ("error", "#N/A", ""), 3: ("text", "TRUE", ""), 4: ("number", 0.9, "PERCENT"),
        5: ("date", day, "MONTH"), 6: ("date", day, "DAY"), 7: ("date", day, "DAY"),
    }  # fmt: skip


def test_merged_cells_hold_downwards_and_not_sideways(tmp_path):
    def change(sheet):
        sheet["D20"], sheet["A21"], sheet["A22"], sheet["E22"] = "Chung", 1, 2, "x"
        sheet.merge_cells("D20:E22")
        sheet.merge_cells("A1:XFD1")

    sheet = sheet_of(tmp_path / "m.xlsx", change)
    assert [sheet.down(row, 4).value for row in (20, 21, 22)] == ["Chung"] * 3
    assert (sheet.at(21, 5).value, sheet.down(21, 5).value, sheet.own(21, 4).value) == ("Chung", None, None)
    assert len(sheet.covered) < 20


def test_hidden_rows_and_sheets(tmp_path):
    made = openpyxl.load_workbook(book(tmp_path / "h.xlsx", LINE))
    made.active.row_dimensions[7].hidden = True
    made.create_sheet("Ẩn").sheet_state = "hidden"
    made.create_sheet("Rất ẩn").sheet_state = "veryHidden"
    made.save(tmp_path / "h.xlsx")
    repacked(tmp_path / "h.xlsx", SHEET, lambda content: content.replace(b'<row r="6"', b'<row r="6" ht="0"'))
    sheets = read_file(tmp_path / "h.xlsx")
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [("Phụ lục", False), ("Ẩn", True), ("Rất ẩn", True)]
    assert sheets[0].hidden_rows == {6, 7}


def test_a_sheets_name_is_cut_to_what_a_line_keeps(tmp_path):
    long = b"Ke hoach " * 20
    made = book(tmp_path / "a.xlsx", LINE, name="Phuluc")
    path = repacked(made, "xl/workbook.xml", lambda xml: xml.replace(b"Phuluc", long))
    column = PlanLine._meta.get_field("sheet").max_length
    assert only(read(path))["sheet"] == long.decode()[:column]


def test_rich_and_escaped_text(tmp_path):
    def change(sheet):
        sheet["A20"] = CellRichText("Phòng ", TextBlock(InlineFont(b=True), "Kinh tế"))
        sheet["A21"] = "một_x000D_\nhai_x005F_x0041_"
        sheet["A22"] = "_xD800_lạc_x0000_"

    sheet = sheet_of(tmp_path / "r.xlsx", change)
    assert [clean(sheet.own(row, 1).value) for row in (20, 21, 22)] == ["Phòng Kinh tế", "một\nhai_x0041_", "lạc"]


SHEET = "xl/worksheets/sheet1.xml"
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def replaced(path, content):
    return repacked(book(path, LINE), SHEET, lambda _: content)


def test_other_makers_forms(tmp_path):
    """Prefixes, cells that do not say where they stand, strings of formulas, days as text, an old day count."""
    content = b"""<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row><x:c t="inlineStr">
        <x:is><x:r><x:t>Ph</x:t></x:r><x:r><x:t>\xc3\xb2ng</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row>
        <x:row r="4"><x:c t="d"><x:v>2026-06-30T00:00:00</x:v></x:c><x:c t="str"><x:v>ch\xe1\xbb\xaf</x:v></x:c></x:row>
        </x:sheetData></x:worksheet>"""
    (sheet,) = read_file(replaced(tmp_path / "o.xlsx", content))
    assert {place: cell.value for place, cell in sheet.cells.items()} == {
        (1, 1): "Phòng", (1, 2): 2, (4, 1): date(2026, 6, 30), (4, 2): "chữ",
    }  # fmt: skip


def test_a_workbook_that_counts_days_from_1904(tmp_path):
    made = openpyxl.Workbook()
    made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    made.active["A1"] = date(2026, 6, 30)
    made.save(tmp_path / "e.xlsx")
    assert read_file(tmp_path / "e.xlsx")[0].own(1, 1).value == date(2026, 6, 30)


@pytest.mark.parametrize(
    "inside",
    [
        b'<row r="0"/>',
        b'<row r="1"><c r="A0"><v>1</v></c></row>',
        b'<row r="1"><c r="1A"><v>1</v></c></row>',
        b'<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        b'<row r="1"><c r="A1" t="s"><v>x</v></c></row>',
        b'<row r="1"><c r="A1"><v>1</v></c><c><v>2</v></c></row>',
        b'<row r="1"><c r="A1" s="1"/><c><v>2</v></c></row>',
        b'<row r="1"><c r="A1"><v>1</v></row>',
    ],
)
def test_a_sheet_that_contradicts_itself_is_damaged(tmp_path, inside):
    content = b"<worksheet " + MAIN + b"><sheetData>" + inside + b"</sheetData></worksheet>"
    with pytest.raises(Unreadable) as refused:
        read_file(replaced(tmp_path / "d.xlsx", content))
    assert refused.value.problem.code == "DAMAGED"


def test_numbers_that_are_none_stay_text(tmp_path):
    content = b"<worksheet " + MAIN + b'><sheetData><row r="1"><c r="A1"><v>1e999</v></c><c r="B1"><v>NaN</v></c><c r="C1"><v>1_0</v></c></row></sheetData></worksheet>'  # fmt: skip
    (sheet,) = read_file(replaced(tmp_path / "n.xlsx", content))
    assert [sheet.own(1, column).value for column in (1, 2, 3)] == ["1e999", "NaN", "1_0"]


def test_a_file_whose_parts_are_named_otherwise(tmp_path):
    path = book(tmp_path / "p.xlsx", LINE)
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["XL/Book.xml"] = parts.pop("xl/workbook.xml")
    parts["XL/_rels/Book.xml.rels"] = parts.pop("xl/_rels/workbook.xml.rels")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"xl/workbook.xml", b"/XL/book.xml")
    packed(path, parts)
    assert read_file(path)[0].own(7, 2).value == LINE[1]


@pytest.mark.parametrize(
    ("code", "shows"),
    [
        ("General", ""), ("0.00", ""), ("#,##0", ""), ("0.0%", "PERCENT"), ("dd/mm/yyyy", "DAY"), ("mm/yyyy", "MONTH"),
        ("[$-42A]mmmm yyyy;@", "MONTH"), ("yyyy", "YEAR"), ('"ngày" dd', "DAY"), ('0 "đồng"', ""), ("h:mm", ""),
        (r"0\d", ""), ("[Red]0;[Blue]d", ""),
    ],
)  # fmt: skip
def test_what_a_format_shows(code, shows):
    assert shown_by(code) == shows


def test_numbers_as_people_read_them():
    assert [plain(value) for value in (1500000, 97.2, 0.1 + 0.2, 1e21, -3.0, 12345678.9)] == [
        "1500000", "97,2", "0,3", "1e+21", "-3", "12345678,9",
    ]  # fmt: skip
    assert [percent(value) for value in (0.9, 0.972, 1, 0.07)] == ["90%", "97,2%", "100%", "7%"]


def test_days_as_excel_counts_them():
    assert [day_of(value) for value in (1, 59, 61, 46203, 2958465, 0, -1, 2958466)] == [
        date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(2026, 6, 30), date(9999, 12, 31), None, None, None,
    ]  # fmt: skip
