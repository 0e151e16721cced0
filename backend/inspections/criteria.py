"""The criteria a finding can be linked to: code and name, an illustration until a body has its own index."""

import csv
from functools import cache
from pathlib import Path

from backend.words import Words

DATA = Path(__file__).parent / "data" / "criteria.csv"


@cache
def criteria() -> dict[str, Words]:
    """Code → name, in the order of the index."""
    with DATA.open(encoding="utf-8", newline="") as file:
        return {row["code"]: Words(row["name_vi"], row["name_en"]) for row in csv.DictReader(file)}


def criterion_name(code: str) -> str | None:
    """As a link keeps it: in the language of the documents."""
    found = criteria().get(code)
    return found.vi if found else None
