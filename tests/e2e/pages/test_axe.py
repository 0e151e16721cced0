"""Every page × theme × language: no violation of WCAG 2.2 A and AA, nothing wider than the window, nothing on the console."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.pages.places import PERSONAS, known, places

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.fixture(scope="module")
def ids(browser, instance):
    context = browser.new_context(base_url=f"http://127.0.0.1:{instance.port}")
    page = context.new_page()
    page.goto("/sign-in")
    page.get_by_role("button", name=PERSONAS["standing"]).click()
    page.wait_for_url("**/work**")
    found = known(page)
    context.close()
    return found


DESK, PHONE = 1440, 360


@pytest.mark.parametrize(
    ("language", "dark", "width"),
    [("vi", False, DESK), ("vi", True, DESK), ("en", False, DESK), ("en", True, DESK), ("vi", False, PHONE)],
)
def test_every_page(desk, ids, language, dark, width):
    wrong = {}
    sitting: dict[str, Any] = {}
    for place in places(**ids):
        at = sitting.get(place.persona)
        if at is None:
            at = sitting[place.persona] = desk(
                width=width, height=780 if width < 500 else 900, language=language, dark=dark
            )
            if place.persona:
                at.enter(PERSONAS[place.persona])
        at.page.goto(at.base + place.path)
        at.page.locator(place.ready).first.wait_for()
        if place.name == "not-found":
            at.faults[:] = [fault for fault in at.faults if "404" not in fault]
        found = [
            f"{v['id']}: {v['nodes'][0]['html'][:160]}"
            for v in Axe().run(at.page, options=RULES).response["violations"]
        ]
        if at.page.evaluate("document.scrollingElement.scrollWidth > window.innerWidth"):
            found.append("wider than the window")
        if found:
            wrong[place.name] = found
    assert not wrong, "\n".join(f"{name}: {line}" for name, lines in wrong.items() for line in lines)
