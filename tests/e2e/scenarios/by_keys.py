"""A day by the keyboard alone: work is opened, reported and given, a result is decided, taken back and decided anew, the palette
acts, a card is moved. After each of it the focus is somewhere on the page."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.scenarios._pages import asked, look
from tests.e2e.scenarios.board_by_hand import lift, movable, over, own_tasks

OFFICER, HEAD = "Huỳnh Thị Thử", "Phạm Thí Dụ"


def test_a_day_by_keys(desk):
    decide(desk().enter(HEAD))
    report(desk().enter(OFFICER))
    give(desk().enter(HEAD))
    move(desk().enter(OFFICER))


def decide(page: Page) -> None:
    """R returns with a reason, Z takes it back, E agrees; the list of keys says so, and nothing that does not act here."""
    look(page, "/decide")
    card = page.locator(".decide-card")
    expect(card).to_be_visible()
    returnable(page)
    title = card.get_attribute("aria-label") or ""
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Phím tắt")
    expect(keys).to_contain_text("Trả lại, nêu lý do")
    expect(keys).not_to_contain_text("Nhấc thẻ")
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    page.keyboard.press("r")
    sheet = page.get_by_role("dialog")
    expect(sheet).to_be_visible()
    tab_to(page, sheet.locator("textarea"))
    page.keyboard.type("Thiếu danh sách kèm theo")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Đã trả lại", exact=False)).to_be_visible()
    somewhere(page)
    page.keyboard.press("z")
    expect(page.get_by_text("Đã hoàn tác").first).to_be_visible()
    expect(page.get_by_role("article", name=title)).to_be_visible()
    somewhere(page)
    page.keyboard.press("e")
    form = page.get_by_role("dialog")
    expect(form).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Đã đồng ý")).to_be_visible()
    expect(page.get_by_role("article", name=title)).to_be_hidden()
    somewhere(page)


def report(page: Page) -> None:
    """J walks, Enter opens, C writes a comment, E is the next step, and Escape leaves it."""
    look(page, "/work")
    expect(page.locator("[data-row]").first).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator("[data-row]:focus")).to_have_count(1)
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/(tasks|tickets|replies|reports|inspections)/"))
    expect(page.locator(".call .acts button").first).to_be_visible()  # the keys come with what they press
    page.keyboard.press("e")
    form = page.get_by_role("dialog")
    expect(form).to_be_visible()
    page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    somewhere(page)
    page.keyboard.press("c")
    page.keyboard.type("Đang chờ số liệu")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".comment", has_text="Đang chờ số liệu").first).to_be_visible()
    somewhere(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")  # first stands what may be done with the open record
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(form).to_be_visible()
    expect(form.locator("form")).to_be_visible()  # not the palette itself
    page.keyboard.press("Escape")
    expect(form).to_be_hidden()
    somewhere(page)


def give(page: Page) -> None:
    """N … Ctrl+Enter, over whatever page is open."""
    look(page, "/work")
    page.keyboard.press("n")
    dialog = page.get_by_role("dialog")
    title = dialog.get_by_role("textbox").first
    expect(title).to_be_focused()
    page.keyboard.type("Rà soát bảng niêm yết bằng phím")
    who = dialog.get_by_role("combobox").first
    tab_to(page, who)
    page.keyboard.type("Huỳnh")
    page.get_by_role("option", name=re.compile(OFFICER)).first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    expect(dialog).to_be_hidden()
    somewhere(page)


def move(page: Page) -> None:
    """Lifted, carried, given back by Escape; lifted again and put down: the card keeps the focus."""
    card, whence, to = movable(own_tasks(page), asks=False)
    lift(page, card)
    over(page, to)
    page.keyboard.press("Escape")
    expect(page.locator(f'[data-state="{whence}"] [data-card="{card}"]')).to_be_visible()
    somewhere(page)
    lift(page, card)
    over(page, to)
    page.keyboard.press("Space")
    expect(page.locator(f'[data-state="{to}"] [data-card="{card}"]')).to_be_visible()
    somewhere(page)


def returnable(page: Page) -> None:
    """A task's result stands in front: others are put off until it does."""
    waiting = asked(page, "decisions")["queue"]
    wanted = next(row for row in waiting if row["together"])
    look(page, f"/decide?at=task:{wanted['id']}")
    expect(page.get_by_role("article", name=wanted["title"])).to_be_visible()


def tab_to(page: Page, wanted: Locator) -> None:
    """By Tab alone."""
    for _ in range(30):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {wanted}")


def somewhere(page: Page) -> None:
    """The keyboard goes on from a place on the page, not from the top of the document."""
    expect(page.locator(":focus")).to_have_count(1)  # a document without any has its body
