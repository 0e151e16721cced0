"""A surprise visit (scenario 4 of the field's ten): told in An Phú, where the demo has people.

The province's team, sent on Friday, arrives unannounced on Monday at 7:15: of 66 expected, 40 are present, 25 absent with a reason, 1 without; badges are
not worn; procedures are not fully posted. The unit sees and finds nothing before the team opens the visit. There is no network in the
building: two members fill their own phones, a tab is killed, one line is answered twice; on the way back all of it is merged
line by line and sent once, although sending was pressed twice. Three findings, due in 15 days; the minutes come out of the
phone itself, are signed in ink and photographed.
"""

from contextlib import suppress
from datetime import date, datetime, time
from urllib.parse import quote, urljoin

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from pypdf import PdfReader

from backend import clock
from tests.e2e.scenarios._pages import asked, every, look
from tests.e2e.visiting import (
    card,
    count,
    lies_on_device,
    log_finding,
    open_on_site,
    photograph,
    plan_surprise,
    printed,
    say,
    sign,
    take_along,
    unlock,
    unsent,
    write_minutes,
)

TITLE = "Kiểm tra đột xuất việc chấp hành giờ giấc làm việc"
MONDAY, QUARTER_PAST_SEVEN = date(2026, 8, 17), time(7, 15)
HEAD, MEMBER = "Hoàng Kiểm Nghiệm", "Bùi Thường Trực"
PHONE, WIDER_PHONE = {"width": 360, "height": 740}, {"width": 390, "height": 844}
PRINTED = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "61/QĐ-SNV",
    "40/66",
    "Trần Minh Họa",
    "10 giờ 30 phút",
    "đã đọc lại",
)
ABSENT, BADGES, POSTED, ROOMS, ROSTER = "1.1", "2.1", "3.3", "3.1", "1.6"


@pytest.mark.kills
def test_two_phones_without_network(desk, go_to, tmp_path):
    head, member = desk(**PHONE), desk(**WIDER_PHONE)
    chairman = desk().enter("Trần Minh Họa")
    inspector, companion = head.enter(HEAD), member.enter(MEMBER)
    visit = plan_surprise(inspector, TITLE, (HEAD, MEMBER), day="17/8")
    take_along(inspector)
    take_along(look(companion, f"/inspections/{visit}"))
    knows_nothing(chairman, visit)
    go_to(MONDAY, QUARTER_PAST_SEVEN)
    knows_nothing(chairman, visit)
    open_on_site(inspector)
    assert opened(inspector, visit).date() == MONDAY and QUARTER_PAST_SEVEN <= opened(inspector, visit).time() < time(
        7, 20
    )
    expect(look(chairman, f"/inspections/{visit}").get_by_role("heading", name=TITLE)).to_be_visible()

    shell = member.tab()  # another tab of the second phone, for leaving later
    look_at(shell, companion.url, "/work")
    for phone in (inspector, companion):
        phone.get_by_role("link", name="Mở kiểm tra tại chỗ").click()
        expect(phone.get_by_text("0/24 mục")).to_be_visible()
        phone.context.set_offline(True)
    on_the_first_phone(inspector)
    companion = on_the_second_phone(member, companion, visit)
    cannot_leave(shell)

    companion.context.set_offline(False)
    all_sent(companion)
    inspector.context.set_offline(False)
    all_sent(inspector)
    merged(inspector, visit)
    settle(inspector, visit)
    minutes(inspector, visit, tmp_path / "bien-ban.pdf")


def knows_nothing(page: Page, visit: str) -> None:
    """Neither list nor address, search nor history of the inspected body tells of it."""
    assert not [one for one in asked(page, "inspections")["items"] if one["id"] == visit]
    for path in ("", "/visit", "/pack"):
        assert page.request.get(urljoin(page.url, f"/api/v1/inspections/{visit}{path}")).status == 404
    assert not [one for one in every(page, "events?limit=200") if one["subject"]["id"] == visit]
    for words in (TITLE, "61/QĐ-SNV"):
        assert visit not in str(asked(page, f"search?q={quote(words)}"))


def opened(page: Page, visit: str) -> datetime:
    """When the team made itself known, as the clock on the wall said."""
    return clock.local(datetime.fromisoformat(asked(page, f"inspections/{visit}")["opened_at"]))


def look_at(page: Page, beside: str, path: str) -> None:
    """In a tab that was nowhere yet."""
    page.goto(urljoin(beside, path))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def on_the_first_phone(page: Page) -> None:
    """Who is present, badges, what is posted: three findings, written by the checklist from the figures."""
    count(page, ABSENT, "66", "40", "25", "1")
    expect(card(page, ABSENT).get_by_text("40 + 25 + 1 = 66, khớp Phải có mặt")).to_be_visible()
    count(page, BADGES, "20", "6")
    count(page, POSTED, "126", "9", "3")
    photograph(page, card(page, POSTED))
    for no in (ABSENT, BADGES, POSTED):
        log_finding(page, no)
    expect(page.get_by_text("Không có mạng.")).to_be_visible()
    expect(unsent(page)).to_contain_text("(7)")


def on_the_second_phone(member, page: Page, visit: str) -> Page:
    """Other lines, and one of the same otherwise; the tab is killed and a new one opened: nothing is lost."""
    count(page, ROOMS, "12", "2")
    say(page, ROSTER, "Có")
    count(page, BADGES, "20", "5")
    expect(unsent(page)).to_contain_text("(3)")
    lies_on_device(page, 3)
    address = page.url
    page.close()
    page = member.tab()
    page.goto(address)
    unlock(page)
    expect(unsent(page)).to_contain_text("(3)")
    expect(page.get_by_text("3/24 mục")).to_be_visible()
    expect(card(page, BADGES).get_by_role("textbox").nth(1)).to_have_value("5")
    return page


def cannot_leave(page: Page) -> None:
    """Signing out would take the pack off the device, so it waits until all is sent."""
    page.get_by_role("button", name=MEMBER).click()
    page.get_by_role("menuitem", name="Đăng xuất").click()
    expect(page.get_by_text("Chưa đăng xuất được")).to_be_visible()


def all_sent(page: Page) -> None:
    """By itself, or by who presses; twice is once."""
    unsent(page).click()
    send = page.get_by_role("button", name="Gửi ngay")
    for _ in range(2):
        with suppress(PlaywrightTimeout):  # it may be under way by itself already
            send.click(timeout=500)
    expect(page.get_by_text("Mọi thứ đã gửi.")).to_be_visible()
    page.go_back()


def merged(page: Page, visit: str) -> None:
    """Line by line, each once, with its author; nothing was overwritten."""
    told = asked(page, f"inspections/{visit}/visit")
    authors = [one["author"]["full_name"] for item in told["items"] for one in item["answers"]]
    assert sorted(authors) == sorted([HEAD] * 3 + [MEMBER] * 3)
    assert [one["state"] for one in told["items"]].count("CONFLICT") == 1
    assert len(told["photos"]) == 1
    findings = asked(page, f"inspections/{visit}")["findings"]
    assert [(one["deadline_days"], one["deadline_unit"]) for one in findings] == [(15, "WORKING")] * 3
    assert "40/66 người có mặt" in findings[0]["text"]


def settle(page: Page, visit: str) -> None:
    """Both answers with their authors; the head says which counts."""
    both = card(page, BADGES).get_by_role("region", name="Các thành viên ghi khác nhau")
    for name in (HEAD, MEMBER):
        expect(both.get_by_text(name)).to_be_visible()
    both.get_by_role("listitem").filter(has_text=HEAD).get_by_role("button", name="Lấy kết quả này").click()
    expect(both).to_be_hidden()
    expect(unsent(page)).to_contain_text("(0)")
    told = asked(page, f"inspections/{visit}/visit")["items"]
    assert {one["state"] for one in told} == {"AGREED"}


def minutes(page: Page, visit: str, file) -> None:
    """Written and printed without network; signed in ink, photographed; sent and final."""
    opened_at = opened(page, visit)
    page.context.set_offline(True)
    write_minutes(page, until="10h30", people="Trần Minh Họa", title="Chủ tịch UBND xã")
    file.write_bytes(printed(page))
    at = opened_at.strftime("Hồi 7 giờ %M phút, ngày 17 tháng 8 năm 2026")
    text = without_spaces("".join(one.extract_text() for one in PdfReader(file).pages))
    for said in (at, *PRINTED):
        assert without_spaces(said) in text, said
    sign(page)
    page.context.set_offline(False)
    all_sent(page)
    told = asked(page, f"inspections/{visit}/visit")["minutes"][0]
    assert told["signed_at"] and len(told["pages"]) == 1 and len(told["content"]["shortcomings"]) == 3
    assert asked(page, f"inspections/{visit}")["state"] == "MINUTES_SIGNED"


def without_spaces(text: str) -> str:
    """What a PDF says: it has breaks wherever its printer changed the face of a letter."""
    return "".join(text.split())
