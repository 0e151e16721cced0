"""Two people talk on a task: by keyboard alone and by a finger, each sees the other's words as they come; what mentions somebody lies
in their box until they answer; an edit leaves its mark. A file is walked and enlarged in the page."""

import re
from typing import Any

from playwright.sync_api import FilePayload, Page, expect

from tests.e2e.scenarios._pages import asked, look

OFFICER, HEAD = "Huỳnh Thị Thử", "Phạm Thí Dụ"


def test_two_people_talk_on_a_task(desk: Any) -> None:
    officer = desk().enter(OFFICER)
    head = desk(width=390, height=844, touch=True).enter(HEAD)
    rows = asked(officer, "work?box=to_do")["items"]
    task = next(row["id"] for row in rows if row["kind"] == "task")
    by_keyboard(officer, task)
    by_finger(head, task)
    expect(officer.locator(".comment").last).to_contain_text("Đã xem")  # it came by itself
    with_a_picture(officer, head)
    edited(officer)
    watched(officer)


def by_keyboard(page: Page, task: str) -> None:
    """C writes, @ offers, arrows and Enter take, Ctrl+Enter sends."""
    look(page, f"/tasks/{task}")
    page.locator(".comment-form").wait_for()
    page.keyboard.press("c")
    page.keyboard.type("Nhờ @pham thi")
    expect(page.get_by_role("option").first).to_contain_text(HEAD)
    page.keyboard.press("Enter")
    page.keyboard.type("xem giúp số liệu")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".comment").last).to_contain_text("xem giúp số liệu")
    expect(page.locator(".comment").last.locator(".mention")).to_have_text(f"@{HEAD}")
    expect(page.get_by_role("textbox", name="Nội dung trao đổi")).to_have_value("")


def by_finger(page: Page, task: str) -> None:
    """It lies in the box of what mentions one; the button offers whom to mention; the answer takes it out of the box."""
    look(page, "/work?box=mentioned")
    expect(page.locator(".item").first).to_be_visible()
    assert asked(page, "work?box=mentioned")["items"][0]["id"] == task
    look(page, f"/tasks/{task}")
    expect(page.locator(".comment-me")).to_be_visible()
    field = page.get_by_role("textbox", name="Nội dung trao đổi")
    field.tap()
    field.fill("Đã xem, nhờ")
    page.get_by_role("button", name="Nhắc người hoặc đơn vị").tap()
    field.press_sequentially("huynh")
    page.get_by_role("option").filter(has_text=OFFICER).tap()
    expect(field).to_have_value(f"Đã xem, nhờ @{OFFICER} ")
    page.get_by_role("button", name="Gửi", exact=True).tap()
    expect(page.locator(".comment").last).to_contain_text("Đã xem")
    assert asked(page, "work")["counts"]["mentioned"] == 0


def with_a_picture(page: Page, other: Page) -> None:
    """A picture comes with a comment and without words; the other sees it come, opens it in the page and has the place back."""
    picture = FilePayload(name="ao-ca.png", mimeType="image/png", buffer=page.screenshot())
    page.locator(".comment-form input[type=file]").set_input_files(picture)
    expect(page.get_by_role("button", name="Bỏ tệp ao-ca.png")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".comment").last.get_by_role("link", name="ao-ca.png")).to_be_visible()
    link = other.locator(".comment").last.get_by_role("link", name="ao-ca.png")
    link.tap()
    expect(other.get_by_role("dialog")).to_contain_text("ao-ca.png")
    expect(other.get_by_role("dialog").locator("iframe")).to_be_visible()
    other.keyboard.press("Escape")
    expect(other.get_by_role("dialog")).to_have_count(0)
    expect(link).to_be_focused()


def edited(page: Page) -> None:
    """What it said before stands under its mark."""
    mine = page.locator(".comment").filter(has_text="xem giúp số liệu")
    mine.get_by_role("button", name="Sửa").click()
    mine.get_by_role("textbox").fill("Nhờ xem giúp số liệu tháng 7")
    mine.get_by_role("button", name="Lưu").click()
    expect(mine).to_contain_text("tháng 7")
    mine.get_by_text("đã sửa", exact=True).click()
    expect(mine.locator("del")).to_be_visible()


def watched(page: Page) -> None:
    """W opens the choice; what was chosen stands on the account's page."""
    page.get_by_role("heading", level=1).click()  # out of the text
    page.keyboard.press("w")
    page.get_by_role("menuitemradio", name=re.compile("Theo dõi mọi diễn biến")).click()
    expect(page.locator(".attend")).to_have_text("Đang theo dõi")
    look(page, "/account")
    expect(page.locator(".watched li")).to_have_count(1)
