"""`./dondoc`: find the command, run it, turn what went wrong into words and an exit code."""

import sys

from backend.cli import commands
from backend.cli.progress import Usage, say
from backend.embedded.account import Unusable

ASKS_HELP = {"-h", "--help"}


def main(words: list[str]) -> int:
    """0 done, 1 a check failed or the machine cannot, 2 bad input or usage, 130 interrupted."""
    name, rest = (words[0], words[1:]) if words else ("help", [])
    command = commands.find("help" if name in ASKS_HELP else name)
    if command is None:
        say(f"dondoc: there is no command {name!r}\n\n{commands.listing()}")
        return 2
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
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
