"""A world for each scenario."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.instance import Running, demo


@pytest.fixture
def instance() -> Iterator[Running]:
    """A demo of this scenario alone."""
    with demo() as running:
        yield running


@pytest.fixture(autouse=True)
def told(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Iterator[None]:
    """Say how long it took."""
    began = time.monotonic()
    yield
    with capsys.disabled():
        name = Path(request.node.fspath).stem.replace("_", " ")
        sys.stdout.write(f"\nscenario: {name}: {time.monotonic() - began:.0f} s\n")
