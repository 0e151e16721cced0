"""The only list of commands. Adding one is adding a line."""

from collections.abc import Callable
from dataclasses import dataclass

from backend.cli import developing, handing, running, serving, testing, throwaway


@dataclass(frozen=True)
class Command:
    """`start` takes the words after the name and answers the exit code. An unlisted one is for developers."""

    name: str
    line: str
    start: Callable[[list[str]], int]
    listed: bool = True


def show(_words: list[str]) -> int:
    """List the commands on stdout."""
    print(listing())
    return 0


COMMANDS = (
    Command("run", "set up what is missing and start everything (--help lists its options)", running.run),
    Command("stop", "stop everything that runs", running.stop),
    Command("test", "set up what is missing and run every check, or only PATH…", testing.test),
    Command("dev", "run, with both sides reloading when a file changes", developing.dev),
    Command("lint", "the checks that read code without running it", testing.lint),
    Command("verify", "check a database: history, open work, readers, files", handing.manage("verify")),
    Command(
        "load-bodies", "the 34 provinces and 3,321 communes, to choose one's own from", handing.manage("load_bodies")
    ),
    Command("load-units", "load or refresh units from a CSV file", handing.manage("load_units")),
    Command("import-plan", "read a plan's appendix (--dry-run --json), or record it (--record)", handing.import_plan),
    Command(
        "load-findings",
        "inspections and their findings from a CSV file (--dry-run --json)",
        handing.manage("load_findings"),
    ),
    Command(
        "bench",
        "measure acts, lists, live messages and pages against the bare thing",
        handing.module("tests.bench", with_browser=True),
    ),
    Command(
        "gallery",
        "pictures of every page, in each language, theme and width",
        handing.module("tests.gallery", with_browser=True),
    ),
    Command(
        "proof",
        "what is proved before a release: clone, debian, acts, timed, scenarios, bench, gallery, axe, looks, states",
        handing.proof,
    ),
    Command("setup", "set up what is missing and start nothing", serving.setup),
    Command("serve", "one process of a server, for real work: migrate, web or worker", serving.serve),
    Command("testdb", "start a throw-away database server and print its variables", throwaway.testdb, listed=False),
    Command("testdb-stop", "stop and remove it", throwaway.testdb_stop, listed=False),
    Command("help", "this list", show),
)


def find(name: str) -> Command | None:
    """The command of that name."""
    return next((command for command in COMMANDS if command.name == name), None)


def listing() -> str:
    """All commands, a line each."""
    shown = [command for command in COMMANDS if command.listed]
    lines = "\n".join(f"  {command.name:<13} {command.line}" for command in shown)
    return f"Đôn Đốc: ./dondoc COMMAND\n\n{lines}\n\nExit codes: 0 done, 1 a check failed, 2 bad input or usage."
