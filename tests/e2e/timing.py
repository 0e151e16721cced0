"""Stories with a limit of time, told with what a person does in them: taps, letters typed, and what is left to the machine."""

import sys
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

LETTERS = 4  # typed in a second by somebody in an office; a browser that is driven needs no time for them
PATIENCE = 30_000  # ms for each thing to be seen; how long the whole may take is the story's own limit
HEAR = (
    "document.addEventListener('click', (event) => event.isTrusted && event.detail > 0 && window.dondocTapped(), true)"
)


class Stopwatch:
    """One story: started where its person begins, stopped where they see that it is done, told with its limit."""

    def __init__(self, story: str, limit: float, say: Callable[[str], None]) -> None:
        self.story, self.limit, self.say = story, limit, say
        self.taps = self.letters = 0
        self.machine = 0.0
        self._began = 0.0

    def start(self, *pages: Page) -> None:
        """From now on, with the taps on these pages counted."""
        for page in pages:
            page.expose_function("dondocTapped", self._tapped)
            page.add_init_script(HEAR)
            page.evaluate(HEAR)
        self._began = time.monotonic()

    def typed(self, *texts: str) -> None:
        """These are typed by the person."""
        self.letters += sum(map(len, texts))

    def stop(self) -> None:
        """Until now."""
        self.machine = time.monotonic() - self._began

    def tell(self, *more: str) -> None:
        """Say it, and hold it against its limit; `more`: other figures of it."""
        typing = self.letters / LETTERS
        parts = [
            f"{self.taps} taps",
            f"{self.letters} letters in {typing:.0f} s",
            f"machine {self.machine:.0f} s",
            *more,
        ]
        seconds = self.machine + typing
        self.say(f"\ntimed: {self.story}: {seconds:.0f} s of {self.limit:.0f} s ({', '.join(parts)})\n")
        assert seconds <= self.limit

    def _tapped(self) -> None:
        self.taps += 1


@pytest.fixture
def stopwatch(capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[[str, float], Stopwatch]]:
    """Makes the stopwatch of a story, by its words and its limit in seconds."""

    def say(line: str) -> None:
        with capsys.disabled():
            sys.stdout.write(line)

    expect.set_options(timeout=PATIENCE)
    yield lambda story, limit: Stopwatch(story, limit, say)
    expect.set_options()
