"""An announced visit: the unit reports on an outline beforehand, written by its office and sent by its leader; until then the team
reads none of it (product.md §8)."""

import re
import uuid

from playwright.sync_api import Page, expect

from tests.e2e.scenarios._pages import asked, fill, look, press
from tests.e2e.sending import send, step

INSPECTOR, OFFICE, CHAIRMAN = "Hoàng Kiểm Nghiệm", "Nguyễn Thị Mẫu", "Trần Minh Họa"
TITLE = "Kiểm tra việc giải quyết thủ tục hành chính"
SAID = "Trong 6 tháng tiếp nhận 1.204 hồ sơ, 12 hồ sơ chậm."


def test_what_the_unit_says_beforehand(desk):
    inspector, office, chairman = (desk().enter(name) for name in (INSPECTOR, OFFICE, CHAIRMAN))
    visit = planned(inspector, asked(office, "me")["body"]["id"])
    outlined(inspector, visit)
    self_reported(inspector, office, chairman, visit)


def planned(inspector: Page, unit: int) -> str:
    """By decision, not announced yet; its id."""
    new = str(uuid.uuid4())
    wish = {"id": new, "kind": "PLANNED", "title": TITLE, "unit": unit, "starts_on": "2026-08-14", "ends_on": "2026-08-14",
            "basis": "", "team": [{"person": asked(inspector, "me")["id"], "role": "HEAD", "title": "Trưởng đoàn"}]}  # fmt: skip
    send(inspector, "POST", "inspections", wish)
    step(inspector, f"inspections/{new}", "decide", number="75/QĐ-SNV", date="2026-08-14")
    return new


def outlined(inspector: Page, visit: str) -> None:
    """Two lines of the team's own, with the notice of the visit."""
    page = look(inspector, f"/inspections/{visit}")
    page.get_by_role("button", name="Soạn đề cương").click()
    form = page.get_by_role("dialog", name="Đề cương tự báo cáo")
    form.get_by_label("Nội dung đơn vị báo cáo").fill("Số hồ sơ tiếp nhận, chậm\nViệc niêm yết thủ tục")
    form.get_by_role("button", name="Lưu đề cương").click()
    expect(form.get_by_text("Ngày không hợp lệ")).to_be_visible()
    form.get_by_label("Hạn gửi tự báo cáo").fill("17/8/2026")
    form.get_by_role("button", name="Lưu đề cương").click()
    expect(form).to_be_hidden()
    press(page, "Thông báo cho đơn vị")


def self_reported(inspector: Page, office: Page, chairman: Page, visit: str) -> None:
    """Written by the office, sent by the chairman; until then the team reads none of it."""
    look(office, f"/inspections/{visit}").get_by_role("link", name="Soạn", exact=True).click()
    for number, words in ((1, SAID), (2, "Đã niêm yết 122/126.")):
        box = office.get_by_role("textbox", name=f"Nội dung báo cáo, Mục {number}")
        box.fill(words)
        box.blur()
    expect(office.get_by_text("Đã lưu")).to_have_count(2)
    fill(office, "Trình lãnh đạo…", {})
    report = asked(office, f"inspections/{visit}/replies")["self_report"]["id"]
    expect(look(inspector, f"/inspections/{visit}").get_by_text("Chờ đơn vị gửi").first).to_be_visible()
    expect(inspector.get_by_text(SAID)).to_have_count(0)
    fill(
        look(chairman, f"/replies/{report}"),
        "Gửi đoàn kiểm tra…",
        {"Số văn bản": "77/BC-UBND", "Ngày văn bản": "14/8/2026"},
    )
    expect(inspector.get_by_text(SAID)).to_be_visible()  # nobody touched this page
    expect(inspector.get_by_text(re.compile("Văn bản 77/BC-UBND"))).to_be_visible()
