"""What is not within the unit's authority (product.md §9, domain.md §4): its chairman puts it to a higher level by letter, and from
the letter on it counts as handled and is nobody's delay; the answer sends it back, with the days that were left when the letter went,
and the unit works on."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.scenarios._pages import asked, every, fill, is_its_list, look
from tests.e2e.sending import inspect, report, step

INSPECTOR, OFFICE = "Hoàng Kiểm Nghiệm", "Bùi Thường Trực"
STANDING, CHAIRMAN = "Nguyễn Thị Mẫu", "Trần Minh Họa"
ABOVE, OURS = "Phần mềm một cửa thiếu hai mẫu đơn", "Sổ theo dõi ghi chưa đủ cột"
OPEN, AWAY, CLOSED = "Chưa xử lý xong", "Đã chuyển cấp trên", "Đã khắc phục xong"
WHY, ANSWER = "Phần mềm do tỉnh quản trị.", "Xã tự khai báo mẫu đơn theo tài khoản quản trị đã cấp."
LETTER = {"Số văn bản kiến nghị": "92/UBND-VP", "Ngày văn bản kiến nghị": "14/8/2026", "Lý do": WHY}
SENT_BACK = {"Nội dung trả lời": ANSWER, "Số văn bản trả lời": "310/SNV-CCHC", "Ngày trả lời": "19/8/2026"}


@pytest.mark.kills
def test_put_to_a_higher_level_and_sent_back(desk, go_to):
    inspector, office, standing, chairman = (desk().enter(name) for name in (INSPECTOR, OFFICE, STANDING, CHAIRMAN))
    body = asked(standing, "me")["body"]["id"]
    visit = inspect(inspector, body, "Kiểm tra bộ phận một cửa", (ABOVE, OURS), "91/TB-UBND")
    ticket = next(one["id"] for one in every(inspector, f"tickets?body={body}") if one["text"] == ABOVE)
    counts(chairman, visit, {OPEN: 2, AWAY: 0})
    expect(look(chairman, f"/tickets/{ticket}").get_by_text("29/09/2026").first).to_be_visible()  # 30 working days
    fill(chairman, "Kiến nghị cấp trên…", LETTER, in_menu=True)
    expect(look(office, f"/tickets/{ticket}").get_by_text(WHY).first).to_be_visible()
    counts(chairman, visit, {OPEN: 1, AWAY: 1})

    go_to(date(2026, 8, 19))
    counts(chairman, visit, {OPEN: 1, AWAY: 1})
    page = look(office, f"/tickets/{ticket}")
    fill(page, "Ghi trả lời của cấp trên…", SENT_BACK, found=[("Kết quả", "Giao lại đơn vị khắc phục")])
    works_on(standing, ticket)
    counts(chairman, visit, {OPEN: 2, AWAY: 0})
    was = f"&as_of={date(2026, 8, 18)}"
    counts(chairman, visit, {OPEN: 1, AWAY: 1}, was)  # how it stood the day before

    report(standing, chairman, [asked(standing, f"tickets/{ticket}")], "95")
    step(inspector, f"tickets/{ticket}", "accept")
    counts(chairman, visit, {OPEN: 1, AWAY: 0, CLOSED: 1})


def counts(page: Page, visit: str, figures: dict[str, int], day: str = "") -> None:
    """Each figure of this visit, and the list that it opens."""
    look(page, f"/remediation/figures?inspection={visit}{day}")
    expect(page.get_by_test_id("share")).to_be_visible()
    for name, count in figures.items():
        if count:
            is_its_list(page, name, count)
        else:
            row = page.locator("dl > div").filter(has=page.get_by_text(name, exact=True))
            expect(row.get_by_role("definition")).to_have_text("0")


def works_on(standing: Page, ticket: str) -> None:
    """It lies with the unit again, with the answer and three working days more: those that the answer took."""
    page = look(standing, f"/tickets/{ticket}")
    expect(page.get_by_text(ANSWER).first).to_be_visible()
    expect(page.get_by_text("310/SNV-CCHC").first).to_be_visible()
    expect(page.get_by_text("02/10/2026").first).to_be_visible()
