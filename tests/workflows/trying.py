"""One try of a transition, undone afterwards: what the rule tables are held against."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from backend.activity.roots import Root
from backend.errors import Refused
from tests.events import events_since, head
from workflows.machine import perform

Outcome = tuple[int, list[tuple[str, str | None]]]


class Undone(Exception):
    """Puts the world back after a try."""


def trying(record: Root, tag_of: Callable[[str], str] | None = None) -> Callable[[Any, str, dict[str, Any]], Outcome]:
    """A function (by, name, data) → (status, verb and new state of each event about such a record).

    `tag_of` a transition: what must have been seen; the record's version when it is not said."""

    def tried(by: Any, name: str, data: dict[str, Any]) -> Outcome:
        before = head()  # what a try is given may have been made for it
        tag = tag_of(name) if tag_of else f"v{record.version}"
        seen: Outcome
        try:
            with transaction.atomic():
                status = 200
                try:
                    perform(by, type(record).ref(record.pk), name, data, expect=f'"{tag}"')
                except Refused as refused:
                    status = refused.status
                about = [event for event in events_since(before) if event.subject_type == record.noun]
                seen = status, [(event.verb, event.to_state) for event in about]
                raise Undone
        except Undone:
            return seen

    return tried
