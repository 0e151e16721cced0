"""A visit of twenty items, five photos and its minutes, printed, with the network off, within ten minutes of a person's time
(product.md, timed stories)."""

import pytest
from playwright.sync_api import expect

from tests.e2e.visiting import (
    card,
    count,
    log_finding,
    photograph,
    plan_surprise,
    printed,
    say,
    take_along,
    unlock,
    unsent,
    write_minutes,
)

SECONDS = 600
WHO = "Hoàng Kiểm Nghiệm"
FIGURES = {
    "1.1": ("66", "40", "25", "1"),
    "1.3": ("2", "0"),
    "2.1": ("20", "6"),
    "3.1": ("12", "2"),
    "3.3": ("126", "9", "3"),
    "4.1": ("5", "5", "0"),
    "4.2": ("3",),
    "4.4": ("40", "38"),
    "5.2": ("12", "0"),
}
WORDS = {"1.2": "01 công chức đi họp không báo cáo."}
PHOTOS = ("1.5", "1.6", "3.1", "3.2", "3.3")
FAILED = ("1.1", "2.1", "3.3")
ITEMS = 20
UNTIL, PERSON, TITLE, OPINION = "10h30", "Trần Minh Họa", "Chủ tịch UBND xã", "Nhất trí với nội dung biên bản."


@pytest.mark.timed
@pytest.mark.kills
def test_a_visit_without_network(desk, stopwatch):
    """From the passcode at the door to the printed minutes; nothing is left unsent once there is a network again."""
    page = desk(width=360, height=740).enter(WHO)
    plan_surprise(page, "Kiểm tra đột xuất, hai mươi mục", (WHO,))
    take_along(page)
    page.get_by_role("link", name="Mở kiểm tra tại chỗ").click()
    expect(page.get_by_text("0/24 mục")).to_be_visible()
    page.context.set_offline(True)
    page.reload()
    watch = stopwatch(f"visit of {ITEMS} items and 5 photos without network, minutes printed", SECONDS)
    watch.start(page)
    unlock(page)
    page.get_by_role("button", name="Công bố kiểm tra tại đơn vị").click()
    for no, figures in FIGURES.items():
        count(page, no, *figures)
    for no, words in WORDS.items():
        card(page, no).get_by_role("textbox").first.fill(words)
    for no in yes_or_no(page):
        say(page, no, "Có")
    for no in PHOTOS:
        photograph(page, card(page, no))
    expect(page.get_by_text(f"{ITEMS}/24 mục")).to_be_visible()
    for no in FAILED:
        log_finding(page, no)
    write_minutes(page, until=UNTIL, people=PERSON, title=TITLE)
    printed(page)
    watch.stop()
    watch.typed(
        *(figure for figures in FIGURES.values() for figure in figures), *WORDS.values(), UNTIL, PERSON, TITLE, OPINION
    )
    page.context.set_offline(False)
    expect(unsent(page)).to_contain_text("(0)")
    watch.tell()


def yes_or_no(page) -> list[str]:
    """The lines to be answered so; with the others they are twenty."""
    titles = (
        page.get_by_role("article").filter(has=page.get_by_role("radio", name="Có", exact=True)).get_by_role("heading")
    )
    return [title.split()[0] for title in titles.all_inner_texts()]
