"""One board by mouse, by keyboard alone, and by a finger: what moves at once, what is asked where the card waits, what Esc
gives back, and that lanes, card size and a saved view stand in the address. The remediation board knows the same hands."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.scenarios._pages import asked, look

OFFICER, INSPECTOR = "Huỳnh Thị Thử", "Hoàng Kiểm Nghiệm"
BOARD = "/tasks?view=board&year=all"
Move = tuple[str, str, str]  # a card, whence, whereto


def test_one_board_by_every_hand(desk):
    by_mouse(desk().enter(OFFICER))
    by_keyboard(desk().enter(OFFICER))
    by_finger(desk(width=1180, height=820, touch=True).enter(OFFICER))
    remediation_in_lanes(desk().enter(INSPECTOR))


def by_mouse(page: Page) -> None:
    """Only where it may go lights up; dropped there, it is there."""
    card, whence, to = movable(own_tasks(page), asks=False)
    place, way = middle(page, f'[data-card="{card}"]'), middle(page, f'[data-state="{to}"]')
    page.mouse.move(*place)
    page.mouse.down()
    page.mouse.move(place[0] + 12, place[1] + 12)
    expect(page.locator(f'[data-state="{to}"][data-reach="open"]')).to_be_visible()
    expect(page.locator(f'[data-state="{whence}"]')).to_have_attribute("data-reach", "own")
    page.mouse.move(*way, steps=12)
    moved(page, page.mouse.up)
    expect(page.locator(f'[data-state="{to}"] [data-card="{card}"]')).to_be_visible()


def by_keyboard(page: Page) -> None:
    """Without a mouse: Esc gives back, Space puts down, what is needed is asked there, and the lanes are walked."""
    card, whence, to = movable(own_tasks(page), asks=True)
    lift(page, card)
    over(page, to)
    page.keyboard.press("Escape")
    expect(page.get_by_text(re.compile("ở lại cột"))).to_be_attached()
    expect(page.locator(f'[data-state="{whence}"] [data-card="{card}"]')).to_be_visible()
    lift(page, card)
    over(page, to)
    page.keyboard.press("Space")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(page.locator(f'[data-state="{to}"] [data-card="{card}"]')).to_be_visible()  # it waits where it will be
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator(f'[data-state="{whence}"] [data-card="{card}"]')).to_be_visible()
    look(page, f"{BOARD}&lanes=area&card=compact")
    lane = page.locator(".lane-turn").first
    lane.press("Enter")
    expect(lane).to_have_attribute("aria-expanded", "false")
    lane.press("Enter")
    first = page.locator(".lane-cell .card-link").first
    first.focus()
    page.keyboard.press("j")
    expect(first).not_to_be_focused()
    page.get_by_role("button", name="Lưu khung nhìn…").press("Enter")
    page.get_by_role("textbox", name="Tên khung nhìn").fill("Theo lĩnh vực")
    page.keyboard.press("Enter")
    look(page, "/tasks").get_by_role("button", name=re.compile("^Theo lĩnh vực")).press("Enter")
    expect(page).to_have_url(re.compile("lanes=area"))


def by_finger(page: Page) -> None:
    """A rest lifts, a swipe would scroll; the finger carries the card to its column."""
    card, _, to = movable(own_tasks(page), asks=False)
    touch = page.context.new_cdp_session(page)

    def finger(kind: str, at: tuple[float, float] | None = None) -> None:
        points = [{"x": at[0], "y": at[1]}] if at else []
        touch.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})

    place, way = middle(page, f'[data-card="{card}"]'), middle(page, f'[data-state="{to}"]')
    finger("Start", place)
    expect(page.locator(f'[data-state="{to}"][data-reach="open"]')).to_be_visible()
    for part in range(1, 11):
        x, y = (a + (b - a) * part / 10 for a, b in zip(place, way, strict=True))
        finger("Move", (x, y))
    moved(page, lambda: finger("End"))
    expect(page.locator(f'[data-state="{to}"] [data-card="{card}"]')).to_be_visible()


def remediation_in_lanes(page: Page) -> None:
    """The same piece over what must be remedied: lanes by gravity, counts in both heads, the wall and back."""
    look(page, "/board?lanes=severity")
    expect(page.locator(".lane-head").first).to_contain_text("nội dung")
    expect(page.get_by_role("columnheader").first).to_contain_text("nội dung")
    page.keyboard.press("Shift+F")
    expect(page.locator(".wall")).to_be_visible()
    page.set_viewport_size({"width": 1920, "height": 1080})
    cut = page.locator(".wall-units span").evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth).length"
    )
    assert not cut, "a unit is told from the others by the end of its name"
    page.set_viewport_size({"width": 1440, "height": 900})
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"/board\?lanes=severity$"))


def own_tasks(page: Page) -> Page:
    """One's own, by keyboard as well as by hand; the others' cards stand until the answer is there."""
    button = look(page, BOARD).get_by_role("button", name="Của tôi")
    expect(page.locator(".card").first).to_be_visible()
    sheet = page.get_by_role("button", name=re.compile("^Bộ lọc"))  # on a phone
    if sheet.is_visible():
        sheet.tap()
    with page.expect_response(lambda answer: "/boards/tasks?" in answer.url and "officer=" in answer.url) as heard:
        button.press("Enter")
    expect(page).to_have_url(re.compile("officer="))
    board = heard.value.json()
    if sheet.count():
        page.get_by_role("dialog").get_by_role("button", name=re.compile("^Xem ")).tap()
    own = {card[board["fields"].index("id")] for card in board["cards"]}
    for foreign in set(_drawn(page)) - own:
        expect(page.locator(f'[data-card="{foreign}"]')).to_have_count(0)
    expect(page.locator(".card").first).to_be_visible()
    return page


def movable(page: Page, *, asks: bool) -> Move:
    """A card that is drawn and that its reader may move by one step, which asks for something or does not."""
    ids = _drawn(page)
    for card in ids:
        record = asked(page, f"tasks/{card}")
        steps = _leaving(record)
        for to, needs in steps.items():
            if len(needs) == 1 and bool(needs[0]) == asks:
                return card, record["state"], to
    raise AssertionError(f"no card among {len(ids)} moves so")


def _drawn(page: Page) -> list[str]:
    ids: list[str] = page.locator("[data-card]").evaluate_all("cards => cards.map(card => card.dataset.card)")
    return ids


def _leaving(record: dict[str, Any]) -> dict[str, list[Any]]:
    """What each step to another state needs, by that state."""
    found: dict[str, list[Any]] = {}
    for step in record["transitions"]:
        if step["enabled"] and step["to"] and step["to"] != record["state"]:
            found.setdefault(step["to"], []).append(step["needs"])
    return found


def lift(page: Page, card: str) -> None:
    """With the space bar, and until it is said where it may go."""
    page.locator(f'[data-card="{card}"] .card-link').focus()
    page.keyboard.press("Space")
    expect(page.get_by_text(re.compile("Chuyển được sang:"))).to_be_attached()


def over(page: Page, to: str) -> None:
    """Arrows over the columns that take it, each of them said, until it hangs over that one."""
    open_ = page.locator('.column[data-reach="open"], .column[data-reach="own"]')
    states = open_.evaluate_all("columns => columns.map(column => [column.dataset.state, column.dataset.reach])")
    at = next(n for n, (_, reach) in enumerate(states) if reach == "own")
    goal = next(n for n, (state, _) in enumerate(states) if state == to)
    by = 1 if goal > at else -1
    for n in range(at + by, goal + by, by):
        name = page.locator(f'.column[data-state="{states[n][0]}"] h2').inner_text()
        page.keyboard.press("ArrowRight" if by > 0 else "ArrowLeft")
        expect(page.get_by_text(f"Trên cột {name}.")).to_be_attached()


def middle(page: Page, selector: str) -> tuple[float, float]:
    """Of what is drawn, brought before one's eyes."""
    page.locator(selector).scroll_into_view_if_needed()
    box = page.locator(selector).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + min(box["height"] / 2, 120)


def moved(page: Page, do: Callable[[], None]) -> None:
    """The server says yes to what this lets go of."""
    with page.expect_response(lambda answer: "/transitions/" in answer.url) as said:
        do()
    assert said.value.ok, said.value.text()
