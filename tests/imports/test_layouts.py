"""Appendices as other offices make them: everything but the sample's own layout."""

from datetime import date

import pytest

from tests.imports.books import LINE, UNITS, book, codes, only, read


@pytest.mark.parametrize("start", [3, 12, 40])
def test_the_table_is_found_wherever_it_stands(tmp_path, start):
    task = only(read(book(tmp_path / "a.xlsx", LINE, start=start)))
    assert (task["line"], task["area"], task["lead"], task["row"]) == ("1", "INSTITUTIONS", "X-KT", start + 2)


def test_columns_in_another_order(tmp_path):
    headings = ("STT", "Thời hạn", "Cơ quan chủ trì", "Nội dung nhiệm vụ", "Kết quả, sản phẩm", "Đơn vị phối hợp")
    row = ("1", "Quý II", "P. Kinh tế", "Rà soát", "Báo cáo", "Phòng Văn hóa - Xã hội")
    task = only(read(book(tmp_path / "a.xlsx", row, headings=headings)))
    assert task["title"] == "Rà soát"


def test_area_from_a_column_or_the_sheets_name(tmp_path):
    headings = (*HEADINGS_WITH_AREA,)
    task = only(read(book(tmp_path / "a.xlsx", (*LINE, "Cải cách tài chính công"), headings=headings, area="")))
    assert task["area"] == "PUBLIC_FINANCE"
    task = only(read(book(tmp_path / "b.xlsx", LINE, area="", name="Cải cách chế độ công vụ")))
    assert task["area"] == "CIVIL_SERVICE"


HEADINGS_WITH_AREA = ("TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Phối hợp", "Thời gian hoàn thành", "Lĩnh vực")


def test_merged_lead_and_nhu_tren(tmp_path):
    def merge(sheet):
        sheet.merge_cells("D7:D8")

    rows = [
        (1, "Một", "", "Phòng Kinh tế", "", "Quý I"),
        (2, "Hai", "", None, "", "Quý I"),
        (3, "Ba", "", "nt", "", "Quý I"),
    ]
    answer = read(book(tmp_path / "a.xlsx", *rows, change=merge))
    assert codes(answer) == []
    assert [task["lead"] for task in answer["tasks"]] == ["X-KT"] * 3


def test_sub_lines_make_a_heading_that_needs_neither_lead_nor_deadline(tmp_path):
    rows = [
        (7, "Tuyên truyền", "", "", "", ""),
        ("7.1", "Kế hoạch", "", "Phòng Kinh tế", "", "Quý I"),
        (8, "Báo cáo", "", "Phòng VH-XH", "", ""),
        ("a)", "Quý I", "", "Phòng VH-XH", "", "12/3/2026"),
    ]
    answer = read(book(tmp_path / "a.xlsx", *rows))
    assert codes(answer) == []
    assert [(t["line"], t["parent"], t["heading"]) for t in answer["tasks"]] == [
        ("7", None, True),
        ("7.1", "7", False),
        ("8", None, True),
        ("8.a", "8", False),
    ]


def test_a_group_may_lead_when_it_has_members(tmp_path):
    row = (1, "Rà soát", "", "Các phòng, đơn vị thuộc UBND xã", "", "Quý I")
    assert only(read(book(tmp_path / "a.xlsx", row)))["lead"] == "X-ALL"
    assert codes(read(book(tmp_path / "b.xlsx", (1, "Rà soát", "", "Các ấp", "", "Quý I")))) == ["EMPTY_GROUP"]


def test_everything_below_noi_nhan_is_left_out(tmp_path):
    answer = read(
        book(
            tmp_path / "a.xlsx",
            LINE,
            ("Tổng cộng: 1 nhiệm vụ",),
            ("Nơi nhận:",),
            (2, "Không phải nhiệm vụ", "", "Phòng Kinh tế", "", "Quý I"),
        )
    )
    assert [task["line"] for task in answer["tasks"]] == ["1"]


def test_hidden_rows_are_told_and_left_out(tmp_path):
    def hide(sheet):
        sheet.row_dimensions[8].hidden = True

    answer = read(book(tmp_path / "a.xlsx", LINE, (2, "Ẩn", "", "Phòng Kinh tế", "", "Quý I"), change=hide))
    assert [task["line"] for task in answer["tasks"]] == ["1"]
    assert [(w["code"], w["value"]) for w in answer["warnings"]] == [("HIDDEN_ROWS", "8")]


BAD_ROWS = {
    "UNKNOWN_UNIT": (1, "Việc", "", "Văn phòng Sở Nội vụ", "", "Quý I"),
    "MULTIPLE_LEADS": (1, "Việc", "", "Phòng Kinh tế; Phòng VH-XH", "", "Quý I"),
    "MISSING_LEAD": (1, "Việc", "", "", "", "Quý I"),
    "INVALID_DATE": (1, "Việc", "", "Phòng Kinh tế", "", "31/02/2026"),
    "UNPARSED_DEADLINE": (1, "Việc", "", "Phòng Kinh tế", "", "sớm nhất có thể"),
    "DATE_BEFORE_PLAN": (1, "Việc", "", "Phòng Kinh tế", "", "01/01/2026"),
    "DATE_OUT_OF_RANGE": (1, "Việc", "", "Phòng Kinh tế", "", "30/6/2062"),
    "FORMULA_CELL": (1, "=A1", "", "Phòng Kinh tế", "", "Quý I"),
    "EMPTY_TITLE": (1, "", "", "Phòng Kinh tế", "", "Quý I"),
    "MISSING_LINE_NO": ("", "Việc không số", "", "Phòng Kinh tế", "", "Quý I"),
}


@pytest.mark.parametrize("code", BAD_ROWS)
def test_each_fault_is_named_with_its_cell(tmp_path, code):
    answer = read(book(tmp_path / "a.xlsx", BAD_ROWS[code]))
    assert code in codes(answer)
    assert all(
        problem["sheet"] == "Phụ lục" and problem["cell"] and problem["message"]
        for problem in answer["errors"]
        if problem["code"] == code
    )


def test_a_number_twice_and_several_faults_at_once(tmp_path):
    answer = read(book(tmp_path / "a.xlsx", LINE, (1, "Trùng", "", "Không có đơn vị này", "", "32/1/2026")))
    assert sorted(codes(answer)) == ["DUPLICATE_LINE_NO", "INVALID_DATE", "UNKNOWN_UNIT"]


@pytest.mark.parametrize(
    ("value", "kind", "due"),
    [
        (date(2026, 8, 28), "DATE", "2026-08-28"),
        (46262, "DATE", "2026-08-28"),
        ("5/8/26", "DATE", "2026-08-05"),
        ("Chậm nhất ngày 30/06/2026", "DATE", "2026-06-30"),
        ("Trong tháng 4/2026", "MONTH", "2026-04-30"),
        ("11/2026", "MONTH", "2026-11-30"),
        ("Quý IV-2026", "QUARTER", "2026-12-31"),
        ("Trong năm 2026", "YEAR", "2026-12-31"),
        ("Khi có văn bản chỉ đạo", "RELATIVE_TO_EVENT", None),
        ("Hằng quý", "REGULAR", None),
    ],
)
def test_deadlines_in_cells(tmp_path, value, kind, due):
    deadline = only(read(book(tmp_path / "a.xlsx", (*LINE[:5], value))))["deadline"]
    assert (deadline["kind"], deadline["due_date"]) == (kind, due)


def test_units_are_matched_by_whole_names_with_old_tone_marks_and_dashes():
    from backend.imports.units import Matcher

    matcher = Matcher(UNITS)
    assert matcher.find("Phòng Văn hoá – Xã hội").codes == ["X-VHXH"]
    assert matcher.find("VP HĐND&UBND, Phòng Kinh tế và Phòng VH-XH").codes == ["X-VP", "X-KT", "X-VHXH"]
    assert matcher.find("- Phòng Kinh tế;\n- Các phòng, đơn vị thuộc UBND xã.").codes == ["X-KT", "X-ALL"]
    found = matcher.find("Phòng Kinh tế; Công ty A và Công ty B, Phòng VH-XH")
    assert (found.codes, found.unknown) == (["X-KT", "X-VHXH"], ["Công ty A", "Công ty B"])
    assert matcher.find("Văn phòng HĐND và UBND huyện").codes == []
