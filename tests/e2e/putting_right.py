"""A number typed wrongly is put right within thirty seconds (product.md, timed stories): on an issued plan by two people, the
first of them on the phone; old and new stay to be read."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

SECONDS = 30
TYPED, RIGHT = "05/KH-UBND", "05a/KH-UBND"
PLAN = "Kế hoạch cải cách hành chính năm 2026 của xã An Phú"
WHY = "Gõ thiếu chữ a"


@pytest.mark.timed
def test_a_plans_number_is_put_right_by_two(desk, stopwatch):
    """From the plan's page to the right number on it, for both. Typing is counted at four letters a second."""
    clerk = desk(width=390, height=780).enter("Lê Văn Bản")
    standing = desk().enter("Nguyễn Thị Mẫu")
    plans = clerk.request.get(urljoin(clerk.url, "/api/v1/plans")).json()["items"]
    plan = next(row["id"] for row in plans if row["title"] == PLAN)
    for page in (clerk, standing):
        page.goto(urljoin(page.url, f"/plans/{plan}"))
        expect(page.get_by_text(f"Số {TYPED} ngày")).to_be_visible(timeout=60_000)
    watch = stopwatch("a wrong number put right by two", SECONDS)
    watch.start(clerk, standing)
    for page in (clerk, standing):
        page.get_by_role("navigation", name="Các phần của kế hoạch").get_by_role("link", name="Đính chính").click()
    clerk.get_by_label("Giá trị đúng").fill(RIGHT)
    clerk.get_by_label("Đã nhập nhầm thế nào").fill(WHY)
    clerk.get_by_role("button", name="Đề nghị đính chính").click()
    standing.get_by_role("listitem").filter(has_text=WHY).get_by_role("button", name="Xác nhận").click()
    for page in (clerk, standing):
        expect(page.get_by_role("link", name=f"{TYPED} → {RIGHT}")).to_be_visible(timeout=15_000)
        expect(page.get_by_role("listitem").filter(has_text=WHY)).to_contain_text("Đã đính chính")
    watch.stop()
    watch.typed(RIGHT, WHY)
    watch.tell()
