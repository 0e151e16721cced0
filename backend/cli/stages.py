"""The stages of `./dondoc test` and `./dondoc lint`: a command line each, shown as it runs, its last words kept."""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from backend.cli import frontend
from backend.cli.foreground import ending
from backend.cli.place import FRONTEND, PYTHON, ROOT
from backend.cli.progress import say

BIN = PYTHON.parent
PACKAGES = ("api", "backend", "demo", "notifications", "workflows", "tests")
BROWSER_TESTS = ROOT / "tests" / "e2e"
PAGES = BROWSER_TESTS / "pages"
# Long measurements; `./dondoc bench` runs them.
BENCH = ROOT / "tests" / "bench"
# What starts whole instances, or holds what happens to a limit of time: alone on the machine.
ALONE = (
    "tests/cli",
    "tests/server",
    "tests/notifications",
    "tests/workflows/test_races.py",
    "tests/workflows/test_races_of_acts.py",
    "tests/imports/test_in_the_web.py",
)
BESIDE = ["-n", "2", "--dist"]
# What a runner says of its result; vitest's two lines and pytest's rule.
CLOSING = re.compile(
    r"^\s*(Test Files|Tests)\s|^=+ .*\b(passed|failed|error|no tests ran)\b.* =+$|^\d+ (passed|failed)"
)
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Stage:
    """One runner. `part` is its line in the budget, "" when its tests carry the parts themselves."""

    name: str
    part: str
    command: list[str]
    folder: Path = ROOT


@dataclass
class Result:
    """What one stage came to; `spent`: seconds by the budget's parts; `slowness`: of the machine meanwhile (`pace`)."""

    stage: Stage
    passed: bool
    seconds: float
    closing: list[str] = field(default_factory=list)
    spent: dict[str, float] = field(default_factory=dict)
    slowness: float = 1.0


def linters() -> list[Stage]:
    """Everything that reads the code without running it."""
    lint, types = "ruff, Biome, tsc, contracts", "mypy"
    present = [name for name in PACKAGES if (ROOT / name).is_dir()]
    stages = [
        Stage("ruff check", lint, [str(BIN / "ruff"), "check", "--quiet", "."]),
        Stage("ruff format", lint, [str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
    ]
    if FRONTEND.is_dir():
        stages += [
            Stage("Biome", lint, frontend.npm_command("run", "--silent", "lint"), FRONTEND),
            Stage("tsc", lint, frontend.npm_command("run", "--silent", "typecheck"), FRONTEND),
        ]
    return [
        *stages,
        Stage("import contracts", lint, [str(BIN / "lint-imports"), "--no-cache", "--no-logo"]),
        Stage("mypy", types, [str(BIN / "mypy"), "--no-error-summary", *present]),
    ]


def vitest(*paths: str) -> list[Stage]:
    """The front end's own tests."""
    if not FRONTEND.is_dir():
        return []
    return [Stage("Vitest", "Vitest", frontend.npm_command("run", "--silent", "test", "--", *paths), FRONTEND)]


def pytests(*words: str) -> list[Stage]:
    """The words as one pytest run; without words everything: two at a time, what must be alone after them, then the
    browser's in a process of their own.

    (The browser's driver occupies the event loop, and asynchronous tests after it could not run.)
    """
    run = [str(PYTHON), "-P", "-m", "pytest", "-p", "backend.cli.stopwatch", "--color=yes", "-q"]
    if words:
        return [Stage("pytest", "", [*run, *words])]
    apart = [f"--ignore={path}" for path in (BROWSER_TESTS, BENCH, *ALONE)]
    stages = [
        Stage("pytest", "", [*run, *BESIDE, "loadfile", "tests", *apart]),
        Stage("pytest, alone", "", [*run, *ALONE]),
    ]
    if any(BROWSER_TESTS.rglob("test_*.py")):
        browser, pages = (str(folder.relative_to(ROOT)) for folder in (BROWSER_TESTS, PAGES))
        stages += [
            Stage("pytest, browser", "", [*run, browser, f"--ignore={pages}"]),
            Stage("pytest, pages", "", [*run, *BESIDE, "worksteal", pages]),
        ]
    return stages


def as_usual() -> float:
    """Where nothing is held to a budget, the machine is not measured."""
    return 1.0


def run_all(
    stages: list[Stage],
    environment: dict[str, str],
    tell: Callable[[str], None] = say,
    *,
    slowness: Callable[[], float] = as_usual,
) -> list[Result]:
    """Run every stage, whatever the others came to; the machine's slowness is measured before and after each."""
    results = []
    before = slowness()
    for stage in stages:
        tell(f"\n── {stage.name}")
        result = _run(stage, environment)
        tell(f"── {stage.name}: {'passed' if result.passed else 'FAILED'}, {result.seconds:.1f} s")
        after = slowness()
        result.slowness, before = (before + after) / 2, after
        results.append(result)
    return results


def _run(stage: Stage, environment: dict[str, str]) -> Result:
    with tempfile.TemporaryDirectory() as scratch:
        stopwatch = Path(scratch) / "spent.json"
        began = time.monotonic()
        process = subprocess.Popen(
            stage.command,
            cwd=stage.folder,
            env=environment | {"DONDOC_STOPWATCH": str(stopwatch)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        assert process.stdout is not None
        with ending(process), process.stdout:
            closing = [line for line in map(_shown, process.stdout) if CLOSING.search(line)]
            passed = process.wait() == 0
        seconds = time.monotonic() - began
        spent = json.loads(stopwatch.read_text(encoding="utf-8")) if stopwatch.exists() else {}
    return Result(stage, passed, seconds, closing, spent or {stage.part: seconds} if stage.part else spent)


def _shown(line: str) -> str:
    """Show the line as it comes, with colours when somebody looks; the line without them."""
    line = line.rstrip("\n")
    plain = COLOURS.sub("", line)
    print(line if sys.stdout.isatty() and "NO_COLOR" not in os.environ else plain, flush=True)
    return plain
