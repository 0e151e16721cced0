"""The official list of bodies: 34 provinces and 3,321 communes, wards and special zones, by their official codes."""

import csv
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from backend.organisations.edits import Loaded, load_rows
from backend.organisations.models import OrgUnit
from backend.organisations.unit_list import UnitRow

DATA = Path(__file__).parent / "data"
SINCE = date(2025, 7, 1)  # two tiers of local government


def load_bodies(by: Any, **request: Any) -> Loaded | None:
    """Make the bodies of the official list that are not there yet, in one act; what is there stays as it is. None when
    there is nothing to do, so it is safe to repeat. Raises Forbidden: new bodies are for the system and a superuser.

    A body that nobody works in is a name to choose and nothing else: no list shows it but those that offer bodies."""
    rows = list(official_rows())
    known = set(OrgUnit.objects.filter(code__in=[row.code for row in rows]).values_list("code", flat=True))
    missing = [row for row in rows if row.code not in known]
    return load_rows(by, missing, **request) if missing else None


def official_rows() -> Iterator[UnitRow]:
    """Each body as a row of a list of units, provinces first."""
    for line, place in _places("provinces_2026.csv"):
        yield _row(line, place, kind="PROVINCE", above="")
    for line, place in _places("communes_2026.csv"):
        yield _row(line, place, kind="COMMITTEE", above=place["province_code"])


def _places(name: str) -> Iterator[tuple[int, dict[str, str]]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        yield from enumerate(csv.DictReader(lines), start=2)


def _row(line: int, place: dict[str, str], *, kind: str, above: str) -> UnitRow:
    """`Xã An Phú` is governed by `Ủy ban nhân dân xã An Phú`."""
    full = unicodedata.normalize("NFC", place["full_name_vi"])
    called = full[0].lower() + full[1:]
    return UnitRow(
        line, place["code"], f"Ủy ban nhân dân {called}", f"UBND {called}", (), kind, above, False, (), SINCE, None
    )
