"""Approving on the phone in ten seconds and three taps, on a slow line (product.md §12, §30)."""

import pytest
from playwright.sync_api import expect

from tests.e2e.slow import slow_line

SECONDS, TAPS, SAVED, USABLE = 10, 3, 2, 3


@pytest.mark.timed
def test_from_a_tapped_link_to_decided(desk, stopwatch):
    """A phone that was here before, signed in; the link names one of the results that wait."""
    sitting = desk(width=360, height=640)
    head = sitting.enter("Phạm Thí Dụ")
    waiting = head.evaluate("fetch('/api/v1/decisions').then((answer) => answer.json())")["queue"]
    wanted = next(row for row in waiting if row["together"])
    head.goto(f"{sitting.base}/decide")  # the visit before
    expect(head.get_by_role("button", name="Đồng ý")).to_be_visible()
    watch = stopwatch("a decision on the phone from a tapped link, 400 kbit/s and 400 ms", SECONDS)
    slow_line(head)
    head.goto("about:blank")
    watch.start(head)
    head.goto(f"{sitting.base}/decide?at=task:{wanted['id']}", wait_until="commit")
    agree = head.get_by_role("button", name="Đồng ý")
    expect(head.get_by_role("article", name=wanted["title"])).to_be_visible()
    assert head.evaluate(
        "document.documentElement.scrollHeight <= innerHeight"
        " && (({scrollHeight, clientHeight}) => scrollHeight <= clientHeight)(document.querySelector('.decide-facts'))"
    ), "the card does not fit 360 x 640"
    agree.click()
    expect(head.get_by_text("Đã đồng ý")).to_be_visible()
    watch.stop()
    watch.taps += 1  # the link itself
    assert watch.taps <= TAPS
    head.get_by_role("button", name="Hoàn tác").click()
    expect(head.get_by_text("Đã hoàn tác")).to_be_visible()
    watch.tell()


@pytest.mark.timed
def test_the_second_visit_is_usable(desk, stopwatch):
    """My work on the slow line, with everything of the build kept by the browser."""
    sitting = desk(width=360, height=640)
    officer = sitting.enter("Huỳnh Thị Thử")
    expect(officer.locator(".item").first).to_be_visible()
    watch = stopwatch("the second visit on 400 kbit/s and 400 ms", USABLE)
    slow_line(officer)
    officer.goto("about:blank")
    watch.start(officer)
    officer.goto(f"{sitting.base}/work", wait_until="commit")
    expect(officer.locator(".item").first).to_be_visible()
    watch.stop()
    watch.tell()
