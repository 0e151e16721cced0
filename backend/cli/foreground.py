"""A program that runs in the command's place, in the terminal's own in- and output, and ends when the command does."""

import contextlib
import signal
import subprocess
from collections.abc import Iterator, Mapping

from backend.cli.parent import ToldToStop, hold_signals

# Interrupted, a program rolls back, stops its own servers and removes its folders; then it is ended, at last by force.
WAYS = ((signal.SIGINT, 30.0), (signal.SIGTERM, 5.0), (signal.SIGKILL, 5.0))


def run_here(command: list[str], environment: Mapping[str, str]) -> int:
    """Run it; its exit code."""
    process = subprocess.Popen(command, env=environment, text=True)
    with ending(process):
        return process.wait()


@contextlib.contextmanager
def ending(process: subprocess.Popen[str]) -> Iterator[None]:
    """While the block runs, what ends this command ends the program too."""
    deaf = signal.getsignal(signal.SIGINT) is signal.SIG_IGN  # a shell's background job; the program inherited it
    try:
        yield
    except BaseException as problem:
        hold_signals()
        knows = isinstance(problem, ToldToStop) and problem.number == signal.SIGINT  # Ctrl-C reaches both
        for kind, patience in WAYS[1:] if deaf else WAYS:
            if not (knows and kind == signal.SIGINT):
                process.send_signal(kind)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.communicate(timeout=patience)
                break
        raise
