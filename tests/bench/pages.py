"""What a person waits for, as Chromium itself traced it: the main pages from a warm server, a board of 2,000 cards scrolled
and dragged over, and a slow line. Each stands beside its bound; a bare page in the same browser says what the machine gave."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from backend import clock
from backend.accounts.models import User
from backend.ids import uuid7
from backend.plans.models import Task, TaskState
from tests import worlds
from tests.bench.figures import Share, Within, settled
from tests.bench.lists import recorded
from tests.bench.tracing import CATEGORIES, FRAME, LONG, Frames, Trace
from tests.e2e.conftest import ARGUMENTS
from tests.notifications.server import Server, cookie_of, serving
from tests.people import everyone

CARDS = 2_000
USEFUL, SHIFT = 1_500, 0.1  # ms; share of the window (what Chromium calls good)
LATE, STUCK = 0.1, 0.02  # of all frames, beyond those of the bare page: over 16.7 ms, over 33 ms
SECOND_VISIT, SAVED = 3_000, 2_000  # ms, on the slow line
SLOW = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 50_000,
    "uploadThroughput": 50_000,
}  # ms; bytes a second: 400 kbit
BARE = "data:text/html," + quote(
    "<title>.</title><div id=far style='height:400px;overflow:auto'>" + "<p>x</p>" * 300 + "</div>"
    "<div class=card style='position:fixed;top:450px;left:8px;width:200px;height:80px;background:silver'>x</div>"
    """<script>
        const card = document.querySelector('.card')
        let held = false
        card.onmousedown = () => { held = true; card.classList.add('card-carried') }
        onmousemove = ({ clientX: x, clientY: y }) => { if (held) card.style.transform = `translate3d(${x - 68}px, ${y - 470}px, 0)` }
        onmouseup = () => { held = false }
    </script>"""
)
WIDTH, HEIGHT = 1440, 900
SECONDS = 3  # of moving
# Marks the moment after the frame in which what was waited for is painted.
WHEN_SEEN = """([name, selector]) => {
    const seen = () => document.querySelector(selector)
    const mark = () => requestAnimationFrame(() => setTimeout(() => performance.mark(name)))
    const watch = () => { if (seen()) return mark(); new MutationObserver((_, eye) => { if (seen()) { eye.disconnect(); mark() } })
        .observe(document, { subtree: true, childList: true }) }
    watch()
}"""
MARKED = "name => performance.getEntriesByName(name).length > 0"
Told = list[Within | Share]


def measure(database_url: str) -> Told:
    """The pages, the board, the line."""
    people = {name: User.objects.get(username=name) for name in ("chairman", "officer")}
    task = worlds.in_progress(everyone())
    pages = _pages(task, recorded())
    _fill(people["chairman"])
    cookies = {
        "": "",
        **{name: cookie_of(person) for name, person in people.items()},
    }  # no database beside a browser's driver
    with serving(database_url) as server, _browser() as browser:
        rooms = {name: _room(browser, server, cookie) for name, cookie in cookies.items()}
        told = [line for name, (who, path, ready) in pages.items() for line in _opened(rooms[who], name, path, ready)]
        told += _moved(rooms["chairman"])
        return told + _slow(_room(browser, server, cookies["officer"]))


def _pages(task: Task, plan: Any) -> dict[str, tuple[str, str, str]]:
    """Name → who opens it, where, and what is useful there."""
    return {
        "sign-in": ("", "/sign-in", ".cast-card"),
        "my work": ("officer", "/work", ".item"),
        f"board of {CARDS:,} cards": ("chairman", "/tasks?view=board", ".card"),
        "task": ("officer", f"/tasks/{task.pk}", ".timeline li"),
        "plan": ("chairman", f"/plans/{plan.pk}", ".outline-area"),
    }


def _fill(chairman: User) -> None:
    """Cards in every column that is open, of dates all over the year."""
    unit = worlds.unit("TTPVHCC")
    body = unit.body
    assert body is not None
    states = [TaskState.ASSIGNED, TaskState.IN_PROGRESS, TaskState.ON_HOLD]
    others = Task.objects.filter(body=body).count()
    Task.objects.bulk_create(
        [
            Task(
                id=uuid7(), body=body, giver_body=body, origin="WORD_OF_MOUTH", title=f"Nhiệm vụ số {n}: rà soát thủ tục và niêm yết",
                lead=unit, given_by=chairman, given_at=clock.now(), due_on=worlds.DUE + timedelta(days=n % 200),
                state=states[n % len(states)], version=1, readers=[body.pk],
            )
            for n in range(CARDS - others)
        ],
        batch_size=1000,
    )  # fmt: skip
    settled()


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=os.environ["DONDOC_CHROMIUM"], args=ARGUMENTS)
        yield browser
        browser.close()


def _room(browser: Browser, server: Server, cookie: str) -> BrowserContext:
    """A browser of one person's own, signed in by their cookie."""
    context = browser.new_context(
        base_url=f"http://{server.host}", viewport={"width": WIDTH, "height": HEIGHT}, locale="vi-VN"
    )
    if cookie:
        name, _, value = cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": f"http://{server.host}"}])
    return context


@contextmanager
def _traced(page: Page) -> Iterator[Callable[[], Trace]]:
    """Recorded while the block runs; the recording is read after it."""
    browser = page.context.browser
    assert browser is not None
    kept: list[Trace] = []
    browser.start_tracing(page=page, categories=CATEGORIES)
    yield lambda: kept[0]
    kept.append(Trace(browser.stop_tracing()))


def _seen(page: Page, name: str, act: Callable[[], Any]) -> None:
    """`act`, then wait for the page's own mark."""
    act()
    page.wait_for_function(MARKED, arg=name)


def _opened(room: BrowserContext, name: str, path: str, ready: str) -> Told:
    """Opened twice; told of the second time, when server and browser have what can be kept."""
    page = room.new_page()
    page.add_init_script(f"({WHEN_SEEN})(['useful', {ready!r}])")
    _seen(page, "useful", lambda: page.goto(path))
    page.goto("about:blank")
    with _traced(page) as recording:
        _seen(page, "useful", lambda: page.goto(path))
        page.wait_for_load_state("networkidle")
    page.close()
    trace = recording()
    tasks = trace.tasks()
    long = [task for task in tasks if task > LONG]
    held = (
        f"first paint {trace.first_paint():.0f} ms; its thread worked {sum(tasks):.0f} ms,"
        f" {len(long)} times for longer than {LONG:.0f} ms, the longest {max(tasks, default=0):.0f} ms"
    )
    return [
        Within(f"{name}: first useful paint", trace.useful(), USEFUL, "ms", held),
        Within(f"{name}: layout shift", trace.shifted(), SHIFT, ""),
    ]


def _moved(room: BrowserContext) -> Told:
    """Scrolled and dragged on the board, and beside it on a bare page in the same ways."""
    bare = room.new_page()
    bare.goto(BARE)
    bare_scrolled = _frames(bare, lambda: _scroll(bare, "#far"))
    bare_dragged = _frames(bare, lambda: _drag(bare, ".card"))
    bare.close()
    page = room.new_page()
    page.goto("/tasks?view=board")
    page.locator(".card").first.wait_for()
    page.wait_for_load_state("networkidle")
    scrolled = _frames(page, lambda: _scroll(page, ".column-body >> nth=0"))
    # The second column's: the first was scrolled, what it drew first is out of sight.
    seen = ".column-body >> nth=1 >> .card"
    _drag(page, seen)  # told of the second time here too
    dragged = _frames(page, lambda: _drag(page, seen))
    page.close()
    return [*_late("scrolling", scrolled, bare_scrolled), *_late("dragging", dragged, bare_dragged)]


def _late(what: str, ours: Frames, bare: Frames) -> Told:
    """The frames, which a loaded machine delays for any page, and what the page itself did for them, which it does not."""
    name = f"{what} {CARDS:,} cards"
    over = sum(task > FRAME for task in ours.tasks)
    work = f"{over} of {len(ours.tasks)} tasks of its thread over it"
    return [
        Share(f"{name}: frames over 16.7 ms", ours.late, ours.drawn, bare.late, bare.drawn, LATE),
        Share(
            f"{name}: frames over 33 ms",
            ours.stuck,
            ours.drawn,
            bare.stuck,
            bare.drawn,
            STUCK,
            f"the longest {ours.longest_ms:.0f} ms",
        ),
        Within(f"{name}: longest task, in processor time", max(ours.tasks, default=0.0), FRAME, "ms", work),
    ]


def _frames(page: Page, act: Callable[[], None]) -> Frames:
    with _traced(page) as recording:
        page.evaluate("performance.mark('moving')")
        act()
        page.evaluate("performance.mark('rest')")
    return recording().frames()


def _scroll(page: Page, selector: str) -> None:
    """As by a wheel that does not rest."""
    box = page.locator(selector).bounding_box()
    assert box is not None
    speed = 1_500  # pixels a second
    gesture = {
        "x": box["x"] + 40,
        "y": box["y"] + 100,
        "yDistance": -speed * SECONDS,
        "speed": speed,
        "gestureSourceType": "mouse",
    }
    page.context.new_cdp_session(page).send("Input.synthesizeScrollGesture", gesture)


def _drag(page: Page, selector: str) -> None:
    """The first of these cards to and fro over the page; the hand goes a step a frame."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    x, y, far = box["x"] + 60, box["y"] + 20, WIDTH - 120
    page.mouse.move(x, y)
    page.mouse.down()
    for end in (far, x, far):
        page.mouse.move(end, y + 60, steps=round(SECONDS * 1000 / FRAME / 3))
        assert page.locator(".card-carried").is_visible(), "nothing is in the hand"
    page.keyboard.press("Escape")
    page.mouse.up()


def _slow(room: BrowserContext) -> Told:
    """The second visit of a morning, and a report saved on that line."""
    first = room.new_page()
    first.goto("/report")
    first.locator(".quick td").first.wait_for()
    first.goto("/work")
    first.locator(".item").first.wait_for()
    first.wait_for_load_state("networkidle")
    first.close()
    page = room.new_page()
    line = room.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    page.add_init_script(f"({WHEN_SEEN})(['useful', '.item'])")
    with _traced(page) as visit:
        _seen(page, "useful", lambda: page.goto("/work"))
    page.goto("/report")
    row = page.locator(".quick tbody tr:has(select)").first
    row.locator("select").focus()
    for key in ("d", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("Đã làm phần một")
    page.evaluate(
        "document.addEventListener('click', () => performance.mark('pressed'), { capture: true, once: true })"
    )
    page.evaluate(WHEN_SEEN, ["saved", ".quick-foot .tone-green"])
    _seen(page, "saved", lambda: page.locator(".sticky-bar button").first.click())
    took = page.evaluate(
        "performance.getEntriesByName('saved')[0].startTime - performance.getEntriesByName('pressed')[0].startTime"
    )
    room.close()
    return [
        Within("400 kbit/s and 400 ms: second visit usable", visit().useful(), SECOND_VISIT, "ms"),
        Within("400 kbit/s and 400 ms: a report saved", took, SAVED, "ms"),
    ]
