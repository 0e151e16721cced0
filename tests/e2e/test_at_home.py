"""The app on the home screen, opened where there is no network: it says so itself, and comes to life with the network."""

import re

from playwright.sync_api import Browser, expect

from tests.e2e.conftest import PATIENCE
from tests.instance import Running

# Playwright cannot open an installed app; this is all by which a page knows that it is one.
INSTALLED = """const asked = matchMedia.bind(window)
    window.matchMedia = (query) => asked(query === '(display-mode: standalone)' ? 'all' : query)"""
TAKEN = "navigator.serviceWorker.ready.then(() => null)"


def test_opened_without_a_network_it_says_so_and_goes_on_with_it(browser: Browser, instance: Running) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, locale="vi-VN", has_touch=True)
    context.add_init_script(INSTALLED)
    faults: list[str] = []
    base = f"http://127.0.0.1:{instance.port}"
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{base}/sign-in")
    page.get_by_role("button", name="Huỳnh Thị Thử").click()
    page.wait_for_url(re.compile("/work"))
    page.evaluate(TAKEN)
    page.close()
    context.set_offline(True)
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error.stack)))
    page.goto(f"{base}/work")
    expect(page.get_by_text("Không kết nối được với máy chủ.")).to_be_visible(timeout=PATIENCE)
    context.set_offline(False)
    expect(page.get_by_role("tablist", name="Hộp việc")).to_be_visible(timeout=PATIENCE)
    context.close()
    assert not faults, "\n".join(faults)
