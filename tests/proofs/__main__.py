"""`./dondoc proof [NAME…]`: 0 all proved, 1 one failed, 2 one could not be tried here."""

import argparse
import json
import os
import subprocess
import sys
import time
from typing import NamedTuple

from backend.cli.parent import ToldToStop, heed_signals
from backend.cli.progress import say
from backend.embedded.account import Unusable
from tests.proofs import clone, debian, parts
from tests.proofs.proof import ROOT, CannotBeTried, Failed

PROOFS = {
    "clone": clone.prove,
    "debian": debian.prove,
    "acts": parts.acts,
    "timed": parts.timed,
    "scenarios": parts.scenarios,
    "bench": parts.bench,
    "gallery": parts.gallery,
    "axe": parts.axe,
    "looks": parts.looks,
    "states": parts.states,
}
SMALL = ["tests/activity"]
PASSED, FAILED, NOT_TRIED = "passed", "FAILED", "not tried"


class Result(NamedTuple):
    """What one proof came to."""

    name: str
    result: str
    seconds: float
    seen: str


def main() -> int:
    """Prove what was asked for, and say in a line each what was seen."""
    parser = argparse.ArgumentParser(prog="dondoc proof", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(PROOFS)}; all when left out")
    parser.add_argument("--full", action="store_true", help=f"clone and debian run every test, not {SMALL[0]} alone")
    parser.add_argument("--json", action="store_true", help="print the results as JSON and nothing else")
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in PROOFS]
    if unknown:
        parser.error(f"there is no proof {', '.join(unknown)}: choose from {', '.join(PROOFS)}")
    _as_at_a_fresh_terminal()
    results = [_prove(name, [] if asked.full else SMALL) for name in asked.names or PROOFS]
    if asked.json:
        print(json.dumps([result._asdict() for result in results], ensure_ascii=False))
    else:
        for result in results:
            print(f"{result.result:<9}  {result.name:<8} {result.seconds:>6.1f} s  {result.seen}")
    came_to = {result.result for result in results}
    return 1 if FAILED in came_to else 2 if NOT_TRIED in came_to else 0


def _as_at_a_fresh_terminal() -> None:
    """Nothing of this clone's instance or database is known to what is started; only a commit can be cloned."""
    for name in [name for name in os.environ if name.startswith(("DATABASE_", "DONDOC_"))]:
        if name not in {"DONDOC_CHROMIUM", "DONDOC_BUDGET"}:
            del os.environ[name]
    git = ["git", "-C", str(ROOT)]
    commit = subprocess.run([*git, "log", "-1", "--format=%h %s"], capture_output=True, text=True, check=True).stdout
    changed = subprocess.run([*git, "status", "--porcelain"], capture_output=True, text=True, check=True).stdout
    say(f"Proving {commit.strip()}" + ("\n  what is not committed is not in a clone" if changed else ""))


def _prove(name: str, part: list[str]) -> Result:
    say(f"\n── {name}")
    began = time.monotonic()
    try:
        result, seen = PASSED, PROOFS[name](part)
    except CannotBeTried as lacking:
        result, seen = NOT_TRIED, str(lacking)
    except (Failed, Unusable, AssertionError, OSError, subprocess.SubprocessError) as wrong:
        result, seen = FAILED, str(wrong)
    return Result(name, result, round(time.monotonic() - began, 1), seen)


if __name__ == "__main__":
    heed_signals()
    try:
        sys.exit(main())
    except ToldToStop as told:
        sys.exit(128 + told.number)
