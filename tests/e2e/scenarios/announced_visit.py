"""An announced visit: the unit reports on an outline beforehand, written by its office and sent by its leader; until then the team
reads none of it. Of the drafts it disputes one, is silent of another, and one is withdrawn; the notice says what is left, and the
ticket keeps what the unit said (product.md §8, §9)."""

import re
import uuid
import zipfile
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.scenarios._pages import asked, fill, look, press
from tests.e2e.sending import send, step

INSPECTOR, OFFICE, CHAIRMAN = "Hoàng Kiểm Nghiệm", "Nguyễn Thị Mẫu", "Trần Minh Họa"
TITLE = "Kiểm tra việc giải quyết thủ tục hành chính"
SAID = "Trong 6 tháng tiếp nhận 1.204 hồ sơ, 12 hồ sơ chậm."
DISPUTED, SILENT, WITHDRAWN = "Niêm yết thiếu 4 thủ tục", "Sổ theo dõi thiếu cột", "Chưa xin lỗi 3 hồ sơ chậm"
WHY, REASON = "Bốn thủ tục này đã bãi bỏ từ tháng 6.", "Đơn vị đã xuất trình đủ thư xin lỗi."
NOTICE = {"Số thông báo kết luận": "88/TB-UBND", "Ngày thông báo": "19/8/2026", "Chức vụ": "Phó Chủ tịch", "Người ký": "KT. Chủ tịch: Triệu Văn Ký"}  # fmt: skip


@pytest.mark.kills
def test_what_the_unit_says_before_and_after(desk, go_to, tmp_path):
    inspector, office, chairman = (desk().enter(name) for name in (INSPECTOR, OFFICE, CHAIRMAN))
    visit = planned(inspector, asked(office, "me")["body"]["id"])
    outlined(inspector, visit)
    self_reported(inspector, office, chairman, visit)
    found(inspector, visit)
    fill(
        look(inspector, f"/inspections/{visit}"), "Gửi dự thảo cho đơn vị…", {"Đơn vị trả lời trước ngày": "18/8/2026"}
    )
    opinion_sent(office, chairman, visit)
    expect(sent(inspector, DISPUTED).get_by_text("Không thống nhất")).to_be_visible()  # nobody touched this page
    expect(sent(inspector, DISPUTED).get_by_text(WHY)).to_be_visible()
    expect(sent(inspector, SILENT).get_by_text("Chưa có ý kiến.")).to_be_visible()
    withdraw(inspector, WITHDRAWN)

    go_to(date(2026, 8, 19))
    look(inspector, f"/inspections/{visit}")
    expect(sent(inspector, SILENT).get_by_text("Im lặng: coi là thống nhất")).to_be_visible()
    expect(sent(inspector, WITHDRAWN).get_by_text("Đã rút")).to_be_visible()
    fill(inspector, "Ghi thông báo kết luận…", NOTICE)
    says(inspector, tmp_path / "thong-bao.docx")
    kept(office, visit)


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


def found(inspector: Page, visit: str) -> None:
    """On site: three findings, the minutes signed."""
    step(inspector, f"inspections/{visit}", "open_on_site")
    for text in (DISPUTED, SILENT, WITHDRAWN):
        wish = {"id": str(uuid.uuid4()), "area": "PROCEDURES", "text": text, "severity": "MINOR", "requirement": "Khắc phục",
                "legal_basis": ""}  # fmt: skip
        send(inspector, "POST", f"inspections/{visit}/findings", wish)
    step(inspector, f"inspections/{visit}", "sign_minutes")


def opinion_sent(office: Page, chairman: Page, visit: str) -> None:
    """Of one draft that it is not so, of the others nothing; the team reads it once the chairman has sent it."""
    look(office, f"/inspections/{visit}").get_by_role("link", name="Có ý kiến").click()
    row = office.get_by_role("listitem").filter(has_text=DISPUTED)
    row.get_by_role("radio", name="Không thống nhất").check(force=True)  # its text lies over it
    box = row.get_by_role("textbox", name=re.compile("^Lý do chưa thống nhất"))
    box.fill(WHY)
    box.blur()
    expect(row.get_by_text("Đã lưu")).to_be_visible()
    fill(office, "Trình lãnh đạo…", {})
    opinion = asked(office, f"inspections/{visit}/replies")["opinion"]["id"]
    fill(
        look(chairman, f"/replies/{opinion}"),
        "Gửi đoàn kiểm tra…",
        {"Số văn bản": "78/CV-UBND", "Ngày văn bản": "14/8/2026"},
    )


def sent(page: Page, text: str) -> Locator:
    """A draft on the visit's page, beside what the unit says of it."""
    return page.locator(".opinion-rows > li").filter(has_text=text)


def withdraw(inspector: Page, text: str) -> None:
    """It stays on record with its reason, and is in no notice."""
    row = inspector.locator("li.item").filter(has_text=text)
    row.get_by_role("button", name="Rút phát hiện").click()
    dialog = inspector.get_by_role("dialog")
    dialog.get_by_label("Lý do rút").fill(REASON)
    dialog.get_by_role("button", name="Rút phát hiện").click()
    expect(dialog).to_be_hidden()
    expect(row.get_by_text(REASON)).to_be_visible()


def says(inspector: Page, file: Path) -> None:
    """The notice on paper: number, day, what it considered, who signs as what, and what is left of the findings."""
    with inspector.expect_download() as loaded:
        inspector.get_by_role("button", name="Tải thông báo (.docx)").click()
    loaded.value.save_as(file)
    words = re.sub(r"<[^>]+>", "", zipfile.ZipFile(file).read("word/document.xml").decode())
    for part in (
        "Số: 88/TB-UBND",
        "ngày 19 tháng 8 năm 2026",
        "75/QĐ-SNV",
        "78/CV-UBND",
        "KT. ",
        "PHÓ CHỦ TỊCH",
        "Triệu Văn Ký",
    ):
        assert part in words, (part, words)
    assert DISPUTED in words and SILENT in words and WITHDRAWN not in words and "DỰ THẢO" not in words


def kept(office: Page, visit: str) -> None:
    """Each ticket tells what was said of its draft, and by which document; of the one withdrawn the unit reads that it was."""
    tickets = {one["text"]: one["ticket"] for one in asked(office, f"inspections/{visit}")["findings"]}
    assert WITHDRAWN not in tickets
    opinion = asked(office, f"inspections/{visit}/replies")["opinion"]["id"]
    row = look(office, f"/replies/{opinion}").locator(".report-row").filter(has_text=WITHDRAWN)
    expect(row.get_by_text("Đã rút")).to_be_visible()
    page = look(office, f"/tickets/{tickets[DISPUTED]}")
    expect(page.get_by_role("heading", name="Ý kiến khi còn là dự thảo")).to_be_visible()
    expect(page.get_by_text(WHY)).to_be_visible()
    expect(page.get_by_text("Văn bản 78/CV-UBND ngày 14/08/2026")).to_be_visible()
    expect(look(office, f"/tickets/{tickets[SILENT]}").get_by_text("Im lặng: coi là thống nhất")).to_be_visible()
