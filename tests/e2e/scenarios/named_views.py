"""Ways of looking that are given a name: kept, shared with one's unit, opened by a colleague at another browser, renamed, let a
page open with, and removed; on the list of tasks and on the board of what must be remedied."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.scenarios._pages import look

OFFICER, HEAD = "Huỳnh Thị Thử", "Phạm Thí Dụ"


def test_named_views(desk):
    officer, head = desk().enter(OFFICER), desk().enter(HEAD)
    kept_and_shared(officer, head)
    renamed(officer, head)
    opened_with(officer, head)
    removed(officer, head)
    board_opened_with(officer)


def kept_and_shared(officer: Page, head: Page) -> None:
    """One's own is seen by nobody else; given to the unit, a colleague opens it."""
    look(officer, "/tasks?view=board&lanes=area")
    keep(officer, "Theo lĩnh vực")
    expect(chip(officer, "Theo lĩnh vực")).to_have_attribute("aria-pressed", "true")
    look(head, "/tasks")
    expect(head.get_by_role("button", name="Lưu khung nhìn…")).to_be_visible()
    expect(chip(head, "Theo lĩnh vực")).to_have_count(0)
    more(officer, "Theo lĩnh vực", "Đổi tên, người dùng chung…")
    officer.get_by_role("combobox", name="Cho đơn vị cùng dùng").click()
    officer.get_by_role("option").first.click()
    officer.get_by_role("button", name="Lưu khung nhìn", exact=True).click()
    expect(officer.get_by_role("dialog")).to_be_hidden()
    look(head, "/tasks")
    chip(head, "Theo lĩnh vực").click()
    expect(head).to_have_url(re.compile("lanes=area"))
    expect(head.locator(".lane-turn").first).to_be_visible()


def renamed(officer: Page, head: Page) -> None:
    """By the head of the unit; its maker reads the new name and it shows the same."""
    more(head, "Theo lĩnh vực", "Đổi tên, người dùng chung…")
    box = head.get_by_role("textbox", name="Tên khung nhìn")
    expect(box).to_have_value("Theo lĩnh vực")
    box.fill("Bảng giao ban")
    head.keyboard.press("Enter")
    expect(chip(head, "Bảng giao ban")).to_be_visible()
    look(officer, "/tasks")
    expect(chip(officer, "Theo lĩnh vực")).to_have_count(0)
    chip(officer, "Bảng giao ban").click()
    expect(officer).to_have_url(re.compile("lanes=area"))


def opened_with(officer: Page, head: Page) -> None:
    """For oneself alone, and only where the address says nothing; filters that are taken off stay off."""
    more(officer, "Bảng giao ban", "Mở trang bằng khung nhìn này")
    expect(chip(officer, "Bảng giao ban")).to_have_accessible_name(re.compile("Trang mở bằng khung nhìn này"))
    look(officer, "/tasks")
    expect(officer).to_have_url(re.compile("lanes=area.*view=board|view=board.*lanes=area"))
    look(officer, "/tasks?state=COMPLETED")
    expect(officer).to_have_url(re.compile(r"/tasks\?state=COMPLETED$"))
    look(head, "/tasks")
    expect(head).to_have_url(re.compile(r"/tasks\?state=ASSIGNED"))
    officer.get_by_role("navigation", name="Điều hướng chính").get_by_role("link", name="Việc của tôi").click()
    officer.wait_for_url("**/work*")
    officer.get_by_role("navigation", name="Điều hướng chính").get_by_role("link", name="Tất cả việc").click()
    expect(officer).to_have_url(re.compile("lanes=area"))
    more(officer, "Bảng giao ban", "Không mở trang bằng khung nhìn này nữa")
    expect(chip(officer, "Bảng giao ban")).not_to_have_accessible_name(re.compile("Trang mở bằng"))
    look(officer, "/tasks")
    expect(officer).to_have_url(re.compile(r"/tasks\?state=ASSIGNED"))


def removed(officer: Page, head: Page) -> None:
    """What a page opened with for another opens no page any more, and is gone for both."""
    look(head, "/tasks")
    more(head, "Bảng giao ban", "Mở trang bằng khung nhìn này")
    expect(chip(head, "Bảng giao ban")).to_have_accessible_name(re.compile("Trang mở bằng khung nhìn này"))
    more(officer, "Bảng giao ban", "Xóa khung nhìn này")
    expect(chip(officer, "Bảng giao ban")).to_have_count(0)
    look(head, "/tasks")
    expect(head).to_have_url(re.compile(r"/tasks\?state=ASSIGNED"))
    expect(chip(head, "Bảng giao ban")).to_have_count(0)


def board_opened_with(page: Page) -> None:
    """The board too; where its filters are cleared, it is whole."""
    look(page, "/board?timeliness=OVERDUE&lanes=area")
    keep(page, "Quá hạn")
    more(page, "Quá hạn", "Mở trang bằng khung nhìn này")
    expect(chip(page, "Quá hạn")).to_have_accessible_name(re.compile("Trang mở bằng khung nhìn này"))
    look(page, "/board")
    expect(page).to_have_url(re.compile("timeliness=OVERDUE"))
    page.get_by_role("navigation", name="Điều hướng chính").get_by_role("link", name="Khắc phục").click()
    expect(page).to_have_url(re.compile(r"/board$"))
    expect(chip(page, "Quá hạn")).to_have_attribute("aria-pressed", "false")


def keep(page: Page, name: str) -> None:
    """What is shown, under a name."""
    page.get_by_role("button", name="Lưu khung nhìn…").click()
    page.get_by_role("textbox", name="Tên khung nhìn").fill(name)
    page.keyboard.press("Enter")
    expect(chip(page, name)).to_be_visible()


def chip(page: Page, name: str) -> Locator:
    """The view under this name."""
    return page.get_by_role("navigation", name="Khung nhìn đã lưu").get_by_role("button", name=re.compile(f"^{name}"))


def more(page: Page, name: str, act: str) -> None:
    """What is done to a view."""
    page.get_by_role("button", name=f"Khung nhìn {name}: thêm").click()
    page.get_by_role("menuitem", name=act, exact=True).click()
