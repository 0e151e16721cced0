"""A day by the keyboard alone: work is opened, reported and given, a result is decided, taken back and decided anew, the palette
acts, a card is moved. After each of it the focus is somewhere on the page."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.scenarios._pages import asked, look
from tests.e2e.scenarios.board_by_hand import lift, movable, over, own_tasks
from tests.imports.letters import pdf_bytes

OFFICER, HEAD = "Huỳnh Thị Thử", "Phạm Thí Dụ"


def test_a_day_by_keys(desk):
    decide(desk().enter(HEAD))
    report(desk().enter(OFFICER))
    prove(desk().enter(OFFICER))
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
    expect(form.get_by_role("textbox")).to_be_focused()
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


def prove(page: Page) -> None:
    """How far it is, then a file that proves it: each in its form, sent from the field one is in; the focus comes back to what opened it."""
    me = asked(page, "me")["id"]
    working = asked(page, f"tasks?state=IN_PROGRESS&officer={me}")["items"]
    look(page, f"/tasks/{working[0]['id']}")
    opener = page.get_by_role("button", name="Báo cáo tiến độ")
    tab_to(page, opener, most=80)
    page.keyboard.press("Enter")
    form = page.get_by_role("dialog")
    expect(form.get_by_role("textbox", name="Đã làm được gì")).to_be_focused()
    page.keyboard.type("Đã niêm yết 7 trên 9 lĩnh vực")
    page.keyboard.press("Tab")
    page.keyboard.type("78")
    page.keyboard.press("Control+Enter")
    expect(form).to_be_hidden()
    expect(page.get_by_text("Đã niêm yết 7 trên 9 lĩnh vực").first).to_be_visible()
    expect(opener).to_be_focused()
    opener = page.get_by_role("button", name="Thêm minh chứng…")
    tab_to(page, opener, most=80)
    page.keyboard.press("Enter")
    kinds = form.get_by_role("radiogroup", name="Loại minh chứng")
    expect(kinds).to_be_visible()
    tab_to(page, kinds.get_by_role("radio").first)
    page.keyboard.press("ArrowRight")
    expect(kinds.get_by_role("radio", name="Tệp, ảnh")).to_be_checked()
    with page.expect_file_chooser() as chooser:
        tab_to(page, form.get_by_role("button", name=re.compile("^Chọn tệp")))
        page.keyboard.press("Enter")
    chooser.value.set_files({"name": "niem-yet.pdf", "mimeType": "application/pdf", "buffer": pdf_bytes(["Niêm yết"])})
    expect(form).to_contain_text("niem-yet.pdf")
    tab_to(page, form.get_by_role("textbox", name="Ghi chú"))
    page.keyboard.type("Ảnh chụp bảng niêm yết")
    page.keyboard.press("Control+Enter")
    expect(form).to_be_hidden()
    expect(page.get_by_role("link", name=re.compile("niem-yet")).first).to_be_visible()
    expect(opener).to_be_focused()


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


def tab_to(page: Page, wanted: Locator, most: int = 30) -> None:
    """By Tab alone."""
    for _ in range(most):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {wanted}")


def somewhere(page: Page) -> None:
    """The keyboard goes on from a place on the page, not from the top of the document."""
    expect(page.locator(":focus")).to_have_count(1)  # a document without any has its body
