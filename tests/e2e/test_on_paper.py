"""Figures say on every sheet of paper when they were so, and each sheet which of how many it is (ux.md §11)."""

import re

import pypdfium2
import pytest

from tests.e2e.pages.places import PERSONAS

MOMENT = {"vi": r"Số liệu đến \d\d giờ \d\d, ngày 14/08/2026", "en": r"Figures as of \d\d:\d\d on 14/08/2026"}


def sheets(page):
    """What stands on each, as the page is printed."""
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    return [sheet.get_textpage().get_text_range() for sheet in paper]


@pytest.mark.parametrize(
    ("who", "path", "there", "language"),
    [
        ("standing", "/briefing", ".briefing-table", "vi"),
        ("standing", "/briefing", ".briefing-table", "en"),
        ("standing", "/tasks", ".task-table", "vi"),
        ("chairman", "/overview", ".overview-cards", "en"),
        ("committee", "/committee", ".committee-table", "vi"),
    ],
)
def test_every_sheet_says_when_and_which_it_is(desk, who, path, there, language):
    one = desk(language=language)
    page = one.enter(PERSONAS[who])
    page.goto(one.base + path)
    page.locator(there).first.wait_for()
    page.wait_for_load_state("networkidle")
    found = sheets(page)
    assert len(found) > 1
    for n, sheet in enumerate(found, 1):
        assert re.search(rf"{MOMENT[language]} {n}/{len(found)}\b", sheet), f"sheet {n}: {sheet}"
