"""The dispatcher: takes the next events after its cursor and writes who hears of them, all in one transaction.

Killed at any moment it goes on where it was: a notice exists once, or the cursor has not moved. Whoever sits at a socket
hears within the same moment that there is one: the hub of each web process listens for it.
"""

from django.db import connection, transaction

from backend.activity.models import Event
from backend.activity.verbs import CHANGES_HATS
from notifications.audience import audiences
from notifications.gathering import write
from notifications.models import DispatchCursor

AT_ONCE = 200


def dispatch_next() -> int:
    """Tell the next events; how many there were. Another dispatcher at work: 0."""
    with transaction.atomic():
        cursor = DispatchCursor.objects.select_for_update(skip_locked=True).filter(pk=1).first()
        if cursor is None:
            cursor, first = DispatchCursor.objects.get_or_create(pk=1)
            if not first:
                return 0
        events = list(Event.objects.filter(seq__gt=cursor.seq).order_by("seq")[:AT_ONCE])
        if not events:
            return 0
        if write(audiences(events)):
            with connection.cursor() as listeners:
                listeners.execute("NOTIFY notices")  # heard when this transaction is committed
        cursor.seq = events[-1].seq
        cursor.save(update_fields=["seq"])
    return len(events)


def dispatch_all() -> int:
    """Until nothing is left, or another dispatcher has taken over."""
    total = 0
    while told := dispatch_next():
        total += told
    return total


def people_changed(after: int) -> bool:
    """Whether a post or an absence changed since the event `after`."""
    return Event.objects.filter(seq__gt=after, verb__in=CHANGES_HATS).exists()
