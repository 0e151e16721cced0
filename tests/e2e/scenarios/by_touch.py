"""A day by the finger alone: on a phone a card is moved by its button and work is put aside, each taken back; results are decided
one by one and together while somebody else is faster; on a tablet a card is lifted by a rest and carried."""

import re
import uuid

from playwright.sync_api import Page, Route, expect

from tests.e2e.scenarios._pages import asked, look
from tests.e2e.scenarios.board_by_hand import by_finger, movable, own_tasks
from tests.e2e.scenarios.by_keys import HEAD, OFFICER, returnable
from tests.e2e.sending import send, step

PHONE = {"width": 390, "height": 844, "touch": True}
SENT = 4


def test_a_day_by_touch(desk):
    officer = desk(**PHONE).enter(OFFICER)
    move(officer)
    put_aside(officer)
    by_finger(desk(width=1024, height=768, touch=True).enter(OFFICER))
    hand_in(officer)
    head = desk(**PHONE).enter(HEAD)
    one_by_one(head)
    together(head, desk().enter(HEAD))


def move(page: Page) -> None:
    """What dragging does on a wide screen, a button does on a narrow one, and it can be undone."""
    card, whence, to = movable(own_tasks(page), asks=False)
    name = next(one["label"] for one in asked(page, f"tasks/{card}")["transitions"] if one["to"] == to)
    page.locator(f'[data-card="{card}"]').get_by_role("button", name=re.compile("^Chuyển")).tap()
    page.get_by_role("menuitem", name=name).tap()
    expect(page.locator(f'[data-card="{card}"]')).to_be_hidden()  # one column at a time
    undo = page.get_by_role("button", name="Hoàn tác")  # offered once the server has it; the card goes before
    expect(undo).to_be_visible()
    assert asked(page, f"tasks/{card}")["state"] == to
    undo.tap()
    expect(page.locator(f'[data-state="{whence}"] [data-card="{card}"]')).to_be_visible()
    assert asked(page, f"tasks/{card}")["state"] == whence


def put_aside(page: Page) -> None:
    """Until a day of one's own choice; the row is gone, and back when that is taken back."""
    row = look(page, "/work").locator("[data-row]").first
    expect(row).to_be_visible()
    name = row.get_attribute("data-row")
    page.get_by_role("button", name=re.compile("^Tạm gác")).first.tap()
    days = page.get_by_role("dialog")
    days.get_by_role("textbox").fill("20/8")
    days.get_by_role("button", name="Gác đến ngày này").tap()
    expect(page.locator(f'[data-row="{name}"]')).to_have_count(0)
    page.get_by_text("Đã gác đến 20/08/2026").get_by_role("button", name="Hoàn tác").tap()
    expect(page.locator(f'[data-row="{name}"]')).to_be_visible()


def one_by_one(page: Page) -> None:
    """Two taps decide, and the next card is there; a reason of the body's own list is one more."""
    returnable(page)
    card = page.locator(".decide-card")
    title = card.get_attribute("aria-label") or ""
    page.get_by_role("button", name="Trả lại").tap()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_role("group").get_by_role("button")).to_have_count(5)
    send_back = sheet.get_by_role("button", name="Trả lại")
    place = sheet.bounding_box()
    assert place and place["y"] > 844 / 4, "the sheet stands where the thumb is"
    sheet.get_by_role("group").get_by_role("button").first.tap()
    send_back.tap()
    expect(page.get_by_text("Đã trả lại")).to_be_visible()
    expect(card).not_to_have_attribute("aria-label", title)
    page.get_by_role("button", name="Hoàn tác").tap()
    expect(page.get_by_role("article", name=title)).to_be_visible()
    page.get_by_role("button", name="Đồng ý").tap()
    expect(page.get_by_text("Đã đồng ý")).to_be_visible()
    expect(card).to_be_visible()
    expect(card).not_to_have_attribute("aria-label", title)


def together(page: Page, other: Page) -> None:
    """All at once, of which another decides the middle one just before: the rest is done, and that one is named."""
    rows = [row for row in asked(page, "decisions")["queue"] if row["together"]]
    assert len(rows) > 2
    taken = rows[1]

    def faster(route: Route) -> None:
        step(other, f"tasks/{taken['id']}", "approve")
        route.continue_()

    page.route("**/tasks/transitions/approve", faster)
    page.get_by_role("button", name="Chọn nhiều").tap()
    page.get_by_role("checkbox", name="Chọn hết").tap()
    page.get_by_role("button", name=f"Đồng ý {len(rows)} việc").tap()
    expect(page.get_by_text(f"Đã đồng ý {len(rows) - 1} việc")).to_be_visible()
    expect(page.get_by_text("không còn chờ bạn quyết: 1 việc")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text=taken["title"])).to_be_visible()
    for row in rows:
        assert asked(page, f"tasks/{row['id']}")["state"] == "COMPLETED"


def hand_in(page: Page) -> None:
    """Results for the head to decide on; how they come to be is tried elsewhere."""
    rows = [row for row in asked(page, "work?box=to_do")["items"] if row["kind"] == "task"][:SENT]
    for row in rows:
        record = f"tasks/{row['id']}"
        if asked(page, record)["state"] == "ASSIGNED":
            step(page, record, "start")
        count = {"value": "1", "unit": "báo cáo"}
        send(page, "POST", f"{record}/evidence", {"id": str(uuid.uuid4()), "kind": "COUNT", "count": count})
        step(page, record, "submit", text="Đã xong theo yêu cầu.")
