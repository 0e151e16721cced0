"""On paper each sheet says when its figures were so and which of how many it is, and a list's sheets have its whole head (ux.md §11)."""

import re

import pypdfium2
import pytest

from tests.e2e.pages.places import PERSONAS

MOMENT = {"vi": r"Số liệu đến \d\d giờ \d\d, ngày 14/08/2026", "en": r"Figures as of \d\d:\d\d on 14/08/2026"}


def sheets(desk, who, path, there, **how):
    """The page, and what stands on each sheet as it is printed."""
    one = desk(**how)
    page = one.enter(PERSONAS[who])
    page.goto(one.base + path)
    page.locator(there).first.wait_for()
    page.wait_for_load_state("networkidle")
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    found = [sheet.get_textpage().get_text_range() for sheet in paper]
    assert len(found) > 1
    return page, found


@pytest.mark.parametrize(
    ("who", "path", "there", "language"),
    [
        ("standing", "/briefing", ".briefing-table", "vi"),
        ("standing", "/briefing", ".briefing-table", "en"),
        ("chairman", "/overview", ".overview-cards", "en"),
        ("committee", "/committee", ".committee-table", "vi"),
    ],
)
def test_every_sheet_says_when_and_which_it_is(desk, who, path, there, language):
    _, found = sheets(desk, who, path, there, language=language)
    for n, sheet in enumerate(found, 1):
        assert re.search(rf"{MOMENT[language]} {n}/{len(found)}\b", sheet), f"sheet {n}: {sheet}"


@pytest.mark.parametrize(
    ("who", "path", "there", "plain", "sorted_by"),
    [
        ("standing", "/tasks", ".task-table .task-title", "Mức kịp thời", "Chủ trì"),
        ("committee", "/remediation", ".found-table td", "Mức độ", "Đơn vị"),
    ],
)
def test_each_sheet_of_a_list_has_the_whole_head(desk, who, path, there, plain, sorted_by):
    """Also the words that are pressed on the screen to sort; and the loudest badge has no fill that hides its words."""
    page, found = sheets(desk, who, path, there)
    assert [n for n, sheet in enumerate(found) if plain not in sheet or sorted_by not in sheet] == []
    page.emulate_media(media="print")
    fills = page.locator(".badge-solid, .badge-filled").evaluate_all(
        "all => [...new Set(all.map(one => getComputedStyle(one).backgroundColor))]"
    )
    assert fills in ([], ["rgba(0, 0, 0, 0)"])
