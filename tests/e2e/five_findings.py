"""One report answers five findings within three minutes (product.md §9, timed stories): each row with what was done and the
document that proves it, presented by the standing office, released once by the leader."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.scenarios._pages import asked, every
from tests.e2e.sending import inspect

SECONDS = 180
NOTICE, REPORT, DAY = "43/TB-ĐKT", "141/BC-UBND", "14/8"
# What was found → what was done, and the number of the document that shows it.
ANSWERS = {
    "Biển chỉ dẫn bộ phận một cửa đã cũ": ("Đã thay biển mới tại 02 lối vào.", "121/UBND-VP"),
    "Ba thủ tục niêm yết đã hết hiệu lực": ("Đã gỡ bỏ, niêm yết bản mới của 03 thủ tục.", "122/UBND-VP"),
    "Sổ theo dõi hồ sơ ghi chưa đủ cột": ("Đã lập lại sổ theo mẫu, ghi đủ từ đầu năm.", "123/UBND-VP"),
    "Chưa công khai số điện thoại phản ánh": ("Đã công khai số điện thoại tại trụ sở và trên trang.", "124/UBND-VP"),
    "Lịch tiếp công dân chưa niêm yết": ("Đã niêm yết lịch quý III, phân công người trực.", "125/UBND-VP"),
}


@pytest.mark.timed
def test_one_report_for_five_findings(desk, stopwatch):
    """From my work of the standing office to the report that has gone out. Typing is counted at four letters a second."""
    inspector = desk().enter("Hoàng Kiểm Nghiệm")
    standing, chairman = desk().enter("Nguyễn Thị Mẫu"), desk().enter("Trần Minh Họa")
    visit = inspect(inspector, asked(standing, "me")["body"]["id"], "Kiểm tra bộ phận một cửa", list(ANSWERS), NOTICE)
    code = asked(inspector, f"inspections/{visit}")["code"]
    watch = stopwatch("one report for five findings", SECONDS)
    watch.start(standing, chairman)
    standing.get_by_role("link", name="Kiểm tra").first.click()
    standing.get_by_role("region", name="Báo cáo khắc phục đang làm").get_by_role("link", name=re.compile(code)).click()
    rows = standing.get_by_role("list", name="Các nội dung của báo cáo")
    for found, (done, document) in ANSWERS.items():
        answer(standing, rows.get_by_role("listitem").filter(has_text=found), done, document)
        watch.typed(done, document, DAY)
    standing.get_by_role("button", name="Trình", exact=True).click()

    chairman.get_by_role("link", name="Việc của tôi").first.click()
    chairman.get_by_role("tab", name="Chờ tôi quyết").click()
    chairman.get_by_role("link", name=re.compile(code)).first.click()
    chairman.get_by_role("link", name="Mở báo cáo khắc phục").click()
    chairman.get_by_role("button", name="Gửi báo cáo khắc phục").click()
    dialog = chairman.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Số báo cáo").fill(REPORT)
    dialog.get_by_role("textbox", name="Ngày báo cáo").fill(DAY)
    dialog.get_by_role("button", name="Gửi báo cáo khắc phục").click()
    expect(dialog).to_be_hidden()
    expect(standing.get_by_text(f"Số {REPORT}")).to_be_visible()
    watch.stop()
    watch.typed(REPORT, DAY)
    sent = every(inspector, f"tickets?inspection={visit}")
    assert [ticket["state"] for ticket in sent] == ["REPORTED"] * len(ANSWERS)
    watch.tell()


def answer(page: Page, row, done: str, document: str) -> None:
    """One row: what was done, saved by itself, and its document by reference."""
    row.get_by_role("textbox", name=re.compile("^Kết quả khắc phục")).fill(done)
    row.get_by_role("button", name=re.compile("^Thêm minh chứng")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Số, ký hiệu").fill(document)
    dialog.get_by_label("Ngày văn bản").fill(DAY)
    dialog.get_by_role("button", name="Thêm minh chứng").click()
    expect(dialog).to_be_hidden()
    expect(row.get_by_text("Đã lưu")).to_be_visible()
