"""The sample plan, read and recorded."""

import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from backend.plans.drafting import NewPlan
from backend.plans.issuing import IssuedDocument
from backend.plans.recording import Recorded, record_plan

SAMPLE = Path(__file__).parent.parent / "data" / "ke-hoach-cchc-2026-xa.expected.json"
DOCUMENT = IssuedDocument(number="05/KH-UBND", date=date(2026, 1, 19), signer="Chủ tịch Trần Minh Họa")
PLAN = NewPlan(year=2026)
KEY_LINES = ("4", "8", "22", "3.1")


@pytest.fixture
def parsed() -> dict[str, Any]:
    """The sample plan as a dry run prints it."""
    return json.loads(SAMPLE.read_text())  # type: ignore[no-any-return]  # the format is the file's


@pytest.fixture
def recorded(cast: SimpleNamespace, units: dict[str, Any], parsed: dict[str, Any]) -> Recorded:
    """The sample plan recorded by the commune's standing office."""
    return record_plan(cast.standing, parsed, NewPlan(2026, key_lines=KEY_LINES), DOCUMENT, body_id=units["30337"].pk)
