"""A pytest plug-in: writes how long each part of the budget took into the file that DONDOC_STOPWATCH names."""

import json
import os
from collections import defaultdict
from pathlib import Path

import pytest

from backend.cli.budget import part_of


class Stopwatch:
    """Adds up set-up, call and tear-down of every test by the part it belongs to; tests that run beside each other share
    the clock."""

    def __init__(self, target: Path, beside: int) -> None:
        self.target = target
        self.beside = beside
        self.spent: dict[str, float] = defaultdict(float)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count one phase of one test."""
        self.spent[part_of(report.nodeid)] += report.duration / self.beside

    def pytest_sessionfinish(self) -> None:
        """Leave the sums for the parent process."""
        self.target.write_text(json.dumps(self.spent), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Register when asked to; of several processes, in the one that hears of all tests."""
    target = os.environ.get("DONDOC_STOPWATCH")
    if target and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Stopwatch(Path(target), config.getoption("numprocesses", None) or 1))
