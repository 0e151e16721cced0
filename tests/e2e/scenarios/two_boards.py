"""Two browsers on one board: whatever is moved at random by one, the other and the API (seeded), both stand alike in the end,
also when one of them was cut off in between; and that one is told what it missed.

The seed is printed and may be given (DONDOC_SEED), so that a run that fails can be told again.
"""

import os
import random
import signal
import sys
import time
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Desk
from tests.e2e.pages.places import PERSONAS
from tests.e2e.scenarios.conftest import until

MOVES = 12
# Of each column the counted cards and, where it is drawn, each card at the place where the server's answer has it.
ALIKE = """async () => {
    const board = await (await fetch('/api/v1/boards/tasks?state=ASSIGNED,IN_PROGRESS,ON_HOLD,SUBMITTED')).json()
    const [id, at] = [board.fields.indexOf('id'), board.fields.indexOf('state')]
    return board.columns.every(({ state, count }) => {
        const cards = board.cards.filter(card => card[at] === state)
        const column = document.querySelector(`.column[data-state="${state}"]`)
        const told = column?.querySelector('.column-counts')
        if (!told) return true // a folded one tells neither
        const rows = [...column.querySelectorAll('.column-row')]
        return told.textContent.trim().split(' ')[0] === String(count) && (rows.length > 0 || !count)
            && rows.every(row => cards[row.dataset.index]?.[id] === row.querySelector('[data-card]').dataset.card)
    })
}"""
# The page says how far it had looked before it asks what it missed, so the server's answer changes meanwhile.
TOLD = """async () => {
    const { moves } = await (await fetch('/api/v1/boards/tasks/since')).json()
    const strip = document.querySelector('.since')
    return moves ? strip?.textContent.includes(`${moves} lần chuyển cột`) : !strip
}"""
ACT = """async ([href, body, tag]) => {
    const name = document.querySelector('meta[name=csrf-cookie]').content + '='
    const token = document.cookie.split('; ').find(one => one.startsWith(name)).slice(name.length)
    const answer = await fetch(href, { method: 'POST', body: JSON.stringify(body), headers: {
        'Content-Type': 'application/json', 'X-CSRFToken': decodeURIComponent(token),
        'Idempotency-Key': crypto.randomUUID(), ...(tag ? { 'If-Match': tag } : {}) } })
    return [answer.status, answer.headers.get('X-Undo')]
}"""


@pytest.mark.kills
def test_two_boards_converge_whatever_happens(desk, capsys):
    chance, head, one, other = begun(desk, capsys)
    cards = movable(other)

    for _ in range(MOVES // 2):
        move(chance, other, chance.choice(cards))
    alike(one, other)

    head.context.set_offline(True)  # ends its socket as well: the browser says so to the page
    one.locator(".lost-strip").wait_for()
    for _ in range(MOVES // 2):
        move(chance, other, chance.choice(cards))
    head.context.set_offline(False)
    expect(one.locator(".lost-strip")).to_be_hidden()
    alike(one, other)
    one.wait_for_function(TOLD)
    if one.locator(".since").count():
        one.get_by_role("button", name="Đã xem hết").click()
        expect(one.locator(".since")).to_be_hidden()
        one.reload()
        one.locator("[data-card]").first.wait_for()
        assert not asked(one, "boards/tasks/since")["items"]


@pytest.mark.kills
def test_a_board_misses_nothing_of_a_server_that_came_back(desk, instance, capsys):
    chance, _, one, other = begun(desk, capsys)
    cards = movable(other)

    for _ in range(3):
        was = instance.number("web")
        os.kill(was, signal.SIGKILL)
        until(partial(instance.moved, "web", was))
        until(instance.answers)
        for _ in range(2):  # before the first page has its link again, and after
            move(chance, other, chance.choice(cards))
        expect(one.locator(".lost-strip")).to_be_hidden()
        move(chance, other, chance.choice(cards))
        began = time.monotonic()
        alike(one, other)
        with capsys.disabled():
            sys.stdout.write(f"alike after {time.monotonic() - began:.1f} s\n")


def begun(desk: Any, capsys: Any) -> tuple[random.Random, Desk, Page, Page]:
    """The chance that is told by its seed, the head's browser, and the head's and the officer's board."""
    seed = int(os.environ.get("DONDOC_SEED") or random.SystemRandom().randrange(10**6))
    with capsys.disabled():
        sys.stdout.write(f"\ntwo boards: seed {seed}\n")
    head, officer = desk(width=1900), desk(width=1900)
    one, other = head.enter(PERSONAS["head"]), officer.enter(PERSONAS["officer"])
    for person, page in ((head, one), (officer, other)):
        page.goto(f"{person.base}/tasks?view=board&state=ASSIGNED,IN_PROGRESS,ON_HOLD,SUBMITTED")
        page.locator("[data-card]").first.wait_for()
    return random.Random(seed), head, one, other


def movable(page: Page) -> list[str]:
    """Tasks of the reader that may be taken further."""
    rows = asked(page, "work?box=to_do")["items"]
    found = [row["id"] for row in rows if row["kind"] == "task"][:6]
    assert found, "the officer has something to move"
    return found


def move(chance: random.Random, page: Page, card: str) -> None:
    """Whatever may be done with it that asks nothing or only words; and now and then undone at once."""
    steps = [one for one in asked(page, f"tasks/{card}")["transitions"] if one["enabled"] and one["to"]]
    steps = [
        one for one in steps if all(need["kind"] in {"text", "line"} or not need["required"] for need in one["needs"])
    ]
    if not steps:
        return
    step = chance.choice(steps)
    body = {need["name"]: "Thử trên bảng" for need in step["needs"] if need["required"]}
    status, offer = page.evaluate(ACT, [step["href"], body, step["if_match"]])
    assert status == 200, (step["name"], status)
    if offer and chance.random() < 0.4:
        number = page.evaluate("offer => JSON.parse(decodeURIComponent(offer)).act", offer)
        assert page.evaluate(ACT, ["/api/v1/undo", {"act": number}, None])[0] == 200


def asked(page: Page, path: str) -> Any:
    """What the API says to whoever sits there."""
    return page.evaluate("path => fetch(`/api/v1/${path}`).then(answer => answer.json())", path)


def alike(*pages: Page) -> None:
    """Every page stands as the server's board does now."""
    for page in pages:
        page.wait_for_function(ALIKE)
