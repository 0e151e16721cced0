"""Browsers on a whole instance: the demo under `./dondoc run`, as an office would open it.

A console error, a fault of a page, a report of the content policy, or a request to any other address fails the test.
"""

import os
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, sync_playwright

from tests.e2e.timing import stopwatch  # noqa: F401  # a fixture
from tests.instance import Running, demo

# What a browser reports while the server, the database or the network is cut off under it; forgiven in a story marked `kills`.
CUT = (
    "ERR_CONNECTION",
    "ERR_INTERNET_DISCONNECTED",
    "ERR_SOCKET_NOT_CONNECTED",
    "ERR_EMPTY_RESPONSE",
    "WebSocket",
    "503",
)
PATIENCE = 15_000  # ms
LANDED = re.compile(r"/(work|overview|inspections|board|start)\b")  # where a day begins, by post
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"]  # fmt: skip


@pytest.fixture(scope="session")
def instance() -> Iterator[Running]:
    """The demo, once for all stories."""
    with demo() as running:
        yield running


@pytest.fixture
def second_instance() -> Iterator[Running]:
    """Another one beside it."""
    with demo() as running:
        yield running


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium, as root too."""
    opened_by = os.environ["DONDOC_CHROMIUM"]  # ./dondoc test finds or installs it
    opened = playwright.chromium.launch(executable_path=opened_by, args=ARGUMENTS)
    yield opened
    opened.close()


class Desk:
    """One person at one browser. `forgiven`: parts of console errors that belong to the story."""

    def __init__(
        self,
        context: BrowserContext,
        base: str,
        faults: list[str],
        forgiven: tuple[str, ...] = (),
        patience: int = PATIENCE,
    ) -> None:
        self.forgiven = forgiven
        self.patience = patience
        self.base = base
        self.faults = faults
        self.context = context
        self.page = self.tab()

    def tab(self) -> Page:
        """One more tab of this browser."""
        page: Page = self.context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.faults.append(f"page: {error}"))
        page.on("request", self._asked)
        page.set_default_timeout(self.patience)
        return page

    def enter(self, name: str) -> Page:
        """In by the demo card of the person with this name."""
        self.page.goto(f"{self.base}/sign-in")
        self.page.get_by_role("button", name=name).click()
        self.page.wait_for_url(LANDED)
        return self.page

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(part in message.text for part in self.forgiven):
            self.faults.append(f"console: {message.text} at {message.location['url']}, on {self.page.url}")

    def _asked(self, request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != urlsplit(self.base).netloc:
            self.faults.append(f"outside: {request.url}")


@pytest.fixture
def patience() -> int:
    """How long a page may take to be ready for what is done to it."""
    return PATIENCE


@pytest.fixture
def desk(
    request: pytest.FixtureRequest, browser: Browser, instance: Running, patience: int
) -> Iterator[Callable[..., Desk]]:
    """Makes people at browsers; afterwards nothing may have gone wrong at any of them."""
    forgiven = CUT if request.node.get_closest_marker("kills") else ()
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def sit(
        *, width: int = 1440, height: int = 900, language: str = "vi", dark: bool = False, touch: bool = False
    ) -> Desk:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            color_scheme="dark" if dark else "light",
            has_touch=touch,
        )
        # An empty page has no storage.
        context.add_init_script(
            f"if (location.protocol !== 'about:') localStorage.setItem('dondoc-language', '{language}')"
        )
        contexts.append(context)
        return Desk(context, f"http://127.0.0.1:{instance.port}", faults, forgiven, patience)

    yield sit
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)
