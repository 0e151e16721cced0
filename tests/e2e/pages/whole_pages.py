"""Every page × language × theme × width by all rules with all of its rows, also those that every day passes over (test_axe.py):
`./dondoc proof axe`."""

import pytest
from axe_playwright_python.base import AXE_FILE_PATH

from tests.e2e.pages.places import PERSONAS, places
from tests.e2e.pages.test_axe import DESK, ORDER, PHONE, REFUSED, RULES, WHOLE, ids, looked_at  # noqa: F401  # ids: a fixture


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("persona", ORDER)
def test_whole_pages_of(desk, ids, record_property, persona, language, theme):  # noqa: F811  # the fixture of that name
    at = desk(language=language, dark=theme == "dark")
    at.context.add_init_script(path=AXE_FILE_PATH)
    if persona:
        at.enter(PERSONAS[persona])
    mine = [place for place in places(**ids) if place.persona == persona]
    found = []
    for place in mine:
        place.look(at.page, at.base)
        refused = REFUSED.get(place.name)
        at.faults[:] = [fault for fault in at.faults if not refused or refused not in fault]
        for size in (DESK, PHONE):
            at.page.set_viewport_size(size)
            found += looked_at(at, place, RULES, WHOLE, language, theme)
        at.page.set_viewport_size(DESK)
    record_property("axe", f"{len(mine)} pages of {persona or 'nobody'}, {language}, {theme}: {len(found)} faults")
    assert not found, "\n".join(found)
