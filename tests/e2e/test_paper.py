"""Lists on paper: every sheet has the table's head and something under it, and what is said is read."""

import pypdfium2
import pytest

PLACES = (
    ("Nguyễn Thị Mẫu", "/tasks", ".task-table .task-title", "Mức kịp thời", "Chủ trì"),
    ("Đỗ Văn Theo Dõi", "/remediation", ".found-table td", "Mức độ", "Đơn vị"),
)


@pytest.mark.parametrize(("who", "place", "ready", "plain", "sorted_by"), PLACES)
def test_each_sheet_of_a_list_has_the_whole_head(desk, who, place, ready, plain, sorted_by):
    """Also the words that are pressed on the screen to sort; and the loudest badge has no fill that hides its words."""
    sitting = desk()
    page = sitting.enter(who)
    page.goto(f"{sitting.base}{place}")
    page.locator(ready).first.wait_for()
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
    sheets = [sheet.get_textpage().get_text_range() for sheet in paper]
    assert len(sheets) > 1
    assert [n for n, text in enumerate(sheets) if plain not in text or sorted_by not in text] == []
    page.emulate_media(media="print")
    fills = page.locator(".badge-solid, .badge-filled").evaluate_all(
        "all => [...new Set(all.map(one => getComputedStyle(one).backgroundColor))]"
    )
    assert fills in ([], ["rgba(0, 0, 0, 0)"])
