"""The last reminder of a record, as its page tells it."""

from typing import Any

from api.names import Names
from backend.access.scope import Reader
from backend.activity.roots import Root
from workflows.reminding import last_reminder


def reminder_ref(reader: Reader, record: Root, names: Names, *, inside: bool) -> dict[str, Any] | None:
    """The contract's `Reminder`; whom it reached is told inside the body alone."""
    sent = last_reminder(record, reader.keys)
    if sent is None:
        return None
    people = [names.person(one) for one in sent.people] if inside else []
    return {"by": names.person(sent.by_id), "at": sent.at, "today": sent.today, "people": people, "text": sent.text}
