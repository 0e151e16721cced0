"""The line of a commune far away (product.md §30), as Chromium draws it out."""

from playwright.sync_api import Page

KBITS, LATENCY = 400, 400  # kbit/s each way; ms there and back


def slow_line(page: Page) -> None:
    """From now on this page is on it."""
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    through = KBITS * 1000 / 8
    line.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": LATENCY, "downloadThroughput": through, "uploadThroughput": through},
    )
