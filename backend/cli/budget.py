"""The time budget of `./dondoc test`: a suite that grows slow is noticed on the day it does."""

import os
from dataclasses import dataclass

# Seconds on 2 cores, of a machine as fast as `pace` knows it; tests that run beside each other share the clock. A stage may pass its budget by this much before the run fails.
TOLERANCE = 1.3


@dataclass(frozen=True)
class Part:
    """A line of the budget; `folders` are the test folders whose time counts here (the longest match wins)."""

    name: str
    seconds: float
    folders: tuple[str, ...] = ()


PARTS = (
    Part("ruff, Biome, tsc, contracts", 18),
    Part("mypy", 22),
    Part("Vitest", 20),
    Part("unit and tables", 156, ("tests",)),
    Part("API and access", 135, ("tests/api", "tests/access")),
    Part("races, sockets, worker", 68, ("tests/workflows/test_races", "tests/notifications")),
    Part("commands and set-up", 108, ("tests/cli", "tests/server")),
    Part("browser stories", 170, ("tests/e2e",)),
    Part("axe and console", 172, ("tests/e2e/pages",)),
)


def part_of(test: str) -> str:
    """The part to which a test's time counts; `test` is its path, such as "tests/api/test_tasks.py::test_x"."""
    matches = [
        (len(folder), part.name)
        for part in PARTS
        for folder in part.folders
        if test.startswith((f"{folder}/", f"{folder}::", f"{folder}.py"))
    ]
    return max(matches)[1] if matches else PARTS[3].name


def table(spent: dict[str, float]) -> str:
    """Spent and allowed seconds by part; only parts that ran."""
    rows = [(part, spent[part.name]) for part in PARTS if part.name in spent]
    lines = [
        f"  {part.name:<28} {took:>7.1f} s of {part.seconds:>4.0f} s{'  OVER' if _over(part, took) else ''}"
        for part, took in rows
    ]
    total = sum(took for _part, took in rows)
    return "\n".join([*lines, f"  {'together':<28} {total:>7.1f} s of {sum(p.seconds for p, _ in rows):>4.0f} s"])


def kept(spent: dict[str, float]) -> bool:
    """False when a part took more than its budget and the tolerance. DONDOC_BUDGET=off never fails."""
    if os.environ.get("DONDOC_BUDGET") == "off":
        return True
    return not any(_over(part, spent[part.name]) for part in PARTS if part.name in spent)


def _over(part: Part, took: float) -> bool:
    return took > part.seconds * TOLERANCE
