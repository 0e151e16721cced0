"""What several scenarios do at a page, and what they ask as it would."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urljoin

from playwright.sync_api import Page, expect


def asked(page: Page, path: str) -> Any:
    """What a page would be told."""
    answer = page.request.get(urljoin(page.url, f"/api/v1/{path}"))
    assert answer.ok, answer.text()
    return answer.json()


def every(page: Page, path: str) -> list[dict[str, Any]]:
    """All rows of a list, however many pages it has."""
    rows: list[dict[str, Any]] = []
    cursor = ""
    while True:
        answer = asked(page, f"{path}{cursor}")
        rows += answer["items"]
        if not answer.get("next"):
            return rows
        cursor = f"{'&' if '?' in path else '?'}cursor={quote(answer['next'])}"


def look(page: Page, path: str) -> Page:
    """The page at this address, once it stands there."""
    page.goto(urljoin(page.url, path))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


def press(page: Page, button: str) -> None:
    """A step that asks nothing: its button goes with it."""
    page.get_by_role("button", name=button).click()
    expect(page.get_by_text(f"Đã thực hiện: {button}")).to_be_visible()


def fill(
    page: Page, button: str, values: dict[str, str], *, found: Iterable[tuple[str, str]] = (), in_menu: bool = False
) -> None:
    """A step with a form: its button, what its dialog asks, and its button again. `found`: lists, and what is taken of each."""
    if in_menu:  # "Thao tác khác" beside a step, "Thao tác" where there is none
        page.get_by_role("button", name="Thao tác").first.click()
    page.get_by_role("menuitem" if in_menu else "button", name=button).first.click()
    dialog = page.get_by_role("dialog")
    for label, value in values.items():
        dialog.get_by_role("textbox", name=re.compile(f"^{re.escape(label)}")).fill(value)
    for label, value in found:
        box = dialog.get_by_role("combobox", name=re.compile(f"^{re.escape(label)}"))
        box.click()
        if box.is_editable():  # a long list is searched
            box.fill(value)
        page.get_by_role("option", name=value).click()
    dialog.get_by_role("button", name=button.rstrip("…")).click()
    expect(dialog).to_be_hidden()


def upload_plan(page: Page, file: Path) -> None:
    """From the list of plans to the step where a read file becomes a draft, or is recorded."""
    page.get_by_role("link", name="Kế hoạch").first.click()
    page.get_by_role("link", name="Nhập từ Excel").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Tiếp tục: tạo kế hoạch").click()


def record(page: Page, file: Path, title: str, *, number: str, day: str) -> str:
    """A plan that was signed elsewhere; its id."""
    upload_plan(page, file)
    page.get_by_label("Tên kế hoạch").fill(title)
    page.get_by_label("Số, ký hiệu").fill(number)
    page.get_by_label("Ngày ban hành").fill(day)
    page.get_by_role("button", name=re.compile("^Ghi nhận")).click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    return plan_at(page)


def plan_at(page: Page) -> str:
    """The id of the plan whose page is open."""
    found = re.search(r"/plans/([0-9a-f-]{36})", page.url)
    assert found, page.url
    return found[1]


def lines_of(page: Page, plan: str) -> list[dict[str, Any]]:
    """Those that are carried out."""
    rows = asked(page, f"plans/{plan}/outline")["rows"]
    return [row for row in rows if row["kind"] == "line" and not row["heading"]]


def task_of(page: Page, plan: str, no: str) -> str:
    """The id of the task that a line of an issued plan became."""
    task: str = next(line["task"]["id"] for line in lines_of(page, plan) if line["no"] == no)
    return task


def tab(page: Page, name: str) -> None:
    """Another part of the plan's page."""
    page.get_by_role("navigation", name="Các phần của kế hoạch").get_by_role("link", name=name).click()


def is_its_list(page: Page, name: str, count: int) -> None:
    """A figure opens the list that it counted."""
    figure = page.get_by_role("definition").filter(has=page.get_by_role("link", name=str(count), exact=True))
    row = page.locator("dl > div").filter(has=page.get_by_text(name, exact=True)).filter(has=figure)
    row.get_by_role("link", name=str(count), exact=True).click()
    expect(page.get_by_role("status").filter(has_text=re.compile(rf"^{count} nội dung"))).to_be_visible()
    expect(page.get_by_role("table").get_by_role("row")).to_have_count(count + 1)
    page.go_back()
    expect(page.get_by_test_id("share")).to_be_visible()
