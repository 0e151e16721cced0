"""Every page at twice its size, in the narrowest window, with the text spaced out, and gone through by Tab; how large what one presses
is; days and numbers the Vietnamese way: `./dondoc proof looks`. (WCAG 1.4.4, 1.4.10, 1.4.12, 2.4.11, 2.5.8.)"""

import re
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_FILE_PATH

from tests.e2e.pages.places import PERSONAS, places
from tests.e2e.pages.test_axe import DESK, ORDER, REFUSED, VIOLATIONS, ids  # noqa: F401  # ids: a fixture

LOOKS = Path(__file__).with_name("looks.js")
# A desk of 1440 × 900 seen at twice its size, and the narrowest that a page must bear.
DOUBLED, NARROW = {"width": 720, "height": 450}, {"width": 320, "height": 480}
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"
# What has the focus is brought into sight with the next picture.
NEXT_SIGHT = "new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(() => told(looks.focused()))))"
SPACE = "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet] }"
LARGE_ENOUGH = {"runOnly": {"type": "rule", "values": ["target-size"]}, "resultTypes": ["violations"]}
STOPS = 60  # of the keyboard: a long list has no other ones further down
# A day or an hour as programs write it, thousands and decimals as in English.
FOREIGN = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,3}(,\d{3})+(\.\d+)?\b|\b\d{1,2}:\d\d ?[AP]M\b")
# The wall is for a projector.
PROJECTED = {"wall", "tasks-wall"}


@pytest.mark.parametrize("persona", ORDER)
def test_close_looks_at(desk, ids, record_property, persona):  # noqa: F811  # the fixture of that name
    at = desk()
    at.context.add_init_script(path=AXE_FILE_PATH)
    at.context.add_init_script(path=LOOKS)
    if persona:
        at.enter(PERSONAS[persona])
    mine = [place for place in places(**ids) if place.persona == persona]
    found = []
    for place in mine:
        found += [f"{place.name}, {line}" for line in _seen(at, place)]
        refused = REFUSED.get(place.name)
        at.faults[:] = [fault for fault in at.faults if not refused or refused not in fault]
    record_property("looks", f"{len(mine)} pages of {persona or 'nobody'}: {len(found)} faults")
    assert not found, "\n".join(found)


def _seen(at, place):
    for name, size in (("desk", DESK), ("doubled", DOUBLED), ("narrow", NARROW)):
        if place.name in PROJECTED and name != "desk":
            continue
        at.page.set_viewport_size(size)
        place.look(at.page, at.base)
        found = at.page.evaluate("looks.shape()")
        if name == "desk":
            found += [f"not Vietnamese: {said[0]}" for said in FOREIGN.finditer(at.page.locator("body").inner_text())]
        else:
            found += at.page.evaluate("looks.controls()")
        if name != "doubled":
            found += at.page.evaluate(VIOLATIONS, [[], LARGE_ENOUGH])
        found += [f"by Tab: {line}" for line in _tabbed(at.page)]
        if name == "desk":
            at.page.evaluate(SPACE, SPACED)
            found += [f"spaced: {line}" for line in at.page.evaluate("looks.shape()")]
        yield from (f"{name}: {line}" for line in dict.fromkeys(found))
    at.page.set_viewport_size(DESK)


def _tabbed(page):
    """What covers a control while it has the focus."""
    been: set[int] = set()
    while len(been) < STOPS:
        page.keyboard.press("Tab")
        focused = page.evaluate(NEXT_SIGHT)
        if focused is None or focused["which"] in been:
            return
        been.add(focused["which"])
        if focused["fault"]:
            yield focused["fault"]
