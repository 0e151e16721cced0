"""What all that is told of events is made of."""

from collections.abc import Mapping
from typing import Any, Protocol

from backend.words import say

Detail = Mapping[str, Any]


class Names(Protocol):
    """How units and people are called."""

    def unit(self, unit_id: int) -> str:
        """The unit, for short."""

    def person(self, user_id: int) -> str:
        """The person."""


LONGEST = 280  # characters of a text; the whole stands where it was written


def day_shown(value: Any) -> str:
    """`2026-08-14` as `14/08/2026`; nothing as nothing."""
    return "/".join(reversed(str(value or "").split("-")))


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]}…"


def cited(detail: Detail, _: Names) -> list[str]:
    """By which document it was given, or is now."""
    number = detail.get("document")
    return [
        say("theo {number} ngày {day}", "by {number} of {day}", number=number, day=day_shown(detail.get("date")))
        if number
        else ""
    ]


def cancelled(detail: Detail, _: Names) -> list[str]:
    number = detail.get("document_no")
    return [say("theo văn bản {number}", "by document {number}", number=number)] if number else []


def reminded(detail: Detail, names: Names) -> list[str]:
    return [say("tới {names}", "to {names}", names=", ".join(names.person(one) for one in detail.get("people", ())))]


def file_named(detail: Detail, _: Names) -> list[str]:
    return [str(detail.get("file") or ""), f"SHA-256 {str(detail.get('sha256') or '')[:12]}…"]
