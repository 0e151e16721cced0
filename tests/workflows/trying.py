"""Tries of transitions, each undone: what the rule tables are held against."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from backend.activity.roots import Root
from backend.errors import Refused
from tests.events import events_since, head
from workflows.machine import perform

Outcome = tuple[int, list[tuple[str, str | None]]]
Try = Callable[[Any, str, dict[str, Any]], Outcome]


@contextmanager
def trying(record: Root, tag_of: Callable[[str], str] | None = None) -> Iterator[Try]:
    """A function (by, name, data) → (status, verb and new state of each event about such a record). What is refused undoes
    itself and leaves no event, which is asked once, at the end; what happens is undone from here.

    `tag_of` a transition: what must have been seen; the record's version when it is not said."""
    before, here = head(), transaction.savepoint()

    def tried(by: Any, name: str, data: dict[str, Any]) -> Outcome:
        tag = tag_of(name) if tag_of else f"v{record.version}"
        try:
            perform(by, type(record).ref(record.pk), name, data, expect=f'"{tag}"')
        except Refused as refused:
            return refused.status, []
        events = events_since(before)
        assert len({event.act for event in events}) == 1, "a refusal before it left an event"
        transaction.savepoint_rollback(here)
        return 200, [(event.verb, event.to_state) for event in events if event.subject_type == record.noun]

    yield tried
    assert head() == before, "a refusal left an event"
