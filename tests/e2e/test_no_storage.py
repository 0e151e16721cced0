"""A browser inside another app that keeps nothing (product.md §21): one signs in, reads and decides, and is told what is not kept."""

import re

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.e2e.conftest import PATIENCE
from tests.instance import Running

ZALO = (
    "Mozilla/5.0 (Linux; Android 12; SM-A125F; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Version/4.0 Chrome/120.0 Mobile Safari/537.36 Zalo android/24010"
)
OFF = """for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
    Object.defineProperty(window, name, { get() { throw new DOMException('off', 'SecurityError') } })"""
FULL = """Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"""


def view(browser: Browser, storage: str) -> Page:
    """A phone's, inside another app."""
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, user_agent=ZALO, locale="vi-VN", has_touch=True
    )
    context.add_init_script(f"if (location.protocol !== 'about:') {{ {storage} }}")
    page: Page = context.new_page()
    page.set_default_timeout(PATIENCE)
    return page


def sign_in(page: Page, instance: Running, username: str, wanted: str) -> None:
    page.goto(f"http://127.0.0.1:{instance.port}/sign-in?next={wanted}")
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu", exact=True).fill("demo")
    page.get_by_role("button", name="Đăng nhập", exact=True).click()


@pytest.mark.parametrize("storage", [OFF, FULL], ids=["off", "full"])
def test_who_comes_by_a_view_that_keeps_nothing_decides_all_the_same(
    browser: Browser, instance: Running, storage: str
) -> None:
    page = view(browser, storage)
    context = page.context
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error.stack)))

    sign_in(page, instance, "head", "/decide")
    page.get_by_role("button", name="Trả lại", exact=True).click()
    page.get_by_role("textbox").fill("Thiếu số liệu tháng 7")
    expect(page.get_by_role("dialog").get_by_text("không giữ được nội dung đang nhập")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Trả lại", exact=True).click()
    expect(page.get_by_role("textbox")).to_have_value("Thiếu số liệu tháng 7")
    page.keyboard.press("Escape")
    left = page.get_by_text("Còn", exact=False).first.inner_text()
    page.get_by_role("button", name="Đồng ý", exact=True).click()
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_text(left, exact=True)).to_be_visible(timeout=PATIENCE)
    context.close()
    assert not faults, "\n".join(faults)


def test_who_writes_at_the_end_of_a_long_page_is_told_there_and_asked_before_it_goes(
    browser: Browser, instance: Running
) -> None:
    """What is typed is in this page alone; the way to the phone's own browser stands at the foot of every page."""
    page = view(browser, OFF)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    sign_in(page, instance, "officer", "/work")
    page.locator(".item a").first.click()
    field = page.get_by_placeholder("Viết trao đổi", exact=False)
    field.click()
    page.keyboard.type("Số liệu tháng 7")
    expect(page.get_by_text("không giữ được nội dung đang nhập")).to_be_in_viewport()
    page.evaluate("() => { location.reload() }")
    expect(field).to_have_value("Số liệu tháng 7")
    assert asked == ["beforeunload"]
    expect(page.get_by_role("contentinfo").get_by_role("link", name="Mở bằng trình duyệt")).to_have_attribute(
        "href", re.compile("^intent://.*/(tasks|tickets)/")
    )
    page.context.close()
