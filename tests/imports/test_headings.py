"""Headings as offices word them, in any order, anywhere near the top; where the words are strange, the cells tell."""

import itertools
import unicodedata

import pytest

from tests.imports.books import HEADINGS, book, found, read, warned
from tests.imports.office import appendix, old_book

ROW = (1, "Rà soát văn bản", "Báo cáo", "Phòng Kinh tế", "Phòng VH-XH", "Quý I")
AREA = ("I", "CẢI CÁCH THỂ CHẾ", "", "", "", "")
WORDED = [
    ("TT", "STT", "Số TT", "Số thứ tự", "Thứ tự", "STT.", "S T T", "No.", "#", "Mã số", "Mục"),
    ("Nội dung", "Nội dung công việc", "Tên nhiệm vụ", "Nhiệm vụ, giải pháp", "Nội dung, nhiệm vụ chủ yếu", "Đầu việc",
     "Hoạt động", "Các hoạt động", "Giải pháp", "Việc cần làm", "Hạng mục", "Task"),
    ("Kết quả", "Sản phẩm, kết quả", "Kết quả đầu ra", "Sản phẩm dự kiến hoàn thành", "Kết quả/Sản phẩm", "Minh chứng"),
    ("Đơn vị chủ trì", "ĐƠN VỊ\nCHỦ TRÌ", "Cơ quan, đơn vị chủ trì", "Đơn vị thực hiện", "Phân công thực hiện", "Đơn vị đầu mối",
     "Cơ quan chịu trách nhiệm chính", "Trách nhiệm thực hiện", "Đơn vị được giao", "Đơn vị tham mưu", "Đơn vị", "Lead unit"),
    ("Đơn vị phối hợp", "Phối hợp thực hiện", "Đơn vị liên quan", "Đơn vị tham gia"),
    ("Thời hạn", "Thời gian thực hiện", "Tiến độ", "Hạn hoàn thành", "Ngày hoàn thành", "Thời điểm hoàn thành", "Lộ trình",
     "Kỳ hạn", "Mốc thời gian", "Hạn chót", "Deadline"),
]  # fmt: skip


def is_read(answer):
    assert answer["errors"] == []
    (task,) = answer["tasks"]
    return (
        task["line"], task["title"], task["product"], task["lead"], task["coordinating"], task["deadline"]["due_date"],
        task["area"],
    ) == ("1", "Rà soát văn bản", "Báo cáo", "X-KT", ["X-VHXH"], "2026-03-31", "INSTITUTIONS")  # fmt: skip


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("column", range(len(HEADINGS)))
def test_a_heading_in_other_words(tmp_path, column, form):
    for words in WORDED[column]:
        headings = [*HEADINGS]
        headings[column] = unicodedata.normalize(form, words).replace(" ", "\u00a0")
        answer = read(appendix(tmp_path / "f.docx", ROW, headings=headings))
        assert is_read(answer) and warned(answer) == [], words


@pytest.mark.parametrize("write", [book, appendix, old_book])
def test_columns_in_any_order(tmp_path, write):
    for order in list(itertools.permutations(range(6)))[::31]:
        headings, area, row = ([line[place] for place in order] for line in (HEADINGS, AREA, ROW))
        assert is_read(read(write(tmp_path / "f", area, row, headings=headings, area=""))), order


def test_strange_words_are_understood_by_what_stands_below(tmp_path):
    headings = ("Mốc", "Việc phải làm", "Sản phẩm", "Ai làm", "Ai giúp", "Bao giờ xong")
    answer = read(
        book(tmp_path / "a.xlsx", ROW, (2, "Việc hai của phòng", "", "nt", "", "30/6/2026"), headings=headings)
    )
    assert answer["errors"] == []
    assert [(t["line"], t["lead"], t["deadline"]["due_date"]) for t in answer["tasks"]] == [
        ("1", "X-KT", "2026-03-31"), ("2", "X-KT", "2026-06-30"),
    ]  # fmt: skip
    assert warned(answer) == [("GUESSED_COLUMN", words) for words in ("Mốc", "Ai làm", "Ai giúp", "Bao giờ xong")]


def test_a_column_that_nothing_tells_is_told(tmp_path):
    headings = (*HEADINGS, "Mức độ", "Trống")
    answer = read(book(tmp_path / "a.xlsx", (*ROW, "Cao"), headings=headings))
    assert is_read(answer)
    assert warned(answer) == [("UNREAD_COLUMN", "Mức độ")]


def test_a_list_of_something_else_is_no_table(tmp_path):
    headings = ("TT", "Họ và tên", "Điện thoại", "Phòng, ban", "E-mail", "Ngày sinh")
    row = (1, "Nguyễn Văn Ví Dụ", "0900", "Phòng Kinh tế", "a@b.vn", "30/6/1990")
    assert found(read(book(tmp_path / "a.xlsx", row, headings=headings))) == [("", "NO_TABLE")]


def test_a_sheet_for_each_area(tmp_path):
    def more(sheet):
        other = sheet.parent.create_sheet("Tài chính công")
        for line in (("STT", "Thời hạn", "Nội dung", "Chủ trì"), (1, "Quý II", "Công khai ngân sách", "Phòng Kinh tế")):
            other.append(line)

    answer = read(book(tmp_path / "a.xlsx", ROW, area="", name="Cải cách thể chế", change=more))
    assert answer["errors"] == []
    assert [(t["sheet"], t["area"]) for t in answer["tasks"]] == [
        ("Cải cách thể chế", "INSTITUTIONS"), ("Tài chính công", "PUBLIC_FINANCE"),
    ]  # fmt: skip
