"""A plan from its file to its second version, beside the plan of the province (scenario 1 of the field's ten).

The province's plan is of 22/12/2025. The commune's has 37 lines in six areas with the four targets everybody asks for;
prepared by the standing office, its format checked by the clerk, approved by the Chairman, issued on 19/01/2026, 28 days
after. Two lines of the province are answered by none of the 37; a second version adds them. The number is 06/KH-UBND: the
demo's plan is 05 already.
"""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e.scenarios._files import plan_file
from tests.e2e.scenarios._pages import asked, lines_of, look, plan_at, press, record, tab, upload_plan

TITLE = "Kế hoạch cải cách hành chính năm 2026, sáu lĩnh vực"
ABOVE = "Kế hoạch cải cách hành chính năm 2026 của tỉnh, tám nhiệm vụ"
LINES = {*range(28, 73)} - {35, 47, 52, 60, 66}  # rows: without the first area and the last two lines
TARGETS = (6, 11, 14, 16)  # rows: units inspected, dossiers on time, online payment, satisfaction
# Rows of the province's lines: each resembles one of the commune's 37, but the last two.
OF_PROVINCE = {36: "16", 43: "21", 44: "22", 48: "25", 62: "35", 68: "40", 73: None, 74: None}
ADDED = (
    ("Triển khai sổ sức khỏe điện tử tích hợp trên VNeID", "Trạm Y tế"),
    ("Chuẩn hóa dữ liệu đăng ký nghĩa vụ quân sự, dân quân tự vệ", "Ban CHQS"),
)


def test_from_37_lines_to_a_second_version_that_answers_every_line_above(desk, tmp_path):
    with_format_check(desk().enter("Ngô Quản Trị"))
    province = desk().enter("Bùi Thường Trực")
    above = record(province, of_the_province(tmp_path), ABOVE, number="318/KH-UBND", day="22/12/2025")
    at_the_desk = desk()
    standing, clerk, chairman = (
        at_the_desk.enter("Nguyễn Thị Mẫu"),
        desk().enter("Lê Văn Bản"),
        desk().enter("Trần Minh Họa"),
    )

    first = draft(standing, plan_file(tmp_path / "37.xlsx", lines=LINES, targets=TARGETS))
    lines = lines_of(standing, first)
    assert (len(lines), len({line["area"] for line in lines})) == (37, 6)
    assert planned(standing, first) == {
        "Tỷ lệ phòng, đơn vị được kiểm tra cải cách hành chính trong năm": "≥ 30",
        "Tỷ lệ hồ sơ giải quyết đúng hạn": "≥ 98",
        "Tỷ lệ giao dịch thanh toán trực tuyến": "≥55",
        "Mức độ hài lòng của người dân, tổ chức": "≥ 95",
    }
    answer_the_province(standing)
    pass_on(standing, clerk, chairman, first)
    issue(standing, "06/KH-UBND", "19/1/2026")
    assert asked(standing, f"plans/{first}")["counts"]["tasks"] == 37
    said = held_against(standing)
    expect(said).to_contain_text("Kế hoạch này ban hành sau kế hoạch cấp trên 28 ngày.")
    expect(said.get_by_role("status")).to_have_text("2/8 dòng của kế hoạch cấp trên chưa có dòng tương ứng.")
    assert seen_from_above(province, above) == ("28 ngày", "6/8")

    standing.get_by_role("button", name="Lập bản điều chỉnh").click()
    expect(standing.get_by_text("Điều chỉnh lần 1")).to_be_visible()
    second = plan_at(standing)
    assert second != first
    tab(standing, "Nhiệm vụ")
    for title, lead in ADDED:
        add(standing, title, lead)
    answer_the_rest(standing)
    pass_on(standing, clerk, chairman, second)
    at_the_desk.forgiven = ("409",)  # a number that is in use is refused
    issue(standing, "06/KH-UBND", "14/8/2026", then="59/KH-UBND")
    assert asked(standing, f"plans/{second}")["counts"]["tasks"] == 39
    assert asked(standing, f"plans/{first}")["state"] == "SUPERSEDED"
    said = held_against(standing)
    expect(said).to_contain_text("Kế hoạch này ban hành sau kế hoạch cấp trên 28 ngày.")
    expect(said.get_by_role("status")).to_have_text("Cả 8 dòng của kế hoạch cấp trên đã có dòng tương ứng.")
    assert seen_from_above(province, above) == ("28 ngày", "8/8")


def of_the_province(folder: Path) -> Path:
    """Eight lines, led by its own department, numbered anew."""
    typed = {
        "A1": "ỦY BAN NHÂN DÂN\nTỈNH MINH HỌA",
        "A5": "(Kèm theo Kế hoạch số 318/KH-UBND ngày 22/12/2025 của Ủy ban nhân dân tỉnh)",
    }
    for no, row in enumerate(OF_PROVINCE, start=1):
        typed |= {f"A{row}": str(no), f"D{row}": "Sở Nội vụ", f"E{row}": ""}
    return plan_file(folder / "tinh.xlsx", lines=OF_PROVINCE, typed=typed)


def with_format_check(admin: Page) -> None:
    """The commune goes over to Xã chuẩn, in which the Office checks a plan's format before its leader."""
    look(admin, "/start?step=4")
    admin.get_by_role("radio", name=re.compile("^Xã chuẩn")).click()
    with admin.expect_response(
        lambda answer: answer.url.endswith("/settings") and answer.request.method == "PUT"
    ) as sent:
        admin.get_by_role("button", name="Lưu thiết lập").click()
    assert sent.value.ok


def draft(page: Page, file: Path) -> str:
    """From the file to a draft; its id."""
    upload_plan(page, file)
    page.get_by_label("Tên kế hoạch").fill(TITLE)
    page.get_by_role("button", name="Tạo dự thảo").click()
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    return plan_at(page)


def planned(page: Page, plan: str) -> dict[str, str]:
    """The targets as printed, by name."""
    return {one["name"]: one["planned_printed"] for one in asked(page, f"plans/{plan}/targets")["items"]}


def held_against(page: Page) -> Locator:
    """The part of the page that holds the plan against the story's plan of the province."""
    tab(page, "Đối chiếu cấp trên")
    said = page.get_by_role("region", name="Đối chiếu với kế hoạch 318/KH-UBND của UBND tỉnh")
    expect(said).to_be_visible()
    return said


def answer_the_province(page: Page) -> None:
    """Each line above is linked with the own one that is proposed for it; two stay without."""
    said = held_against(page)
    expect(said).to_contain_text("Kế hoạch cấp trên đã ban hành 235 ngày; kế hoạch này chưa ban hành.")
    expect(said.get_by_role("status")).to_have_text("8/8 dòng của kế hoạch cấp trên chưa có dòng tương ứng.")
    for no, own in enumerate(OF_PROVINCE.values(), start=1):
        if own:
            link(said, own, no)
    expect(said.get_by_role("status")).to_have_text("2/8 dòng của kế hoạch cấp trên chưa có dòng tương ứng.")
    said.get_by_label("Chỉ hiện dòng chưa có").check()
    expect(said.get_by_text("Chưa có dòng tương ứng", exact=True)).to_have_count(2)
    for title, _ in ADDED:
        expect(said).to_contain_text(title)


def answer_the_rest(page: Page) -> None:
    """The two lines that were added; the links of the others came with them."""
    said = held_against(page)
    expect(said.get_by_role("status")).to_have_text("2/8 dòng của kế hoạch cấp trên chưa có dòng tương ứng.")
    for no, (title, _) in zip((7, 8), ADDED, strict=True):
        own = next(line["no"] for line in lines_of(page, plan_at(page)) if line["title"] == title)
        link(said, own, no)
    expect(said.get_by_role("status")).to_have_text("Cả 8 dòng của kế hoạch cấp trên đã có dòng tương ứng.")


def link(said: Locator, own: str, higher: int) -> None:
    """The proposed line is taken."""
    said.get_by_role("button", name=f"Nối dòng {own} với dòng {higher} của cấp trên").click()
    expect(said.get_by_role("button", name=f"Bỏ nối dòng {own} với dòng {higher} của cấp trên")).to_be_visible()


def pass_on(standing: Page, clerk: Page, chairman: Page, plan: str) -> None:
    """Sent by who prepared it, the format checked by the clerk, approved by the Chairman: each in their own browser."""
    press(standing, "Trình duyệt")
    for page, button in ((clerk, "Thể thức đạt"), (chairman, "Duyệt kế hoạch")):
        press(look(page, f"/plans/{plan}"), button)
    expect(standing.get_by_role("button", name="Ban hành…")).to_be_visible()


def issue(page: Page, number: str, day: str, *, then: str | None = None) -> None:
    """As it was signed and numbered. `then`: the right number, after one that is in use was refused in words."""
    page.get_by_role("button", name="Ban hành…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Số, ký hiệu").fill(number)
    dialog.get_by_label("Ngày ban hành").fill(day)
    dialog.get_by_role("button", name="Ban hành").click()
    if then:
        expect(dialog.get_by_text(f"Kế hoạch {number} năm 2026 của UBND xã An Phú đã được ghi nhận.")).to_be_visible()
        dialog.get_by_label("Số, ký hiệu").fill(then)
        dialog.get_by_role("button", name="Ban hành").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_text(f"Số {then or number} ngày").first).to_be_visible()


def add(page: Page, title: str, lead: str) -> None:
    """A line after the last one."""
    page.get_by_role("button", name=re.compile("^Thêm dòng sau dòng")).last.click()
    page.get_by_role("textbox", name="Nội dung nhiệm vụ mới").fill(title)
    page.get_by_role("combobox", name="Đơn vị chủ trì", exact=True).fill(lead)
    page.get_by_role("option", name=re.compile(lead)).first.click()
    page.get_by_role("button", name="Thêm", exact=True).click()
    expect(page.get_by_role("row").filter(has_text=title)).to_be_visible()


def seen_from_above(page: Page, plan: str) -> tuple[str, str]:
    """How the province reads it: how long after, and how many of its lines are answered."""
    look(page, f"/plans/{plan}?tab=coverage")
    row = (
        page.get_by_role("region", name="Kế hoạch của các cơ quan cấp dưới")
        .get_by_role("row")
        .filter(has_text="UBND xã An Phú")
    )
    cells = row.first.get_by_role("cell")
    return cells.nth(2).inner_text(), cells.nth(3).inner_text()
