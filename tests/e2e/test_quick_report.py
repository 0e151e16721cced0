"""Twelve tasks reported in the grid, four of them with a document's number, and those sent: all on one page.

Within two minutes (product.md, timed stories).
"""

import uuid
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.pages.places import headers

TASKS, DONE, SECONDS = 12, 4, 120


@pytest.mark.timed
def test_twelve_tasks_in_two_minutes(desk, stopwatch):
    give(desk().enter("Phạm Thí Dụ"))
    page = desk().enter("Huỳnh Thị Thử")
    watch = stopwatch("twelve tasks reported, four with a document's number", SECONDS)
    watch.start(page)
    page.get_by_role("link", name="Báo cáo nhanh").click()
    rows = page.locator(".quick tbody tr").filter(has_text="Việc trong tuần")
    expect(rows).to_have_count(TASKS)
    for number in range(TASKS):
        watch.typed(*report(page, rows.nth(number), number))
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text(f"Đã lưu {TASKS} dòng.")).to_be_visible()
    page.get_by_role("button", name="Gửi duyệt").click()
    expect(page.get_by_text(f"Đã gửi duyệt {DONE} việc.")).to_be_visible()
    expect(rows).to_have_count(TASKS - DONE)
    watch.stop()
    watch.tell()


def report(page: Page, row, number: int) -> list[str]:
    """From the state on by the keyboard alone, as a person would; what was typed."""
    row.locator("select").focus()
    typed = ["x" if number < DONE else "d", "\t", f"Đã làm phần {number + 1}"]
    if number < DONE:
        typed += ["\t", "\t", f"{number + 1}/BC-TTPVHCC"]
    for text in typed:
        if text == "\t":
            page.keyboard.press("Tab")
        else:
            page.keyboard.type(text)
    return typed


def give(head: Page) -> None:
    """The officer's tasks of the week, by their head."""

    def at(path: str) -> str:
        return urljoin(head.url, f"/api/v1/{path}")

    capacities = head.request.get(at("me")).json()["capacities"]
    unit = capacities[0]["unit"]["id"]
    people = head.request.get(at(f"people?unit={unit}")).json()["items"]
    officer = next(person["id"] for person in people if person["full_name"] == "Huỳnh Thị Thử")
    for number in range(TASKS):
        task = {"id": str(uuid.uuid4()), "title": f"Việc trong tuần {number + 1:02}", "lead": unit, "officer": officer}
        key = {"Idempotency-Key": task["id"]}
        made = head.request.post(at("tasks"), data=task, headers=headers(head) | key)
        assert made.status == 201, made.text()
