"""Boards of 2,000 cards in a browser on a warm server: when the first card is painted, and how long the frames take while
the board is scrolled and while a card is carried over it."""

import os
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from playwright.sync_api import Page, sync_playwright

from backend import clock
from backend.accounts.models import User
from backend.cli import browser as browsers
from backend.ids import uuid7
from backend.plans.models import Task, TaskState
from tests import worlds
from tests.bench import boards
from tests.bench.figures import Milliseconds
from tests.notifications.server import Server, cookie_of, serving

CARDS = 2_000
PAINT, FRAME = 1_500.0, 20.0  # ms: the first card; all but one frame in twenty (60 a second are 16.7 apart)
LOADS = 5
AREAS = ("DIRECTION", "INSTITUTIONS", "PROCEDURES", "DIGITAL_GOVERNMENT")
WATCH = """
window.frames_ = []; window.first_ = null;
new MutationObserver((_, watch) => {
  if (!document.querySelector('.card')) return;
  watch.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => { window.first_ = performance.now(); }));
}).observe(document, { childList: true, subtree: true });
let last = 0;
const tick = (at) => { if (last) window.frames_.push(at - last); last = at; requestAnimationFrame(tick); };
requestAnimationFrame(tick);
"""
PAINTED = """new Promise((done) => {
  const look = () => (window.first_ === null ? requestAnimationFrame(look) : done(window.first_));
  look();
})"""


def measure(database_url: str) -> list[Milliseconds]:
    """Both boards, without lanes and with."""
    boards.fill()
    _fill()
    asked = [
        ("tickets", "province", "/board"),
        ("tickets in lanes", "province", "/board?lanes=inspection&card=compact"),
        ("tasks", "chairman", "/tasks?view=board"),
        ("tasks in lanes", "chairman", "/tasks?view=board&lanes=area"),
    ]
    cookies = [
        cookie_of(User.objects.get(username=username)) for _, username, _ in asked
    ]  # a driven browser bars queries
    with serving(database_url) as server, _browser() as opened:
        return [
            figure
            for (name, _, path), cookie in zip(asked, cookies, strict=True)
            for figure in _measured(name, _signed_in(opened, server, cookie), f"http://{server.host}{path}")
        ]


def _measured(name: str, page: Page, address: str) -> Iterator[Milliseconds]:
    paints = []
    for _ in range(LOADS):
        page.goto(address)
        page.locator(".card").first.wait_for()
        paints.append(page.evaluate(PAINTED))
    yield Milliseconds(f"board of {CARDS} {name}: first card painted", statistics.median(paints[1:]), PAINT)
    yield _frames(page, f"board of {CARDS} {name}: frame while scrolled", lambda: _scroll(page))
    yield _frames(page, f"board of {CARDS} {name}: frame while a card is carried", lambda: _carry(page))


def _frames(page: Page, name: str, act: Any) -> Milliseconds:
    """The slowest frame but one in twenty, while this is done."""
    page.evaluate("window.frames_.length = 0")
    act()
    times = sorted(page.evaluate("window.frames_"))
    late = times[int(len(times) * 0.95)]
    more = f"median {statistics.median(times):.1f}, worst {times[-1]:.0f}, {len(times)} frames"
    return Milliseconds(name, late, FRAME, more)


def _scroll(page: Page) -> None:
    """Down and up again as a wheel does it, over the first column."""
    box = page.locator(".card").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    for step in [120] * 40 + [-120] * 40:
        page.mouse.wheel(0, step)
        page.evaluate("new Promise((done) => requestAnimationFrame(done))")


def _carry(page: Page) -> None:
    """Lift the first card, carry it over all columns and back, and let it fall where it was."""
    box = page.locator(".card").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 60)
    page.locator(".card-carried").wait_for()
    for x in [*range(60, 1000, 20), *range(1000, 60, -20)]:
        page.mouse.move(box["x"] + x, box["y"] + 60)
        page.evaluate("new Promise((done) => requestAnimationFrame(done))")
    page.keyboard.press("Escape")
    page.mouse.up()


@contextmanager
def _browser() -> Iterator[Any]:
    with sync_playwright() as started:
        path = os.environ.get("DONDOC_CHROMIUM") or str(browsers.chromium())
        opened = started.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


def _signed_in(opened: Any, server: Server, cookie: str) -> Page:
    """A page of this person's, at a desk's width."""
    context = opened.new_context(viewport={"width": 1440, "height": 900}, locale="vi-VN")
    name, value = cookie.split("=", 1)
    context.add_cookies([{"name": name, "value": value, "url": f"http://{server.host}"}])
    context.add_init_script(WATCH)
    page: Page = context.new_page()
    return page


def _fill() -> None:
    """Tasks of one commune in every state of open work, led by all its units."""
    chairman, body = User.objects.get(username="chairman"), worlds.unit("30337")
    units = list(body.units.all())
    Task.objects.bulk_create(
        [
            Task(
                id=uuid7(), body=body, giver_body=body, origin="WORD_OF_MOUTH", title=f"{n} {boards.TEXT}",
                lead=units[n % len(units)], given_by=chairman, given_at=clock.now(), area=AREAS[n % len(AREAS)],
                state=TaskState.values[n % 4], due_on=worlds.DUE + timedelta(days=n % 200), version=1, readers=[body.pk],
            )
            for n in range(CARDS)
        ],
        batch_size=500,
    )  # fmt: skip
