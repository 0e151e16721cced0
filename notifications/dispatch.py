"""The dispatcher: takes the next events after its cursor and writes who hears of them, all in one transaction.

Killed at any moment it goes on where it was: a notice exists once, or the cursor has not moved. Whoever sits at a socket
hears within the same moment that there is one: the hub of each web process listens for it. What can still be undone waits,
and with it everything after it; what was undone is told to nobody, nor is the undoing.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction

from backend.activity.models import Event
from backend.activity.verbs import CHANGES_HATS
from notifications.audience import audiences
from notifications.gathering import write
from notifications.models import DispatchCursor
from workflows.undo import PUT_BACK, TAKEN_BACK_BY, held_until

AT_ONCE = 200
UNDOABLE = [*TAKEN_BACK_BY, *PUT_BACK]
# The events after the cursor that say of themselves which act they undo.
UNDONE = """SELECT e.act, (p.body::jsonb #>> '{detail,undoes}')::bigint FROM activity_event e
    JOIN activity_payload p ON p.seq = e.seq
    WHERE e.seq > %s AND p.body LIKE '%%"undoes":%%' AND p.body::jsonb #>> '{detail,undoes}' IS NOT NULL"""


def dispatch_next(until: datetime | None = None) -> int:
    """Tell the next events; how many there were. Another dispatcher at work: 0. `until`: what can be undone and happened
    later waits."""
    with transaction.atomic():
        cursor = DispatchCursor.objects.select_for_update(skip_locked=True).filter(pk=1).first()
        if cursor is None:
            cursor, first = DispatchCursor.objects.get_or_create(pk=1)
            if not first:
                return 0
        events = _before_what_waits(list(Event.objects.filter(seq__gt=cursor.seq).order_by("seq")[:AT_ONCE]), until)
        if not events:
            return 0
        quiet = _undone_after(cursor.seq)
        if write(audiences([event for event in events if event.act not in quiet])):
            with connection.cursor() as listeners:
                listeners.execute("NOTIFY notices")  # heard when this transaction is committed
        cursor.seq = events[-1].seq
        cursor.save(update_fields=["seq"])
    return len(events)


def dispatch_all(until: datetime | None = None) -> int:
    """Until nothing is left, what is left waits, or another dispatcher has taken over."""
    total = 0
    while told := dispatch_next(until):
        total += told
    return total


def waits() -> float:
    """Seconds until the first event that can still be undone may be told of; 0 for none."""
    cursor = DispatchCursor.objects.filter(pk=1).values_list("seq", flat=True).first() or 0
    first = Event.objects.filter(seq__gt=cursor, verb__in=UNDOABLE).order_by("seq").values_list("at", flat=True).first()
    return max(0.0, (first - held_until()).total_seconds()) if first else 0.0


def untold(act: int) -> bool:
    """Whether nobody was told of the act of this number; nobody is until the open transaction ends."""
    cursor = DispatchCursor.objects.select_for_update().filter(pk=1).first()
    return cursor is None or cursor.seq < act


def people_changed(after: int) -> bool:
    """Whether a post or an absence changed since the event `after`."""
    return Event.objects.filter(seq__gt=after, verb__in=CHANGES_HATS).exists()


def _before_what_waits(events: Sequence[Event], until: datetime | None) -> list[Event]:
    """Whole acts up to the first that waits."""
    if until is None:
        return list(events)
    waiting = next((event.act for event in events if event.at > until and event.verb in UNDOABLE), None)
    return [event for event in events if waiting is None or event.seq < waiting]


def _undone_after(seq: int) -> set[int]:
    """Acts that were undone, and the acts by which they were."""
    with connection.cursor() as cursor:
        cursor.execute(UNDONE, [seq])
        return {act for row in cursor.fetchall() for act in row}
