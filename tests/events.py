"""Watching the chain."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

from backend.activity.models import Event, Head, Payload


def head() -> int:
    """The last event's number."""
    return int(Head.objects.get().seq)


def events_since(seq: int) -> list[Event]:
    """Everything appended after `seq`, in order."""
    return list(Event.objects.filter(seq__gt=seq).order_by("seq"))


@contextmanager
def exactly_one_event() -> Iterator[SimpleNamespace]:
    """The block must append one event, no more; it is in `.event` and what it says in `.says` afterwards."""
    before = head()
    seen = SimpleNamespace(event=None, says=None)
    yield seen
    found = events_since(before)
    assert len(found) == 1, [event.verb for event in found]
    seen.event = found[0]
    seen.says = Payload.objects.get(seq=found[0].seq).content


@contextmanager
def no_event() -> Iterator[None]:
    """The block must append nothing."""
    before = head()
    yield
    assert head() == before, [event.verb for event in events_since(before)]
