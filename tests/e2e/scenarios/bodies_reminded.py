"""Bodies below that somebody keeps an eye on: put on their list, ticked there, reminded together; each receiver's bell tells it
once, and who presses again is told that it was done."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.scenarios._pages import asked, look

PROVINCE, CHAIRMAN, STANDING, NEIGHBOUR = "Bùi Thường Trực", "Trần Minh Họa", "Nguyễn Thị Mẫu", "Lý Người Ngoài"
TEXT = "Đề nghị báo cáo trước 17:00 hôm nay"


def test_bodies_reminded_together(desk):
    receivers = [desk().enter(name) for name in (CHAIRMAN, STANDING, NEIGHBOUR)]
    names = list(dict.fromkeys(asked(page, "me")["body"]["short_name"] for page in receivers))
    unread = [count(page) for page in receivers]
    at_desk = desk()
    page = at_desk.enter(PROVINCE)
    watch(page, names)
    beside = at_desk.tab()
    beside.goto(page.url)
    for each in (page, beside):
        tick(each, names)
    remind(page)
    expect(page.get_by_text(f"Đã nhắc {len(names)} đơn vị.")).to_be_visible()
    said_on_the_page(page, names)
    for receiver, before in zip(receivers, unread, strict=True):
        told_once(receiver, before + 1)
    remind(beside)
    refused = beside.get_by_role("alert").filter(has_text=f"{len(names)} đơn vị không nhắc được")
    for name in names:
        expect(refused).to_contain_text(f"{name}: {PROVINCE} đã nhắc lúc")
    for receiver, before in zip(receivers, unread, strict=True):
        receiver.reload()
        told_once(receiver, before + 1)


def watch(page: Page, names: list[str]) -> None:
    """From the list of all onto one's own, which keeps them."""
    look(page, "/committee")
    for name in names:
        page.get_by_role("button", name=f"Theo dõi {name}", exact=True).first.click()
        expect(own(page).get_by_role("link", name=name)).to_be_visible()
    look(page, "/committee")
    expect(own(page).get_by_role("row")).to_have_count(len(names) + 1)


def tick(page: Page, names: list[str]) -> None:
    """In one's own list; the form is open."""
    for name in names:
        own(page).get_by_role("checkbox", name=f"Chọn {name}").check()
    page.get_by_role("button", name="Nhắc các đơn vị đã chọn").click()
    dialog = page.get_by_role("dialog", name=f"Nhắc {len(names)} đơn vị")
    dialog.get_by_role("textbox").fill(TEXT)


def remind(page: Page) -> None:
    """Pressed twice, as hands do."""
    page.get_by_role("button", name="Gửi nhắc").dblclick()


def said_on_the_page(page: Page, names: list[str]) -> None:
    """Beside each, and it cannot be ticked again today."""
    for name in names:
        expect(own(page).get_by_role("row", name=re.compile(name))).to_contain_text("Đã nhắc hôm nay")
        expect(own(page).get_by_role("checkbox", name=f"Chọn {name}")).to_be_disabled()


def own(page: Page) -> Locator:
    """One's own list."""
    return page.get_by_role("region", name="Tôi theo dõi")


def count(page: Page) -> int:
    """How many notices are unread."""
    number: int = asked(page, "me")["unread"]
    return number


def told_once(page: Page, unread: int) -> None:
    """By the bell, in the words that were sent."""
    expect(page.get_by_role("button", name=re.compile("^Thông báo"))).to_have_accessible_name(
        f"Thông báo: {unread} chưa đọc"
    )
    page.get_by_role("button", name=re.compile("^Thông báo")).click()
    bell = page.get_by_role("dialog", name="Thông báo")
    expect(bell.get_by_text(TEXT)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(bell).to_be_hidden()
