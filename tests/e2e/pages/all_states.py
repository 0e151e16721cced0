"""Every page while its answers are held back, refused and cut off, and as somebody sees it who may not: `./dondoc proof states`."""

import json
import re

import pytest
from playwright.sync_api import Error

from tests.e2e.conftest import CUT
from tests.e2e.pages.places import PERSONAS, places
from tests.e2e.pages.test_axe import DESK, ORDER, REFUSED, ids  # noqa: F401  # ids: a fixture

PHONE = {"width": 390, "height": 780}
# Who one is and what stands around every page: without these there is no page that could say anything.
FRAME = re.compile(r"/api/v1/(session|me|notices|views|hints|demo|auth|live)\b")
RECORD = re.compile(r"[0-9a-f-]{36}")
REFUSAL = {"status": 500, "content_type": "application/problem+json", "body": json.dumps({"code": "server_error"})}
BUSY = "[aria-busy=true], .mantine-Skeleton-root"
NOTHING = ".empty:not([role=alert])"
FAILED = "[role=alert], [role=menu] [aria-live][aria-busy=false]"
CUT_OFF = ".lost-strip, .kept-strip, .no-network, .wall-foot .live-lost"
OPEN = {"checklist"}  # the product's own, which anybody may read and copy
AGAIN = "Thử lại"
TRIES = 4


@pytest.mark.parametrize("persona", ORDER)
def test_all_states_of(desk, ids, record_property, persona):  # noqa: F811  # the fixture of that name
    at, stranger = desk(), desk()
    if persona:
        at.enter(PERSONAS[persona])
    stranger.enter(PERSONAS["outsider"])
    mine = [place for place in places(**ids) if place.persona == persona]
    found = [f"{place.name}, {line}" for place in mine for line in seen(at, stranger, place)]
    record_property("states", f"{len(mine)} pages of {persona or 'nobody'}: {len(found)} faults")
    assert not found, "\n".join(found)


def seen(at, stranger, place):
    """What is wrong with the page from its first question until it is cut off, then as the stranger sees it; and what the console
    told that does not belong to that."""
    for who, look, expected in (
        (at, waited_for, ("500", *CUT, REFUSED.get(place.name, "500"))),
        (stranger, refused, ("403", "404", *CUT)),  # a socket may tell late that it was cut
    ):
        if look is refused and (place.press or not place.persona):
            continue
        try:
            yield from look(who, place)
        except Error as broken:
            yield f"{look.__name__}: {' '.join(str(broken).split())}"
        finally:
            who.page.unroute_all(behavior="ignoreErrors")
            who.context.set_offline(False)
        yield from (fault for fault in who.faults if not any(part in fault for part in expected))
        who.faults.clear()


def waited_for(at, place):
    """Loading, failed, tried again, cut off."""
    page, answers = at.page, Answers()
    if place.press:
        page.goto(at.base + place.path)
        _there(page, place.ready)
        page.wait_for_load_state("networkidle")
        page.route("**/api/v1/**", answers.give)
        page.locator(f":is({place.press}):visible").first.click()
    else:
        page.route(lambda url: "/api/v1/" in url and not FRAME.search(url), answers.give)
        page.goto(at.base + place.path, wait_until="domcontentloaded")
    stands = place.opened or place.ready
    _there(page, f"{stands}, {BUSY}, {FAILED}")
    if answers.held and page.locator(f":is({BUSY}):visible").count():
        yield from loading(page, place)
        answers.refuse()
        yield from failed(page, place)
        page.unroute_all(behavior="ignoreErrors")
        yield from again(page, stands)
    page.unroute_all(behavior="ignoreErrors")
    _there(page, stands)
    yield from offline(at, place)


class Answers:
    """What a page asks: held back until it is refused."""

    def __init__(self):
        self.held, self.refused = [], False

    def give(self, route):
        if self.refused:
            route.fulfill(**REFUSAL)
        else:
            self.held.append(route)

    def refuse(self):
        self.refused = True
        for route in self.held:
            route.fulfill(**REFUSAL)


def loading(page, place):
    """It says that it waits, and never that there is nothing."""
    _gone(page, ".stack[aria-busy=true]:not(:has(.mantine-Skeleton-root))")
    yield from shape(page, place, "loading")
    if page.locator(f"{NOTHING}:visible").count():
        yield "loading: says that there is nothing"


def failed(page, place):
    """It keeps its name and says what failed."""
    _there(page, FAILED)
    page.wait_for_load_state("networkidle")
    yield from shape(page, place, "error")
    _still(page)  # what another width asks anew is refused too
    yield from _named(page, "error")


def again(page, stands):
    """It goes on by the reader's own hand: a page, and then what stands on it by itself; what is opened on it first of all."""
    button = page.locator("[role=dialog], body").last.locator("button:visible", has_text=re.compile(f"^{AGAIN}$"))
    if not button.count():
        yield "error: no way to try again"
    for _ in range(TRIES):
        button.or_(page.locator(f":is({stands}):visible")).first.wait_for()
        if button.count():
            pressed = button.last.element_handle()
            pressed.click()
            pressed.wait_for_element_state("hidden")
            _gone(page, BUSY)


def offline(at, place):
    """What stood there stands, with a word on the line that is lost."""
    page = at.page
    _still(page)
    before = _lines(page)
    at.context.set_offline(True)
    _there(page, CUT_OFF)
    gone = before - _lines(page)
    if len(gone) > len(before) / 5:  # a board draws no cards outside the window, which that word makes lower
        yield f"offline: gone: {sorted(gone)[:3]}"
    yield from shape(page, place, "offline")


def refused(stranger, place):
    """Somebody who may not is told so, and learns nothing."""
    page = stranger.page
    page.goto(stranger.base + place.path)
    _there(page, "h1")
    page.wait_for_load_state("networkidle")
    yield from shape(page, place, "outsider")
    yield from _named(page, "outsider")
    if RECORD.search(place.path) and place.name not in OPEN and not _refused(page, place):
        yield f"outsider: stands open: {page.title()}"


def _refused(page, place):
    """A record is not there at all; beside what else is one's own, what belongs to others is not."""
    if page.locator(".empty h1:visible").count():
        return True
    return page.locator(".empty:visible").count() and not page.locator(f":is({place.ready}):visible").count()


def shape(page, place, state):
    """On a desk and on a phone; what is opened on a page closes in another window."""
    for size in (DESK,) if place.press else (PHONE, DESK):
        page.set_viewport_size(size)
        if page.evaluate("document.scrollingElement.scrollWidth > window.innerWidth"):
            yield f"{state}: wider than the window of {size['width']}"


def _there(page, selector):
    page.locator(f":is({selector}):visible").first.wait_for()


def _gone(page, selector):
    page.locator(f":is({selector}):visible").first.wait_for(state="hidden")


def _still(page):
    """Nothing is asked for any more, nor is what shows so only when it takes a while."""
    page.evaluate("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    page.locator(BUSY).first.wait_for(state="detached")


def _named(page, state):
    """A page has one name on it and one on its tab."""
    if page.locator("h1:visible").count() != 1:
        yield f"{state}: {page.locator('h1:visible').count()} headings of the first rank"
    if not re.match(r".+ · Đôn Đốc$", page.title()):
        yield f"{state}: its tab is called {page.title()!r}"


def _lines(page):
    return {line for line in page.locator("main, body").last.inner_text().splitlines() if "đang xem" not in line}
