"""A plan from its draft to its tasks (scenario 1 of the field's ten, without coverage and second version).

37 lines in six areas with the four targets everybody asks for; prepared by the standing office, its format checked by the
clerk, approved by the Chairman, issued as of 19/01/2026. The number is 06/KH-UBND: the demo's plan is 05 already.
"""

import re
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.pages.places import SAMPLE, headers

TITLE = "Kế hoạch cải cách hành chính năm 2026, sáu lĩnh vực"
LEFT_OUT = (*range(10, 27), 73, 74)  # rows: the first area, and two lines of the last
TARGETS = (6, 11, 14, 16)  # rows: units inspected, dossiers on time, online payment, satisfaction


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The sample with 37 of its lines and four of its targets."""
    book = openpyxl.load_workbook(SAMPLE)
    for sheet, rows in ((book.worksheets[0], LEFT_OUT), (book.worksheets[1], set(range(5, 21)) - set(TARGETS))):
        for merged in [
            one for one in sheet.merged_cells.ranges if set(range(one.min_row, one.max_row + 1)) & set(rows)
        ]:
            sheet.unmerge_cells(str(merged))
        for row in sorted(rows, reverse=True):
            for cell in sheet[row]:
                cell.value = None
    path = tmp_path / "ke-hoach-37.xlsx"
    book.save(path)
    return path


def test_from_a_file_of_37_lines_to_37_tasks(desk, file):
    with_format_check(desk().enter("Ngô Quản Trị"))
    standing = desk().enter("Nguyễn Thị Mẫu")
    clerk = desk().enter("Lê Văn Bản")
    chairman = desk().enter("Trần Minh Họa")
    plan = draft(standing, file)
    lines = lines_of(standing, plan)
    assert (len(lines), len({line["area"] for line in lines})) == (37, 6)
    assert sorted(one["planned_printed"] for one in asked(standing, f"plans/{plan}/targets")["items"]) == sorted(
        ["≥ 30", "≥ 98", "≥55", "≥ 95"]
    )
    pass_on(standing, clerk, chairman, plan)
    issue(standing, "06/KH-UBND", "19/1/2026")
    expect(standing.get_by_text("Số 06/KH-UBND ngày 19/01/2026").first).to_be_visible(timeout=30_000)
    assert asked(standing, f"plans/{plan}")["counts"]["tasks"] == 37


def with_format_check(admin: Page) -> None:
    """The commune goes over to Xã chuẩn, in which the Office checks a plan's format before its leader."""
    body = asked(admin, "me")["body"]["id"]
    now = asked(admin, f"bodies/{body}/settings")
    wish = {
        "standing_office": now["standing_office"]["id"], "preset": "STANDARD", "key_preset": "STANDARD",
        "charges": [{**row, "area": row["area"] or ""} for row in now["charges"]],
    }  # fmt: skip
    sent = headers(admin) | {"Idempotency-Key": str(uuid.uuid4()), "If-Match": now["if_match"]}
    done = admin.request.put(urljoin(admin.url, f"/api/v1/bodies/{body}/settings"), data=wish, headers=sent)
    assert done.ok, done.text()


def draft(page: Page, file: Path) -> str:
    """From the file to a draft; its id."""
    page.get_by_role("link", name="Kế hoạch").first.click()
    page.get_by_role("link", name="Nhập từ Excel").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Tiếp tục: tạo kế hoạch").click()
    page.get_by_label("Tên kế hoạch").fill(TITLE)
    page.get_by_role("button", name=re.compile("^Tạo dự thảo")).click()
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible(timeout=30_000)
    found = re.search(r"/plans/([0-9a-f-]{36})", page.url)
    assert found
    return found[1]


def pass_on(standing: Page, clerk: Page, chairman: Page, plan: str) -> None:
    """Sent by who prepared it, the format checked by the clerk, approved by the Chairman: each in their own browser."""
    standing.get_by_role("button", name="Trình duyệt").click()
    for page, button in ((clerk, "Thể thức đạt"), (chairman, "Duyệt kế hoạch")):
        page.goto(urljoin(page.url, f"/plans/{plan}"))
        page.get_by_role("button", name=button).click(timeout=30_000)
        expect(page.get_by_role("button", name=button)).to_have_count(0)
    expect(standing.get_by_role("button", name="Ban hành…")).to_be_visible(timeout=30_000)


def issue(page: Page, number: str, day: str) -> None:
    """As it was signed and numbered."""
    page.get_by_role("button", name="Ban hành…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Số, ký hiệu").fill(number)
    dialog.get_by_label("Ngày ban hành").fill(day)
    dialog.get_by_role("button", name="Ban hành").click()


def lines_of(page: Page, plan: str) -> list[dict[str, Any]]:
    """Those that are carried out."""
    rows = asked(page, f"plans/{plan}/outline")["rows"]
    return [row for row in rows if row["kind"] == "line" and not row["heading"]]


def asked(page: Page, path: str) -> Any:
    """What a page would be told."""
    answer = page.request.get(urljoin(page.url, f"/api/v1/{path}"))
    assert answer.ok, answer.text()
    return answer.json()
