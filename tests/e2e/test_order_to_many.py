"""A unit's figures, from the officer's page to the giver's matrix."""

import re

import pypdfium2
from playwright.sync_api import expect


def test_a_units_figures_reach_the_matrix_when_they_are_sent(desk):
    """Within the commune, where there is one wall fewer: given by the Chairman, filled in from a pasted row, sent, added."""
    leading = desk()
    chairman = leading.enter("Trần Minh Họa")
    officer = desk().enter("Phạm Thí Dụ")
    chairman.goto(f"{leading.base}/orders/new")
    chairman.get_by_label("Nội dung giao").fill("Thống kê bàn ghế chờ của người dân")
    chairman.get_by_role("button", name="Dán danh sách tên").click()
    chairman.get_by_label("Dán danh sách tên").fill("Phòng Kinh tế\nTrung tâm Phục vụ hành chính công\nPhòng Không Có")
    chairman.get_by_role("button", name="Nhận các tên này").click()
    expect(chairman.get_by_text("Phòng Không Có", exact=False).last).to_be_visible()
    for number, name in enumerate(("Số ghế", "Số ghế hỏng"), start=1):
        chairman.get_by_role("button", name="Thêm số liệu").click()
        chairman.get_by_role("group", name=f"Số liệu {number}").get_by_label("Tên số liệu").fill(name)
    chairman.get_by_role("button", name="Giao 2 đơn vị").click()
    chairman.get_by_role("dialog", name="Giao cho 2 đơn vị?").get_by_role("button", name="Giao 2 đơn vị").click()
    expect(chairman.get_by_text("0/2 đơn vị đã gửi")).to_be_visible()
    chairman.get_by_role("button", name="Nhắc 2 đơn vị chưa gửi").click()
    chairman.get_by_role("dialog").get_by_role("button", name="Nhắc 2 đơn vị chưa gửi").click()
    said = chairman.get_by_text("Đã nhắc 2 đơn vị", exact=True)
    expect(said).to_be_visible()
    chairman.emulate_media(media="print")  # neither what was said of an act, nor the sum at the foot of every sheet
    expect(said).to_be_hidden()
    expect(chairman.locator(".order-matrix tfoot")).to_have_css("display", "table-row-group")
    paper = pypdfium2.PdfDocument(chairman.pdf(prefer_css_page_size=True))
    assert [
        n for n, sheet in enumerate(paper) if sheet.get_width() < sheet.get_height()
    ] == []  # nor an empty sheet last
    chairman.emulate_media(media="screen")

    officer.get_by_role(
        "tab", name=re.compile("Cần làm")
    ).click()  # who heads a unit sees first what waits for their decision
    officer.get_by_role("link", name="Thống kê bàn ghế chờ của người dân").first.click()
    row = chairman.get_by_role("row", name=re.compile("Trung tâm PVHCC"))
    first = officer.get_by_label("Số ghế", exact=False).first
    first.evaluate(
        "field => { const data = new DataTransfer(); data.setData('text', '1.200\\t15');"
        " field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })) }"
    )
    officer.get_by_role("button", name="Lưu số liệu").click()
    expect(officer.get_by_text("Số ghế: 1.200; Số ghế hỏng: 15").first).to_be_visible()
    expect(row.get_by_role("cell", name="1.200")).to_have_count(0)
    officer.get_by_role("button", name="Gửi duyệt").first.click()
    dialog = officer.get_by_role("dialog")
    dialog.get_by_label("Kết quả thực hiện").fill("Đã thống kê.")
    dialog.get_by_role("button", name="Gửi duyệt").click()
    expect(row.get_by_role("cell", name="1.200")).to_be_visible()
    expect(chairman.get_by_text("1/2 đơn vị đã gửi")).to_be_visible()
