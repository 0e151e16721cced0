"""What is done on a visit's pages, on a phone: shared by the stories that tell of one."""

import re

from playwright.sync_api import FilePayload, Locator, Page, expect

PASSCODE = "gió mùa 2026"
LIST = "Kiểm tra công vụ, giờ giấc"
PARTS = 5  # of a pack


def choose(page: Page, label: str, option: str) -> None:
    """From a list that opens below its field."""
    name = re.compile(label)
    page.get_by_role("combobox", name=name).or_(page.get_by_role("textbox", name=name)).last.click()
    page.get_by_role("option", name=re.compile(option)).click()


def plan_surprise(page: Page, title: str, team: tuple[str, ...], *, day: str = "14/8") -> str:
    """A surprise inspection of An Phú with its decision and checklist; its id. Nobody there knows of it."""
    page.get_by_role("link", name="Lập cuộc kiểm tra").click()
    page.get_by_role("radio", name="Đột xuất").check()
    choose(page, "Đơn vị được kiểm tra", "xã An Phú")
    page.get_by_role("textbox", name="Tên cuộc kiểm tra").fill(title)
    page.get_by_role("textbox", name="Từ ngày").fill(day)
    for name in team:
        page.get_by_role("button", name="Thêm người").click()
        choose(page, "Chọn người", name)
    page.get_by_role("button", name="Lập cuộc kiểm tra").click()
    expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
    page.get_by_role("button", name="Chọn danh mục mang theo").click()
    page.get_by_role("checkbox", name=LIST).check()
    page.get_by_role("button", name="Mang theo", exact=True).click()
    expect(page.get_by_role("button", name="Mang theo", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Ghi quyết định kiểm tra").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Số quyết định").fill("61/QĐ-SNV")
    dialog.get_by_role("textbox", name="Ngày quyết định").fill("14/8")
    dialog.get_by_role("button", name="Ghi quyết định kiểm tra").click()
    expect(dialog).to_be_hidden()
    found = re.search(r"/inspections/([0-9a-f-]{36})", page.url)
    assert found, page.url
    return found[1]


def open_on_site(page: Page) -> None:
    """From now on the inspected body knows."""
    page.get_by_role("button", name="Công bố kiểm tra tại đơn vị").click()
    expect(page.get_by_text("Đã thực hiện: Công bố kiểm tra tại đơn vị")).to_be_visible()


def take_along(page: Page) -> None:
    """The pack, under a passcode of this device; green marks for all its parts."""
    for label in ("Đặt mã khóa trên máy này", "Nhập lại mã khóa"):
        page.get_by_label(label).fill(PASSCODE)
    page.get_by_role("button", name="Đặt mã khóa").click()
    page.get_by_role("button", name="Tải gói kiểm tra").click()
    expect(page.get_by_text("Đã có trên máy")).to_have_count(PARTS)


def unlock(page: Page) -> None:
    """With the passcode, as after every new tab."""
    page.get_by_label(re.compile("^Mã khóa của")).fill(PASSCODE)
    page.get_by_role("button", name="Mở khóa").click()
    expect(page.get_by_role("progressbar")).to_be_visible()


def card(page: Page, no: str) -> Locator:
    """A line of the checklist."""
    return page.get_by_role("article", name=re.compile(f"^{re.escape(no)} "))


def count(page: Page, no: str, *figures: str) -> None:
    """The figures of a line, in their order."""
    fields = card(page, no).get_by_role("textbox")
    for at, figure in enumerate(figures):
        fields.nth(at).fill(figure)


def say(page: Page, no: str, choice: str) -> None:
    """Yes, no, or another of a line's choices."""
    card(page, no).get_by_role("radio", name=choice, exact=True).check()


def photograph(page: Page, where: Locator) -> None:
    """As a camera would hand it over: here, what the screen shows."""
    shots = where.get_by_role("listitem").filter(has=page.get_by_role("img"))
    before = shots.count()
    picture = FilePayload(name="anh.jpg", mimeType="image/jpeg", buffer=page.screenshot(type="jpeg"))
    where.locator("input[type=file]").set_input_files(picture)
    expect(shots).to_have_count(before + 1)


def log_finding(page: Page, no: str) -> None:
    """One touch where a line failed: written already, due in 15 days; where its severity has others, with the reason."""
    card(page, no).get_by_role("link", name="Ghi phát hiện").click()
    expect(page.get_by_role("textbox", name="Nội dung phát hiện")).not_to_have_value("")
    page.get_by_role("radio", name="15 ngày").check()
    reason = page.get_by_role("textbox", name="Lý do thời hạn khác quy định")
    if reason.count():
        reason.fill("Đoàn yêu cầu cùng một hạn cho cả ba nội dung.")
    page.get_by_role("button", name="Xong").click()
    expect(card(page, no).get_by_text("Đã ghi 1 phát hiện")).to_be_visible()


def unsent(page: Page) -> Locator:
    """How much is only on this device; always in sight."""
    return page.get_by_role("link", name=re.compile(r"^Chưa gửi \("))


# How much that waits to be sent lies on the device: what a page shows is written there a moment later.
ON_DEVICE = """(many) => new Promise((told) => {
    indexedDB.open('dondoc-device').onsuccess = ({ target: { result: db } }) => {
        db.transaction('records').objectStore('records').getAll().onsuccess = ({ target: { result: all } }) => {
            db.close()
            told(all.filter((one) => one.unsent).length === many)
        }
    }
})"""


def lies_on_device(page: Page, many: int) -> None:
    """Waits until this much that is unsent would outlive the page."""
    for _ in range(600):
        if page.evaluate(ON_DEVICE, many):
            return
        page.evaluate("new Promise(requestAnimationFrame)")
    raise AssertionError("it never lay there")


def write_minutes(page: Page, *, until: str, people: str, title: str) -> None:
    """What only people in the room know; the rest is written already."""
    page.get_by_role("link", name="Biên bản").click()
    page.get_by_role("textbox", name="Kết thúc").fill(until)
    page.get_by_role("textbox", name="Họ tên").fill(people)
    page.get_by_role("textbox", name="Chức vụ").first.fill(title)
    page.get_by_role("textbox", name="Ý kiến của đơn vị").fill("Nhất trí với nội dung biên bản.")
    page.get_by_role("switch", name="Đã đọc lại").check()


def printed(page: Page) -> bytes:
    """The minutes as the device's own printer gets them."""
    paper = page.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    return paper


def sign(page: Page) -> None:
    """In ink: a page is photographed, and nothing changes any more."""
    page.get_by_role("button", name="Có chữ ký trên giấy").click()
    panel = page.get_by_role("region", name="Có chữ ký trên giấy")
    photograph(page, panel)
    panel.get_by_role("button", name="Xác nhận có đủ chữ ký").click()
    expect(page.get_by_text("Biên bản không sửa được nữa")).to_be_visible()
