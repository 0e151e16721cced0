"""Monday's sheet comes out on paper in two clicks (product.md, timed stories): from wherever one is, with the head of a paper, a
table head on every page and the moment of its figures."""

import pypdfium2
import pytest
from playwright.sync_api import expect

SECONDS = 10
TAPS = 2


@pytest.mark.timed
def test_the_week_is_on_paper_in_two_clicks(desk, stopwatch):
    """From my work to the browser's print dialog."""
    page = desk().enter("Nguyễn Thị Mẫu")
    printed = []
    page.expose_function("dondocPrinted", lambda: printed.append(True))
    page.evaluate("() => { window.print = () => window.dondocPrinted() }")
    watch = stopwatch("week page to paper", SECONDS)
    watch.start(page)
    page.get_by_role("link", name="Giao ban").click()
    page.get_by_role("button", name="In", exact=True).click()
    watch.stop()
    page.wait_for_function("() => document.querySelectorAll('.briefing-block').length === 6")
    assert printed == [True] and watch.taps == TAPS
    page.emulate_media(media="print")
    expect(page.get_by_text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")).to_be_visible()
    expect(page.get_by_text("Số liệu đến")).to_have_count(2)
    expect(page.get_by_role("button", name="Tải về")).to_be_hidden()
    assert (
        page.locator(".briefing-table thead").evaluate("one => getComputedStyle(one).display") == "table-header-group"
    )
    assert "Times New Roman" in page.locator("body").evaluate("one => getComputedStyle(one).fontFamily")
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert [n for n in range(len(paper)) if len(paper[n].get_textpage().get_text_range()) < 40] == []  # no empty sheet
    watch.tell(f"{watch.taps} of {TAPS} clicks")
