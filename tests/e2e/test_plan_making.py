"""A plan from its file to people: uploaded, previewed, drafted, approved in a second browser, issued, and every task given.

The whole of it within ten minutes by machine (product.md, timed stories).
"""

import re
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.pages.places import SAMPLE

TITLE = "Kế hoạch cải cách hành chính bổ sung năm 2026"
MINUTES = 10


@pytest.mark.timed
def test_from_the_file_to_53_given_tasks(desk, stopwatch):
    standing = desk().enter("Nguyễn Thị Mẫu")
    chairman = desk().enter("Trần Minh Họa")
    watch = stopwatch("from the file to 53 given tasks", MINUTES * 60)
    watch.start(standing, chairman)

    draft(standing)
    standing.get_by_role("button", name="Nhiệm vụ 2 là trọng tâm").click()
    expect(standing.get_by_text("2 nhiệm vụ trọng tâm")).to_be_visible()
    standing.get_by_role("button", name="Trình duyệt").click()
    expect(standing.get_by_text("Chờ lãnh đạo duyệt.")).to_be_visible()

    chairman.get_by_role("link", name="Việc của tôi").first.click()
    chairman.get_by_role("region", name="Kế hoạch chờ bạn").get_by_role("link", name=TITLE).click()
    chairman.get_by_role("button", name="Trả lại…").click()
    chairman.get_by_role("dialog").get_by_role("textbox").fill("Bổ sung một nhiệm vụ trọng tâm.")
    chairman.get_by_role("dialog").get_by_role("button", name="Trả lại").click()
    expect(standing.get_by_text("Bổ sung một nhiệm vụ trọng tâm.")).to_be_visible()
    standing.get_by_role("button", name="Nhiệm vụ 4 là trọng tâm").click()
    expect(standing.get_by_text("3 nhiệm vụ trọng tâm")).to_be_visible()
    standing.get_by_role("button", name="Trình duyệt").click()
    chairman.get_by_role("button", name="Duyệt kế hoạch").click()

    expect(standing.get_by_text("Đã duyệt trên hệ thống", exact=True)).to_be_visible()
    standing.get_by_role("button", name="Ban hành…").click()
    dialog = standing.get_by_role("dialog")
    dialog.get_by_label("Số, ký hiệu").fill("99/KH-UBND")
    dialog.get_by_label("Ngày ban hành").fill("14/8/2026")
    dialog.get_by_role("button", name="Ban hành").click()
    expect(standing.get_by_text("Số 99/KH-UBND ngày 14/08/2026").first).to_be_visible()

    give(standing)
    watch.stop()
    plan = re.search(r"/plans/([0-9a-f-]{36})", standing.url)
    assert plan
    assert given(standing, plan[1]) == (53, 0)
    watch.tell()


def draft(page: Page) -> None:
    """From the list of plans to a draft with one key task."""
    page.get_by_role("link", name="Kế hoạch").first.click()
    page.get_by_role("link", name="Nhập từ Excel").click()
    page.locator("input[type=file]").set_input_files(SAMPLE)
    expect(page.get_by_role("button", name="Tiếp tục: tạo kế hoạch")).to_be_visible()
    page.get_by_role("button", name="Nhiệm vụ 1 là trọng tâm").click()
    page.reload()
    expect(page.get_by_role("button", name="Nhiệm vụ 1 là trọng tâm", pressed=True)).to_be_visible()
    page.get_by_role("button", name="Tiếp tục: tạo kế hoạch").click()
    expect(page.get_by_label("Số, ký hiệu")).to_have_value("05/KH-UBND")
    page.get_by_label("Tên kế hoạch").fill(TITLE)
    page.get_by_role("button", name="Tạo dự thảo (58 dòng)").click()
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()


def give(page: Page) -> None:
    """One person for each unit with people, one exception, saved at once."""
    page.get_by_role("link", name="Giao người").last.click()
    wholes = page.get_by_label(re.compile("^Một người cho cả "))
    expect(wholes.first).to_be_visible()
    for number in range(wholes.count()):
        wholes.nth(number).select_option(index=1)
    page.get_by_label("Người của Phòng VH-XH, Cải cách chế độ công vụ").select_option(index=2)
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text(re.compile("Đã giao 5[0-9] việc, mọi việc đều có người"))).to_be_visible(timeout=60_000)


def given(page: Page, plan_id: str) -> tuple[int, int]:
    """How many tasks of the plan there are, and how many have neither officer nor who follows up."""
    counts = page.request.get(urljoin(page.url, f"/api/v1/plans/{plan_id}")).json()["counts"]
    return counts["tasks"], counts["unnamed"]
