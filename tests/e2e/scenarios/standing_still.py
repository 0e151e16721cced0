"""Who asked their machine for less motion: toasts, dialogs, drawers, a card that others or oneself move, a decision and its undoing
stand where they are at once. Whoever did not ask sees them move, by the same eye."""

from playwright.sync_api import Page, expect

from tests.e2e.scenarios._pages import look
from tests.e2e.scenarios.board_by_hand import OFFICER, lift, movable, over, own_tasks

HEAD = "Phạm Thí Dụ"
# What is over within 80 ms is no travel.
WATCH = """() => {
  window.seenMoving = new Set();
  const look = () => {
    for (const one of document.getAnimations()) {
      const { duration, iterations } = one.effect.getComputedTiming();
      if (duration > 80 || iterations === Infinity)
        window.seenMoving.add(`${one.transitionProperty ?? one.animationName ?? 'glide'} of ${one.effect.target.className}`);
    }
    if (window.seenMoving.size) document.documentElement.dataset.moved = "";
    requestAnimationFrame(look);
  };
  look();
}"""


def test_nothing_travels(desk):
    mover, watcher = desk().enter(OFFICER), desk().enter(OFFICER)
    calm, lively = desk().enter(HEAD), desk(width=390, height=844, touch=True).enter(HEAD)
    for page in (mover, watcher, calm):
        page.emulate_media(reduced_motion="reduce")
    a_card_is_moved(mover, watcher)
    a_decision(calm)
    assert not seen(calm)
    lively.evaluate(WATCH)
    lively.get_by_role("button", name="Tài khoản của").tap()
    expect(lively.locator("html[data-moved]")).to_have_count(1)  # else nothing would be proved


def a_card_is_moved(mover: Page, watcher: Page) -> None:
    """By oneself with its toast, before another's eyes, and taken back."""
    card, whence, to = movable(own_tasks(mover), asks=False)
    own_tasks(watcher)
    for page in (mover, watcher):
        page.evaluate(WATCH)
    there, back = (f'[data-state="{state}"] [data-card="{card}"]' for state in (to, whence))
    lift(mover, card)
    over(mover, to)
    mover.keyboard.press("Space")
    expect(mover.locator(".undo")).to_be_visible()
    for page in (mover, watcher):
        expect(page.locator(there)).to_be_visible()
    mover.keyboard.press("z")
    for page in (mover, watcher):
        expect(page.locator(back)).to_be_visible()
        assert not seen(page)


def a_decision(page: Page) -> None:
    """A dialog, the next card, the strip."""
    look(page, "/decide")
    expect(page.locator(".decide-card")).to_be_visible()
    page.evaluate(WATCH)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="Đồng ý").click()
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_text("Đã hoàn tác").first).to_be_visible()


def seen(page: Page) -> list[str]:
    """What moved since."""
    moving: list[str] = page.evaluate("[...window.seenMoving]")
    return moving
