"""What a walk over many pages says of itself, as soon as it ends: tests that run beside each other have no screen of their own."""

import os
import sys

import pytest


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Say on a line each what the test recorded, in the process that hears of all tests."""
    if report.when == "call" and "PYTEST_XDIST_WORKER" not in os.environ:
        for name, said in report.user_properties:
            sys.stdout.write(f"\n{name}: {said}\n")
