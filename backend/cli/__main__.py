"""`./dondoc`: find the command, run it, turn what went wrong into words and an exit code."""

import os
import sys

from backend.cli import commands
from backend.cli.parent import ToldToStop, heed_signals
from backend.cli.progress import Usage, say
from backend.embedded.account import Unusable

ASKS_HELP = {"-h", "--help"}


def main(words: list[str]) -> int:
    """0 done, 1 a check failed or the machine cannot, 2 bad input or usage, 128 and its number for a signal."""
    name, rest = (words[0], words[1:]) if words else ("help", [])
    command = commands.find("help" if name in ASKS_HELP else name)
    if command is None:
        say(f"dondoc: there is no command {name!r}\n\n{commands.listing()}")
        return 2
    heed_signals()
    try:
        return command.start(rest)
    except Usage as wrong:
        say(f"dondoc: {wrong}")
        return 2
    except Unusable as wrong:
        say(f"dondoc: {wrong}")
        return 1
    except OSError as wrong:
        say(f"dondoc: {wrong.filename or 'the machine'}: {wrong.strerror or wrong}")
        return 1
    except ToldToStop as told:
        return 128 + told.number


def let_go_of_the_terminal() -> None:
    """What could not be said to a terminal that has gone away must not become the exit code."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    code = main(sys.argv[1:])
    let_go_of_the_terminal()
    sys.exit(code)
