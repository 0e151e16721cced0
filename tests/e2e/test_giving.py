"""Work given in a meeting: a quick task on the phone within twenty seconds (product.md, timed stories), one that the Office
writes down for a leader, and the leader's answer; a conclusion from its pasted line to tasks, and what replaced it."""

import re

import pytest
from playwright.sync_api import expect

SECONDS = 20
TITLE = "Kiểm tra lại máy lấy số thứ tự tại Trung tâm"
ENTERED = "Chuẩn bị tài liệu họp giao ban khối"


@pytest.mark.timed
def test_a_quick_task_on_the_phone(desk, stopwatch):
    """From the tap on the button to the task in the officer's hands. Typing is counted at four letters a second."""
    officer = desk().enter("Huỳnh Thị Thử")
    chairman = desk(width=390, height=780).enter("Trần Minh Họa")
    watch = stopwatch("quick task on the phone", SECONDS)
    watch.start(chairman)
    chairman.get_by_role("button", name="Giao việc").click()
    dialog = chairman.get_by_role("dialog", name="Giao việc nhanh")
    dialog.get_by_label("Việc gì").fill(TITLE)
    dialog.get_by_role("combobox", name="Giao ai").fill("huynh")
    chairman.get_by_role("option", name=re.compile("Huỳnh Thị Thử")).click()
    dialog.get_by_role("button", name=re.compile("Hôm nay")).click()
    dialog.get_by_role("button", name="Giao việc", exact=True).click()
    expect(officer.get_by_role("link", name=TITLE)).to_be_visible()
    watch.stop()
    watch.typed(TITLE, "huynh")
    expect(dialog).to_be_hidden()
    watch.tell()


def test_the_office_writes_down_what_the_chairman_said_and_he_answers(desk):
    clerk = desk().enter("Lê Văn Bản")
    chairman = desk().enter("Trần Minh Họa")
    clerk.get_by_role("heading", level=1).wait_for()
    clerk.keyboard.press("n")
    dialog = clerk.get_by_role("dialog", name="Giao việc nhanh")
    dialog.get_by_label("Việc gì").fill(ENTERED)
    dialog.get_by_role("combobox", name="Giao ai").fill("kinh te")
    clerk.get_by_role("option", name="Phòng Kinh tế").click()
    dialog.get_by_role("button", name="Giao việc", exact=True).click()
    expect(dialog.get_by_text("Ghi lãnh đạo giao ở đâu")).to_be_visible()
    dialog.get_by_label("Cuộc họp, dịp giao").fill("giao ban 14/8")
    dialog.get_by_role("button", name="Giao việc", exact=True).click()
    clerk.get_by_role("link", name="Mở việc").click()
    expect(clerk.get_by_text("Trần Minh Họa giao, Lê Văn Bản ghi")).to_be_visible()

    chairman.get_by_role("link", name="Việc của tôi").first.click()
    chairman.get_by_role("tab", name=re.compile("Để đọc")).click()
    expect(chairman.get_by_text("Lê Văn Bản ghi là bạn giao").first).to_be_visible()
    chairman.get_by_role("link", name=ENTERED).click()
    chairman.get_by_role("complementary").get_by_role("button", name="Không phải vậy…").click()
    answer = chairman.get_by_role("dialog")
    answer.get_by_label("Không đúng ở chỗ nào").fill("Tôi giao Văn phòng chuẩn bị.")
    answer.get_by_role("button", name="Không phải vậy").click()
    expect(clerk.get_by_text("Hủy do giao nhầm").first).to_be_visible()
    expect(clerk.get_by_text("Tôi giao Văn phòng chuẩn bị.").first).to_be_visible()


def test_a_conclusion_from_its_line_to_tasks_and_what_replaced_it(desk):
    standing = desk().enter("Nguyễn Thị Mẫu")
    register(standing, "91/TB-UBND ngày 14/8/2026 V/v kết luận họp chuyên đề một cửa (thay 90/TB-UBND)", "91/TB-UBND")
    register(standing, "90/TB-UBND ngày 13/8/2026 V/v kết luận họp chuyên đề một cửa", "90/TB-UBND")
    standing.get_by_role("link", name="Tách nhiệm vụ").click()
    lines = "1. Văn phòng lắp thêm ghế chờ\n2. Trung tâm tiếp tục theo dõi\n3. Các phòng biết"
    standing.get_by_label("Các mục của văn bản").fill(lines)
    standing.get_by_role("button", name="Đọc các mục").click()
    first, second, third = (standing.get_by_role("region", name=f"Mục {number}") for number in (1, 2, 3))
    first.get_by_role("combobox", name="Giao ai").fill("van phong")
    standing.get_by_role("option", name=re.compile("^Văn phòng")).first.click()
    second.get_by_role("button", name="Gắn việc đã có").click()
    second.get_by_role("combobox", name="Việc đã có").fill("bang chi dan")
    standing.get_by_role("option", name=re.compile("bảng chỉ dẫn")).click()
    third.get_by_role("button", name="Để biết").click()
    standing.get_by_role("button", name="Lưu 3 mục").click()
    expect(standing.get_by_role("link", name="Lắp lại bảng chỉ dẫn tại lối vào Trung tâm", exact=True)).to_be_visible()
    expect(standing.get_by_text("giao 1 việc · gắn 1 việc đã có · để biết 1 mục")).to_be_visible()

    standing.get_by_role("button", name="Ghi văn bản thay thế…").click()
    dialog = standing.get_by_role("dialog")
    dialog.get_by_role("combobox", name="Văn bản thay thế").fill("91/TB")
    standing.get_by_role("option", name="91/TB-UBND").click()
    dialog.get_by_role("button", name="Ghi nhận thay thế").click()
    standing.get_by_label("Chọn tất cả việc đang làm").check()
    standing.get_by_role("button", name="Chuyển sang 91/TB-UBND…").click()
    standing.get_by_role("dialog").get_by_role("button", name="Chuyển sang 91/TB-UBND").click()
    expect(standing.get_by_text("Không còn việc nào đang theo văn bản cũ.")).to_be_visible()


def register(page, line: str, number: str) -> None:
    """Entered in the register from its line; its page is open then."""
    page.get_by_role("link", name="Văn bản").first.click()
    page.get_by_role("link", name="Ghi văn bản vào sổ").click()
    page.get_by_label("Dán một dòng về văn bản").fill(line)
    expect(page.get_by_label("Số, ký hiệu")).to_have_value(number)
    expect(page.get_by_label("Cơ quan ban hành")).to_have_value("UBND xã An Phú")
    page.get_by_role("button", name="Ghi vào sổ").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ết luận họp chuyên đề")
