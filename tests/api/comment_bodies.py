"""Writes of comments and of what one watches: route → a body that would be taken."""

from typing import Any

from backend.ids import uuid7

NOBODYS = "00000000-0000-7000-8000-000000000000"
PUTS: dict[str, Any] = {"comments/<comment_id>": {"text": "Sửa lại"}}


def posts() -> dict[str, Any]:
    """Of every POST route."""
    return {
        "comments": {"id": str(uuid7()), "type": "task", "record": NOBODYS, "text": "Chờ số liệu"},
        "comments/read": {"record": NOBODYS},
        "comments/<comment_id>/removal": {"reason": "Gửi nhầm"},
        "attention": {"type": "task", "id": NOBODYS, "mode": "WATCH"},
    }


def absent(route: str) -> str:
    """The address of a comment that is not there."""
    return route.replace("<comment_id>", NOBODYS)
