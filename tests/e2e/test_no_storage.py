"""A browser inside another app that keeps nothing (product.md §21): one signs in, reads and decides, and is told what is not kept."""

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import PATIENCE
from tests.instance import Running

ZALO = (
    "Mozilla/5.0 (Linux; Android 12; SM-A125F; wv) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Version/4.0 Chrome/120.0 Mobile Safari/537.36 Zalo android/24010"
)
OFF = """for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
    Object.defineProperty(window, name, { get() { throw new DOMException('off', 'SecurityError') } })"""
FULL = """Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"""


@pytest.mark.parametrize("storage", [OFF, FULL], ids=["off", "full"])
def test_who_comes_by_a_view_that_keeps_nothing_decides_all_the_same(
    browser: Browser, instance: Running, storage: str
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, user_agent=ZALO, locale="vi-VN", has_touch=True
    )
    context.add_init_script(f"if (location.protocol !== 'about:') {{ {storage} }}")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error.stack)))

    page.goto(f"http://127.0.0.1:{instance.port}/sign-in?next=/decide")
    page.get_by_label("Tên đăng nhập").fill("head")
    page.get_by_label("Mật khẩu", exact=True).fill("demo")
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
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
