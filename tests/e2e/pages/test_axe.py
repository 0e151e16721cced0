"""Every page × theme × language: no violation of WCAG 2.2 A and AA, nothing wider than the window, nothing on the console."""

import pytest
from axe_playwright_python.base import AXE_FILE_PATH

from tests.e2e.conftest import LANDED, Desk
from tests.e2e.pages.places import PERSONAS, judged, known, places

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


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


DESK, PHONE = 1440, 360
VIOLATIONS = """options => axe.run(document, options).then(found =>
    found.violations.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 160)}`))"""


@pytest.mark.parametrize(
    ("language", "width", "themes"),
    [("vi", DESK, ("light", "dark")), ("en", DESK, ("dark", "light")), ("vi", PHONE, ("light",))],
)
def test_every_page(desk, ids, language, width, themes):
    wrong = {}
    sitting: dict[str, Desk] = {}
    for place in places(**ids):
        at = sitting.get(place.persona) or _seated(desk, place.persona, language, width)
        sitting[place.persona] = at
        at.page.emulate_media(color_scheme=themes[0])
        at.page.goto(at.base + place.path)
        at.page.locator(place.ready).first.wait_for()
        if place.name == "not-found":
            at.faults[:] = [fault for fault in at.faults if "404" not in fault]
        for theme in themes:
            at.page.emulate_media(color_scheme=theme)
            found = at.page.evaluate(VIOLATIONS, RULES)
            if at.page.evaluate("document.scrollingElement.scrollWidth > window.innerWidth"):
                found.append("wider than the window")
            if found:
                wrong[f"{place.name}, {theme}"] = found
    assert not wrong, "\n".join(f"{name}: {line}" for name, lines in wrong.items() for line in lines)


def _seated(desk, persona: str, language: str, width: int) -> Desk:
    """The persona at a browser that brings the checker along to every page."""
    at: Desk = desk(width=width, height=780 if width < 500 else 900, language=language)
    at.page.context.add_init_script(path=AXE_FILE_PATH)
    if persona:
        at.enter(PERSONAS[persona])
    return at
