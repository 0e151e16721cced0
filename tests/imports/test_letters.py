"""The head of an official document read out of its file; a file that says nothing gets its clear answer."""

from pathlib import Path

import pytest

from backend.imports.child import letter_in_child
from backend.imports.letter import read_letter
from backend.imports.letterhead import line_of
from tests.imports import office
from tests.imports.books import book
from tests.imports.letters import LETTER, locked, pdf, pdf_bytes

LINE = "số 1234/SNV-CCHC ngày 5/8/2026 của Sở Nội vụ về việc rà soát thủ tục hành chính quý III năm 2026"


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("UBND TỈNH MINH HỌA CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ KHOA HỌC Độc lập - Tự do - Hạnh phúc\nVÀ CÔNG NGHỆ\nSố: 88/SKHCN-VP Minh Họa, ngày 05 tháng 8 năm 2026\nV/v báo cáo nhanh\nKính gửi: các xã",
         "số 88/SKHCN-VP ngày 5/8/2026 của Sở Khoa học và Công nghệ về việc báo cáo nhanh"),
        ("THỦ TƯỚNG CHÍNH PHỦ\n-----\nSố: 07/CT-TTg\nHà Nội, ngày 3 tháng 2 năm 2026\nCHỈ THỊ\nVề việc tăng cường kỷ luật, kỷ cương hành chính\nThời gian qua, các bộ, ngành và địa phương đã có nhiều cố gắng trong công việc.",
         "Chỉ thị số 07/CT-TTg ngày 3/2/2026 của Thủ tướng Chính phủ về việc tăng cường kỷ luật, kỷ cương hành chính"),
        ("ỦY BAN NHÂN DÂN\nXÃ AN PHÚ\nSố: 12/QĐ-UBND\nAn Phú, ngày 10 tháng 8 năm 2026\nQUYẾT ĐỊNH\nVề việc kiện toàn Tổ công tác\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ\nCăn cứ Luật số 72/2025/QH15 ngày 16 tháng 6 năm 2025",
         "Quyết định số 12/QĐ-UBND ngày 10/8/2026 của Ủy ban nhân dân xã An Phú về việc kiện toàn Tổ công tác"),
        ("UBND TỈNH MINH HỌA\nSố:      /KH-UBND\nMinh Họa, ngày     tháng 8 năm 2026\nKẾ HOẠCH CẢI CÁCH HÀNH CHÍNH XÃ AN PHÚ NĂM 2026\nThực hiện Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021",
         "Kế hoạch của UBND tỉnh Minh Họa về việc Cải cách hành chính xã An Phú năm 2026"),
        ("Kính gửi: Ủy ban nhân dân xã\nCăn cứ Luật số 72/2025/QH15 ngày 16 tháng 6 năm 2025", ""),
    ],
)  # fmt: skip
def test_a_head_is_told_as_a_line(head: str, line: str) -> None:
    assert line_of(head) == line


def test_pdf_and_word_say_the_same(tmp_path: Path) -> None:
    word = office.text(
        tmp_path / "a.docx",
        office.table([["\n".join(LETTER[:3]), "\n".join(LETTER[3:5])], ["\n".join(LETTER[5:8]), LETTER[8]]]),
        *map(office.paragraph, LETTER[9:]),
    )
    assert letter_in_child(pdf(tmp_path / "a.pdf", *LETTER, pages=3)) == {"line": LINE, "errors": []}
    assert read_letter(word) == {"line": LINE, "errors": []}
    assert read_letter(locked(tmp_path / "b.pdf", *LETTER, password=""))["line"] == LINE


@pytest.mark.parametrize(
    ("name", "code"),
    [("scan", "NO_TEXT"), ("picture", "NO_TEXT"), ("workbook", "NO_TEXT"), ("note", "NO_LETTERHEAD"), ("locked", "ENCRYPTED"), ("cut", "DAMAGED"), ("rubbish", "DAMAGED")],
)  # fmt: skip
def test_what_says_nothing_gets_its_answer(tmp_path: Path, name: str, code: str) -> None:
    path, whole = tmp_path / "f", pdf_bytes(LETTER)
    made = {
        "scan": lambda: pdf(path), "picture": lambda: path.write_bytes(b"\xff\xd8\xff"), "workbook": lambda: book(path),
        "note": lambda: pdf(path, "Ghi chú"), "locked": lambda: locked(path, *LETTER, password="x"),
        "cut": lambda: path.write_bytes(whole[:300]), "rubbish": lambda: path.write_bytes(b"%PDF-1.7\n" + b"\x00<<" * 400),
    }  # fmt: skip
    made[name]()
    answer = read_letter(path, language="en")
    assert (answer["line"], [error["code"] for error in answer["errors"]]) == ("", [code])
