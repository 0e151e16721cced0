"""Worlds of the API's tests."""

import json
from datetime import date
from pathlib import Path

import pytest

from backend.plans.drafting import NewPlan
from backend.plans.issuing import IssuedDocument
from backend.plans.recording import record_plan
from tests import worlds
from tests.api.client import Client
from tests.people import everyone

SAMPLE = Path(__file__).parent.parent / "data" / "ke-hoach-cchc-2026-xa.expected.json"


@pytest.fixture
def at(cast):
    """A signed-in person by user name."""
    return lambda name: Client(getattr(cast, name))


@pytest.fixture
def recorded(cast, units):
    """The sample plan, recorded by the commune's standing office."""
    document = IssuedDocument(number="05/KH-UBND", date=date(2026, 1, 19), signer="Chủ tịch Trần Minh Họa")
    parsed = json.loads(SAMPLE.read_text())
    return record_plan(cast.standing, parsed, NewPlan(2026, key_lines=("4", "8")), document, body_id=units["30337"].pk)


@pytest.fixture(scope="module")
def under_way(stands):
    """A task in progress that stands for the whole module."""
    return stands(lambda: worlds.in_progress(everyone()))


@pytest.fixture
def task(db, under_way):
    """That task, for this test to do with as it likes."""
    return worlds.reread(under_way)
