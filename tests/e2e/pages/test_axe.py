"""Every page × theme × language: no violation of WCAG 2.2 A and AA, nothing wider than the window, nothing on the console."""

from collections import Counter

import pytest
from axe_playwright_python.base import AXE_FILE_PATH

from tests.e2e.conftest import LANDED
from tests.e2e.pages.places import PERSONAS, judged, known, places

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# A change of theme changes colours alone; each language begins in the other theme, which thus has all rules once.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
# Whether a turned phone is locked or a sound begins by itself is asked of style sheets and players, which axe reads anew
# for it each time: in every language they are the same ones.
ONCE = {"css-orientation-lock": {"enabled": False}, "no-autoplay-audio": {"enabled": False}}
WORDS = RULES | {"rules": ONCE}
# A phone has the same colours.
SHAPE = RULES | {"rules": ONCE | {"color-contrast": {"enabled": False}}}


@pytest.fixture(scope="module")
def ids(browser, instance):
    found: dict[str, str] = {}
    for persona, ask in (("standing", known), ("inspector", judged)):
        context = browser.new_context(base_url=f"http://127.0.0.1:{instance.port}")
        page = context.new_page()
        page.goto("/sign-in")
        page.get_by_role("button", name=PERSONAS[persona]).click()
        page.wait_for_url(LANDED)
        found |= ask(page)
        context.close()
    return found


DESK, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 780}
# Of a long table or list the first look sees all, the other language and theme its first page, every further look its beginning.
WHOLE, PAGE, BEGINNING = (), ("tbody > tr:nth-child(n+21)",), ("tbody > tr:nth-child(n+7)", "li:nth-child(n+7)")
VIOLATIONS = """([exclude, options]) => axe.run({ include: [["html"]], exclude }, options).then(found =>
    found.violations.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 160)}`))"""
# What is there already is told apart from what comes.
GO_ON = """path => {
    for (const old of document.querySelectorAll("#root *")) old.dataset.before = ""
    history.pushState(null, "", path)
}"""
SPEAK = "language => localStorage.setItem('dondoc-language', language)"
SPEAKS = "language => document.documentElement.lang === language"
# The one with the most pages first, so that two at a time end together.
ORDER = ("standing", "", *sorted(PERSONAS.keys() - {"standing"}))
REFUSED = {"not-found": "404", "start-forbidden": "403"}  # what the browser reports where a page says no


@pytest.mark.parametrize("persona", ORDER)
def test_every_page_of(desk, ids, persona):
    at = desk()
    at.context.add_init_script(path=AXE_FILE_PATH)
    other_tab = at.tab()
    other_tab.goto(f"{at.base}/healthz")
    at.page.bring_to_front()  # a page behind another draws once a second
    if persona:
        at.enter(PERSONAS[persona])
    else:
        at.page.goto(f"{at.base}/sign-in")
    mine = [place for place in places(**ids) if place.persona == persona and not place.again]
    found = []
    walk = list(_in_order(mine))
    for place, before in zip(walk, [None, *walk], strict=False):
        _go(at, place, before)
        found += _wrong(at, place, other_tab)
    assert not found, "\n".join(found)


def _in_order(places):
    """Never the same page twice running, as far as there are others, and what opens something last: so that nearly all are
    gone on to without loading everything anew."""
    left, at = [place for place in places if not place.press], None
    while left:
        others = [place for place in left if _page_of(place) != at] or left
        many = Counter(map(_page_of, left))
        place = max(others, key=lambda one: many[_page_of(one)])
        left.remove(place)
        at = _page_of(place)
        yield place
    yield from (place for place in places if place.press)


def _go(at, place, before):
    """As a person goes on, by the front end's own routes; anew where the place before had something open, or is the same
    page."""
    if before is None or before.press or not place.persona or _page_of(place) == _page_of(before):
        at.page.goto(at.base + place.path)
        place.wait(at.page)
    else:
        at.page.evaluate(GO_ON, place.path)
        place.wait(at.page, ":not([data-before])")


def _page_of(place):
    return place.path.partition("?")[0].split("/")[1]


def _wrong(at, place, other_tab):
    """What is wrong with the page: on a desk in both languages and themes, in Vietnamese on a phone as well. The language
    is changed in another tab, which this one follows with whatever stands open on it."""
    refused = REFUSED.get(place.name)
    if refused:
        at.faults[:] = [fault for fault in at.faults if refused not in fault]
    found = []
    for language, come_up, other, rules, rows in (
        ("vi", "light", "dark", RULES, WHOLE),
        ("en", "dark", "light", WORDS, PAGE),
    ):
        _spoken(at, other_tab, language)
        found += looked_at(at, place, rules, rows, language, come_up)
        found += looked_at(at, place, COLOURS, BEGINNING, language, other)
    _spoken(at, other_tab, "vi")
    at.page.set_viewport_size(PHONE)
    found += looked_at(at, place, SHAPE, BEGINNING, "vi", "light")
    at.page.set_viewport_size(DESK)
    return found


def _spoken(at, other_tab, language):
    other_tab.evaluate(SPEAK, language)
    at.page.wait_for_function(SPEAKS, arg=language)


def looked_at(at, place, rules, left_out, language, theme):
    """What is wrong with the page as it stands, by these rules, without what is left out."""
    at.page.emulate_media(color_scheme=theme)
    found = at.page.evaluate(VIOLATIONS, [[[selector] for selector in left_out], rules])
    if at.page.evaluate("document.scrollingElement.scrollWidth > window.innerWidth"):
        found.append("wider than the window")
    width = at.page.viewport_size["width"]
    return [f"{place.name}, {language}, {theme}, {width}: {line}" for line in found]
