"""Every page × theme × language: no violation of WCAG 2.2 A and AA, nothing wider than the window, nothing on the console."""

import pytest
from axe_playwright_python.base import AXE_FILE_PATH

from tests.e2e.conftest import LANDED
from tests.e2e.pages.places import PERSONAS, judged, known, places

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# A change of theme changes colours alone; each language comes up in the other theme, which thus has all rules once.
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}


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
VIOLATIONS = """options => axe.run(document, options).then(found =>
    found.violations.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 160)}`))"""
REFUSED = {"not-found": "404", "start-forbidden": "403"}  # what the browser reports where a page says no
# language → its themes: the page comes up in the first and is changed to the second, each way once
SHOWN = {"vi": ("light", "dark"), "en": ("dark", "light")}


@pytest.mark.parametrize("language", SHOWN)
@pytest.mark.parametrize("persona", ["", *PERSONAS])
def test_every_page_of(desk, ids, persona, language):
    at = desk(language=language)
    at.page.context.add_init_script(path=AXE_FILE_PATH)
    if persona:
        at.enter(PERSONAS[persona])
    else:
        at.page.goto(f"{at.base}/sign-in")
    mine = [place for place in places(**ids) if place.persona == persona]
    found = [line for place in mine for line in _wrong(at, place, language)]
    assert not found, "\n".join(found)


def _wrong(at, place, language):
    """What is wrong with the page in this language: on a desk in both themes, in Vietnamese on a phone as well."""
    come_up, other = SHOWN[language]
    at.page.emulate_media(color_scheme=come_up)
    place.look(at.page, at.base)
    assert at.page.locator("html").get_attribute("lang") == language
    refused = REFUSED.get(place.name)
    if refused:
        at.faults[:] = [fault for fault in at.faults if refused not in fault]
    found = _looked_at(at, RULES)
    at.page.emulate_media(color_scheme=other)
    found += _looked_at(at, COLOURS)
    if language == "vi":
        at.page.set_viewport_size(PHONE)
        found += _looked_at(at, RULES)
        at.page.set_viewport_size(DESK)
    return [f"{place.name}, {language}: {line}" for line in found]


def _looked_at(at, rules):
    found = at.page.evaluate(VIOLATIONS, rules)
    if at.page.evaluate("document.scrollingElement.scrollWidth > window.innerWidth"):
        found.append("wider than the window")
    return found
