"""From a finding on a phone to the last of five closed, while the Committee's board follows by itself and the server is
restarted in between."""

import os
import re
import signal

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.test_story import moves_within_a_second

TITLE = "Kiểm tra đột xuất bộ phận một cửa"
FINDINGS = {
    "Biển hướng dẫn thủ tục đã cũ": "Nhắc nhở",
    "Hai thủ tục niêm yết hết hiệu lực": "Nhẹ",
    "Máy lấy số hỏng từ tháng 6": "Nhắc nhở",
    "Sổ theo dõi hồ sơ ghi chưa đủ cột": "Nhẹ",
    "Chưa công khai số điện thoại phản ánh": "Nhắc nhở",
}
DONE = "Đã khắc phục, có biên bản kèm theo: "


def choose(page: Page, label: str, option: str) -> None:
    """From a list that opens below its field."""
    page.get_by_role("combobox", name=re.compile(label)).or_(
        page.get_by_role("textbox", name=re.compile(label))
    ).first.click()
    page.get_by_role("option", name=re.compile(option)).click()


def plan_and_open(page: Page) -> None:
    """A surprise inspection, planned and opened on a phone."""
    page.get_by_role("link", name="Lập cuộc kiểm tra").click()
    page.get_by_role("radio", name="Đột xuất").check()
    choose(page, "Đơn vị được kiểm tra", "xã An Phú")
    page.get_by_role("textbox", name="Tên cuộc kiểm tra").fill(TITLE)
    page.get_by_role("textbox", name="Từ ngày").fill("14/8")
    page.get_by_role("button", name="Thêm người").click()
    choose(page, "Chọn người", "Hoàng Kiểm Nghiệm")
    page.get_by_role("button", name="Lập cuộc kiểm tra").click()
    page.get_by_role("button", name="Ghi quyết định kiểm tra").click()
    fill(page, {"Số quyết định": "61/QĐ-SNV", "Ngày quyết định": "14/8"}, "Ghi quyết định kiểm tra")
    page.get_by_role("button", name="Công bố kiểm tra tại đơn vị").click()


def fill(page: Page, values: dict[str, str], button: str) -> None:
    """A dialog's fields, then its button."""
    dialog = page.get_by_role("dialog")
    for name, value in values.items():
        dialog.get_by_role("textbox", name=name).fill(value)
    dialog.get_by_role("button", name=button).click()
    expect(dialog).to_be_hidden()


def log_findings(page: Page) -> str:
    """Five, one after the other; the third while there is no network. Gives the inspection's code."""
    page.get_by_role("link", name="Ghi phát hiện").click()
    where = page.get_by_role("heading", level=1)
    expect(where).to_contain_text("xã An Phú")
    code = where.inner_text().split(" ")[0]
    *first, last = FINDINGS.items()
    for number, (text, severity) in enumerate([*first, last]):
        page.get_by_role("textbox", name="Nội dung phát hiện").fill(text)
        page.get_by_role("radio", name=severity, exact=True).check()
        if number == 0:
            choose(page, "Lĩnh vực", "Cải cách thủ tục hành chính")  # kept for the next ones
        page.get_by_role("radio", name="10 ngày").check()
        why = page.get_by_role("textbox", name="Lý do thời hạn khác quy định")
        if why.count():  # ten days are usual for the gravest alone
            why.fill("Xong trước kỳ họp")
        page.context.set_offline(number == 2)
        page.get_by_role("button", name="Xong" if text == last[0] else "Lưu, ghi phát hiện khác").click()
        if number == 2:
            expect(page.get_by_text("1 phát hiện đang giữ trên máy này")).to_be_visible(timeout=20_000)
            page.context.set_offline(False)  # it goes out by itself
        expect(page.get_by_text("đang giữ trên máy này")).to_have_count(0, timeout=20_000)
    expect(page.get_by_text("5 phát hiện", exact=True)).to_be_visible()
    return code


def open_report(page: Page, code: str) -> None:
    """As those who answer and those who judge find it."""
    page.get_by_role("link", name="Kiểm tra").first.click()
    page.get_by_role("region", name="Báo cáo khắc phục đang làm").get_by_role("link", name=re.compile(code)).click()
    expect(page.get_by_role("list", name="Các nội dung của báo cáo")).to_be_visible()


def find_in_work(page: Page, box: str, code: str) -> None:
    """The same, from what waits for them."""
    page.get_by_role("link", name="Việc của tôi").first.click()
    page.get_by_role("tab", name=box).click()
    page.get_by_role("link", name=re.compile(code)).first.click()
    page.get_by_role("link", name="Mở báo cáo khắc phục").click()
    expect(page.get_by_role("list", name="Các nội dung của báo cáo")).to_be_visible()


def write(page: Page, code: str, text: str) -> None:
    """A row of the report, saved by itself."""
    row = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=code, exact=True))
    row.get_by_role("textbox", name=f"Kết quả khắc phục, {code}").fill(text)
    expect(row.get_by_text("Đã lưu")).to_be_visible()


@pytest.mark.kills
def test_from_finding_to_closed(desk, instance):
    inspector = desk(width=390, height=780).enter("Hoàng Kiểm Nghiệm")
    committee = desk().enter("Đỗ Văn Theo Dõi")
    expect(committee.get_by_role("heading", name="Bảng khắc phục")).to_be_visible()
    plan_and_open(inspector)
    code = log_findings(inspector)
    committee.goto(f"{committee.url}?q={code}-")
    expect(committee.get_by_text("Không có nội dung nào khớp bộ lọc")).to_be_visible()
    inspector.get_by_role("button", name="Đã ký biên bản").click()
    inspector.get_by_role("button", name="Ghi thông báo kết luận").click()
    with moves_within_a_second(committee, "Hai thủ tục niêm yết hết hiệu lực", by=inspector):
        fill(
            inspector,
            {"Số thông báo kết luận": "71/TB-ĐKT", "Ngày thông báo": "14/8", "Người ký": "Triệu Văn Chủ Tịch"},
            "Ghi thông báo kết luận",
        )
    codes = [f"{code}-{number:02d}" for number in range(1, 6)]
    column = committee.get_by_role("list", name="Các cột theo trạng thái")
    expect(column.get_by_role("list", name=re.compile("Mới mở, 5 nội dung"))).to_be_visible()

    standing = desk().enter("Nguyễn Thị Mẫu")
    open_report(standing, code)
    for one, text in zip(codes, FINDINGS, strict=True):
        write(standing, one, DONE + text)
    expect(column.get_by_role("list", name=re.compile("Đang khắc phục, 5 nội dung"))).to_be_visible()

    os.kill(instance.number("web"), signal.SIGKILL)
    expect(committee.get_by_role("status").filter(has_text="Mất kết nối trực tiếp")).to_be_visible(timeout=10_000)
    expect(committee.get_by_text("Trực tuyến")).to_be_visible(timeout=40_000)
    expect(standing.get_by_text("Trực tuyến")).to_be_visible(timeout=40_000)

    standing.get_by_role("button", name="Trình", exact=True).click()
    chairman = desk().enter("Trần Minh Họa")
    find_in_work(chairman, "Chờ tôi quyết", code)
    chairman.get_by_role("button", name="Gửi báo cáo khắc phục").click()
    with moves_within_a_second(committee, "từ Đang khắc phục", by=chairman):
        fill(chairman, {"Số báo cáo": "131/BC-UBND", "Ngày báo cáo": "14/8"}, "Gửi báo cáo khắc phục")
    expect(column.get_by_role("list", name=re.compile("Chờ kiểm tra kết quả, 5 nội dung"))).to_be_visible()

    open_report(inspector, code)
    second = inspector.get_by_role("listitem").filter(has=inspector.get_by_role("link", name=codes[1], exact=True))
    second.get_by_role("button", name="Trả lại…").click()
    inspector.get_by_role("dialog").get_by_role("button", name="Thiếu minh chứng").click()
    with moves_within_a_second(committee, "Trả lại lần 1", by=inspector):
        fill(inspector, {}, "Trả lại")
    with moves_within_a_second(committee, "4 nội dung vừa chuyển", by=inspector):
        inspector.get_by_role("button", name="Chấp nhận các dòng còn lại (4)").click()
    expect(column.get_by_role("list", name=re.compile("Đã khắc phục xong, 4 nội dung"))).to_be_visible()

    expect(standing.get_by_text("Thiếu minh chứng hoặc văn bản.").first).to_be_visible()
    write(standing, codes[1], "Đã thay bản niêm yết, gửi kèm ảnh và văn bản số 132/UBND-VP.")
    standing.get_by_role("button", name="Trình", exact=True).click()
    chairman.get_by_role("button", name="Gửi báo cáo khắc phục").click()
    fill(chairman, {"Số báo cáo": "133/BC-UBND", "Ngày báo cáo": "14/8"}, "Gửi báo cáo khắc phục")
    second.get_by_role("button", name="Chấp nhận", exact=True).click()
    expect(column.get_by_role("list", name=re.compile("Đã khắc phục xong, 5 nội dung"))).to_be_visible()
    verified = instance.call("verify")
    assert verified.returncode == 0, verified.stdout + verified.stderr
