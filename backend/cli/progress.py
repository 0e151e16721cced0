"""What a command says while it works: one line a step, with its seconds, on stderr. Stdout is for results."""

import contextlib
import sys
import time
from collections.abc import Iterator


class Usage(Exception):
    """The command was called with something it cannot use; the text says what it can. Exit code 2."""


def say(text: str, end: str = "\n") -> None:
    """One line on stderr. A terminal that has gone away silences a command, it does not end it."""
    with contextlib.suppress(OSError):
        print(text, end=end, file=sys.stderr, flush=True)


def explained(words: list[str], text: str | None) -> bool:
    """Print the text when help was asked for; True then."""
    if not {"-h", "--help"} & set(words):
        return False
    print(text)
    return True


@contextlib.contextmanager
def step(title: str) -> Iterator[None]:
    """Show the step when it begins, and its seconds when it is done."""
    began = time.monotonic()
    say(f"  {title} … ", end="")
    try:
        yield
    except BaseException as problem:
        say("failed" if isinstance(problem, Exception) else "interrupted")
        raise
    say(f"{time.monotonic() - began:.1f} s")
