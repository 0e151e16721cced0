"""Word tables and the Excel of before 2007: what their files keep in another way than an .xlsx."""

from datetime import date

import pytest
import python_calamine
import xlwt  # type: ignore[import-untyped]  # carries no types
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.paper import Column, Paper, Row, Table
from api.sheets import workbook
from backend.imports.child import read_in_child
from backend.imports.sources import read_file
from tests.imports.books import HEADINGS, LINE, TITLE, UNITS, book, codes, found, only, read, warned
from tests.imports.office import appendix, cell, old_book, paragraph, row, table, text
from tests.imports.test_cells import _day, values

SECOND = (2, "Việc hai", "", "Phòng Kinh tế", "", "Quý II")
MERGED, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
LISTS = (
    '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>'
)


def counted(which, level=0, words=""):
    """A paragraph that Word numbers."""
    said = f"<w:r><w:t>{words}</w:t></w:r>" if words else ""
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{which}"/></w:numPr></w:pPr>{said}</w:p>'


def numbered(level=0):
    return f"<w:tc>{counted(1, level)}</w:tc>"


@pytest.mark.parametrize("write", [appendix, old_book])
def test_a_good_appendix_is_read_through_the_child(tmp_path, write):
    answer = read_in_child(write(tmp_path / "f", LINE, SECOND), unit_code="X", units=UNITS)
    assert answer["errors"] == []
    assert answer["plan"]["number"] == "05/KH-UBND"
    assert [(t["line"], t["lead"], t["deadline"]["due_date"]) for t in answer["tasks"]] == [
        ("1", "X-KT", "2026-06-30"), ("2", "X-KT", "2026-06-30"),
    ]  # fmt: skip


def test_words_own_numbers_are_said(tmp_path):
    rows = [
        row([numbered(), *LINE[1:]]), row([numbered(), "Việc hai", "", "", "", ""]),
        row([numbered(1), "Việc con", "", "Phòng Kinh tế", "", "Quý II"]), row([numbered(), *SECOND[1:]]),
    ]  # fmt: skip
    blocks = (paragraph(TITLE), counted(2, words="CẢI CÁCH THỂ CHẾ"), table([HEADINGS, *rows]))
    answer = read(text(tmp_path / "f.docx", *blocks, numbering=LISTS))
    assert codes(answer) == []
    assert [(t["line"], t["heading"], t["area"]) for t in answer["tasks"]] == [
        ("1", False, "INSTITUTIONS"), ("2", True, "INSTITUTIONS"), ("2.a", False, "INSTITUTIONS"), ("3", False, "INSTITUTIONS"),
    ]  # fmt: skip


def test_merged_hidden_deleted_and_drawn_in_word(tmp_path):
    lead = [cell("Phòng Kinh tế", MERGED), cell("", GOES_ON), cell("", GOES_ON)]
    drawn = "<w:tc><w:p><w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>vẽ</w:t></w:r></w:p></w:txbxContent></w:drawing><w:t>Việc ba</w:t></w:r></w:p></w:tc>"
    rows = [
        ("1", "Một", "", lead[0], "", "Quý I"), ("2", "Hai", "", lead[1], "", "Quý I"),
        row(("3", drawn, "", lead[2], "", "Quý I")), row(("4", "Ẩn", "", "Phòng Kinh tế", "", "Quý I"), "<w:hidden/>"),
        row(("5", "Đã xóa", "", "", "", ""), "<w:del/>"),
    ]  # fmt: skip
    answer = read(appendix(tmp_path / "f.docx", *rows))
    assert codes(answer) == []
    assert warned(answer) == [("HIDDEN_ROWS", "6")]
    assert [(t["title"], t["lead"]) for t in answer["tasks"]] == [("Một", "X-KT"), ("Hai", "X-KT"), ("Việc ba", "X-KT")]
    assert len(read(appendix(tmp_path / "f.docx", *rows), take_hidden=True)["tasks"]) == 4


def test_a_table_for_each_area_and_one_that_was_cut(tmp_path):
    def lines(*numbers):
        return [(number, f"Việc {number}", "", "Phòng Kinh tế", "", "Quý I") for number in numbers]

    blocks = (
        table([("UBND XÃ X\nSố: 05/KH-UBND", "CỘNG HÒA\nXã X, ngày 19 tháng 01 năm 2026")]),
        paragraph("I. CẢI CÁCH THỂ CHẾ"), table([HEADINGS, *lines(1, 2)]), table(lines(3)),
        paragraph("II. CẢI CÁCH TÀI CHÍNH CÔNG"), table([HEADINGS, *lines(1, 2)]),
        paragraph("Ghi chú"), table([("Một", "bảng", "khác")]),
    )  # fmt: skip
    answer = read(text(tmp_path / "f.docx", *blocks))
    assert codes(answer) == []
    assert warned(answer) == [("NO_HEADING", "Bảng 3")]
    assert (answer["plan"]["number"], answer["plan"]["date"]) == ("05/KH-UBND", "2026-01-19")
    assert [(t["line"], t["area"], t["sheet"], t["row"]) for t in answer["tasks"]] == [
        ("I.1", "INSTITUTIONS", "Bảng 1", 2), ("I.2", "INSTITUTIONS", "Bảng 1", 3), ("I.3", "INSTITUTIONS", "Bảng 1", 4),
        ("II.1", "PUBLIC_FINANCE", "Bảng 2", 2), ("II.2", "PUBLIC_FINANCE", "Bảng 2", 3),
    ]  # fmt: skip


def test_numbers_that_begin_anew_in_each_area(tmp_path):
    second = [("III", "CẢI CÁCH TÀI CHÍNH CÔNG"), LINE, ("1.1", *LINE[1:])]
    answer = read(book(tmp_path / "a.xlsx", LINE, SECOND, *second))
    assert codes(answer) == []
    assert [(t["line"], t["parent"]) for t in answer["tasks"]] == [
        ("I.1", None), ("I.2", None), ("III.1", None), ("III.1.1", "III.1"),
    ]  # fmt: skip
    slip = read(book(tmp_path / "b.xlsx", LINE, SECOND, ("II", "CẢI CÁCH TÀI CHÍNH CÔNG"), SECOND))
    assert found(slip) == [("A10", "DUPLICATE_LINE_NO")]


def test_what_joins_a_line_to_itself_stands_in_a_hidden_column(tmp_path):
    one, headings = "01a214e8-f25f-7d62-b7e3-cb15a59a515a", (*HEADINGS, "Mã dòng")

    def hide(sheet):
        sheet.column_dimensions["G"].hidden = True

    rows = [(*LINE, one), (*SECOND, one), (3, *SECOND[1:], "không phải mã")]
    answer = read(book(tmp_path / "a.xlsx", *rows, headings=headings, change=hide))
    assert [task["lineage"] for task in answer["tasks"]] == [one, None, None]
    assert only(read(book(tmp_path / "b.xlsx", LINE)))["lineage"] is None


def test_hidden_merged_and_percentages_in_old_excel(tmp_path):
    def change(made, sheet):
        sheet.row(7).hidden = True
        sheet.write_merge(8, 9, 3, 3, "Phòng Kinh tế")
        for at, no in ((8, 3), (9, 4)):
            for column, value in ((0, no), (1, f"Việc {no}"), (5, "Quý II")):
                sheet.write(at, column, value)
        goals = made.add_sheet("Chỉ tiêu")
        heads = ("TT", "Chỉ tiêu", "Đơn vị tính", "Ước năm 2025", "Kế hoạch năm 2026", "Đơn vị chịu trách nhiệm")
        for column, head in enumerate(heads):
            goals.write(0, column, head)
        for column, told in enumerate((1, "Hài lòng", "%", 0.9, 0.955, "Phòng Kinh tế")):
            goals.write(1, column, told, xlwt.easyxf(num_format_str="0.0%" if column in {3, 4} else "General"))
        made.add_sheet("Ẩn").visibility = 1

    answer = read(old_book(tmp_path / "f.xls", LINE, SECOND, change=change))
    assert codes(answer) == []
    assert warned(answer) == [("HIDDEN_ROWS", "8"), ("HIDDEN_SHEET", "Ẩn")]
    assert [(t["line"], t["lead"]) for t in answer["tasks"]] == [("1", "X-KT"), ("3", "X-KT"), ("4", "X-KT")]
    (goal,) = answer["targets"]
    assert (goal["planned"], goal["planned_printed"], goal["baseline"]) == (95.5, "95,5%", 90)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.dictionaries(st.tuples(st.integers(1, 30), st.integers(1, 12)), values, min_size=1, max_size=25))
def test_old_values_are_those_that_another_reader_sees(tmp_path, cells):
    made = xlwt.Workbook()
    sheet = made.add_sheet("x")
    for (at, column), value in cells.items():
        style = xlwt.easyxf(num_format_str="DD/MM/YYYY") if isinstance(value, date) else xlwt.Style.default_style
        sheet.write(at - 1, column - 1, value, style)
    made.save(str(tmp_path / "c.xls"))
    (seen,) = read_file(tmp_path / "c.xls")
    assert {place: one.value for place, one in seen.cells.items()} == cells
    other = (
        python_calamine.load_workbook(str(tmp_path / "c.xls")).get_sheet_by_index(0).to_python(skip_empty_area=False)
    )
    for (at, column), value in cells.items():
        assert _day(other[at - 1][column - 1]) == value


def test_texts_of_old_excel_that_run_over_many_records(tmp_path):
    """The table of texts is cut every 8,224 bytes, in the middle of a text and of a letter's width."""
    long = [f"{'x' * 3000}{n}" if n % 2 else f"{'ữ' * 1999}{n}" for n in range(60)]
    rows = [(n + 1, words, "", "Phòng Kinh tế", "", "Quý I") for n, words in enumerate(long)]
    answer = read(old_book(tmp_path / "f.xls", *rows))
    assert codes(answer) == []
    assert [task["title"] for task in answer["tasks"]] == long


def test_what_is_written_is_text_and_never_calculated(tmp_path):
    cells = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "12/2026", "＝1", "0012"]
    paper = Paper([Table("x", [Column(f"c{n}", 20) for n in range(len(cells))], [Row(cells)])])
    path = tmp_path / "f.xlsx"
    path.write_bytes(workbook(paper))
    (seen,) = read_file(path)
    assert [(seen.own(2, n + 1).kind, seen.own(2, n + 1).value) for n in range(len(cells))] == [
        ("text", one) for one in cells
    ]
