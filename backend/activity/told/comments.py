"""What is told of comments: to whom, never what; that stands where it can be edited and removed."""

from backend.activity.told.telling import Detail, Names
from backend.words import say


def said(detail: Detail, names: Names) -> list[str]:
    """Whether the other side reads it, who is mentioned, and which file was taken back."""
    mentioned = [names.person(one) for one in detail.get("mentioned", ())]
    mentioned += [names.unit(one) for one in detail.get("units", ())]
    return [
        detail.get("file", ""),
        say("hai bên cùng đọc", "read by both sides") if detail.get("shared") else "",
        say("nhắc đến {names}", "mentions {names}", names=", ".join(mentioned)) if mentioned else "",
    ]
