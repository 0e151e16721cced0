"""What is told of quiet hints."""

from backend.activity.signal_verbs import SIGNALS
from backend.activity.told.telling import Detail, Names, reminded


def hinted(detail: Detail, _: Names) -> list[str]:
    """Which hint."""
    return [str(SIGNALS[detail["kind"]])] if detail.get("kind") in SIGNALS else []


def put_to_leader(detail: Detail, names: Names) -> list[str]:
    """Which hint, and to whom."""
    return [*hinted(detail, names), *reminded(detail, names)]
