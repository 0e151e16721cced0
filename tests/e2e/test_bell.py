"""A reminder, from the leader's browser to the bell on the officer's two devices; a stranger's stays silent."""

from tests.e2e.pages.places import PERSONAS


def bell(page):
    return page.locator(".bell").get_attribute("aria-label")


def rings(page, label):
    page.wait_for_function("label => document.querySelector('.bell').getAttribute('aria-label') === label", arg=label)


def test_a_reminder_rings_where_it_is_meant_to(desk):
    officer, phone, stranger, chairman = desk(), desk(width=390, height=844), desk(), desk()
    at_desk, on_phone = officer.enter(PERSONAS["officer"]), phone.enter(PERSONAS["officer"])
    elsewhere = stranger.enter(PERSONAS["outsider"])
    rings(at_desk, "Thông báo: 3 chưa đọc")  # one of the demo's own, two of dates that are near
    rings(on_phone, "Thông báo: 3 chưa đọc")
    rows = at_desk.request.get(f"{officer.base}/api/v1/work?box=to_do").json()["items"]
    task = next(row for row in rows if row["title"].startswith("Chuẩn bị số liệu"))

    leader = chairman.enter(PERSONAS["chairman"])
    leader.goto(f"{chairman.base}/tasks/{task['id']}")
    leader.get_by_role("button", name="Nhắc…").click()
    leader.get_by_role("dialog").get_by_text("Huỳnh Thị Thử sẽ thấy lời nhắc này").wait_for()
    leader.get_by_role("textbox", name="Lời nhắn").fill("Có số liệu trước 15 giờ.")
    leader.get_by_role("button", name="Nhắc", exact=True).click()
    leader.get_by_text("Đã nhắc lúc").wait_for()
    assert leader.get_by_role("button", name="Nhắc…").count() == 0

    for page in (at_desk, on_phone):
        rings(page, "Thông báo: 4 chưa đọc")
        page.locator(".bell").click()
        page.get_by_role("link", name="Trần Minh Họa đôn đốc thực hiện").get_by_text("trước 15 giờ").wait_for()
    assert bell(elsewhere) == "Thông báo"

    at_desk.keyboard.press("ArrowDown")
    at_desk.keyboard.press("Enter")
    at_desk.wait_for_url(f"**/tasks/{task['id']}")
    at_desk.get_by_text("Trần Minh Họa nhắc bạn lúc").wait_for()
    rings(at_desk, "Thông báo: 3 chưa đọc")
    on_phone.get_by_role("button", name="Đánh dấu đã đọc").click()
    rings(on_phone, "Thông báo")
