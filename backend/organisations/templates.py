"""The units a body of its kind usually has: what a new body begins from. Data (`data/unit_templates.csv`)."""

import csv
import unicodedata
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from backend.organisations.models import OrgUnit
from backend.organisations.unit_list import UnitRow

FILE = Path(__file__).parent / "data" / "unit_templates.csv"
# What bodies are called → which rows of the template are theirs.
LEVELS: dict[str, str] = {
    "xã": "COMMUNE", "phường": "WARD", "đặc khu": "ZONE", "tỉnh": "PROVINCE", "thành phố": "CITY",
}  # fmt: skip
USUAL = {"COMMITTEE": "xã", "PROVINCE": "tỉnh"}
GOVERNS = "ủy ban nhân dân "


def template_of(body: OrgUnit, *, since: date) -> list[UnitRow]:
    """Rows of a list of units for `body`: itself first, with its usual other names, then its units and groups, standing
    from `since`. Empty for a body of a kind without a template."""
    level = _level(body)
    if level is None:
        return []
    rows = [
        _row(line, raw, body, level, since)
        for line, raw in enumerate(_template(), start=1)
        if LEVELS[level] in raw["bodies"].split("|")
    ]
    itself = replace(rows[0], name=body.name, short_name=body.short_name, kind=body.kind_id, valid_from=body.valid_from)
    return [itself, *rows[1:]]


def _level(body: OrgUnit) -> str | None:
    """What the body is called, read off its name, else by its kind."""
    called = body.name.lower().removeprefix(GOVERNS)
    return next((level for level in LEVELS if called.startswith(f"{level} ")), USUAL.get(body.kind_id))


@cache
def _template() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return [{key: unicodedata.normalize("NFC", text) for key, text in row.items()} for row in csv.DictReader(lines)]


def _row(line: int, raw: dict[str, str], body: OrgUnit, level: str, since: date) -> UnitRow:
    def parts(text: str) -> tuple[str, ...]:
        return tuple(part for part in text.replace("{level}", level).split("|") if part)

    def code(ending: str) -> str:
        return f"{body.code}-{ending}" if ending else body.code

    return UnitRow(
        line, code(raw["ending"]), raw["name"].replace("{level}", level), raw["short_name"].replace("{level}", level),
        parts(raw["aliases"]), raw["kind"], body.code if raw["ending"] else "", raw["kind"] == "GROUP",
        tuple(map(code, parts(raw["members"]))), since, None,
    )  # fmt: skip
