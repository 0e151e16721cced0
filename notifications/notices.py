"""The bell: what was told to a person and is still theirs to read, and what they have read of it.

A notice is one event, or what several units of an order did (`gathering`); its words are made at reading, so that they follow the reader's language and rights: who may no
longer read the event has no notice of it, neither in the list nor in the count.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import connection

from backend import clock
from backend.activity.feed import events_among
from notifications.gathering import UNITS, line
from notifications.models import Notice

PAGE = 20
MOST_COUNTED = 100  # the bell says 99+
PLACES = {  # where the page of each kind of record is
    "task": "/tasks/{}", "plan": "/plans/{}", "ticket": "/tickets/{}", "report": "/remediation-reports/{}",
    "reply": "/replies/{}", "inspection": "/inspections/{}", "order": "/orders/{}", "unit": "/away", "signal": "/signals",
}  # fmt: skip

# Of what is said of a body: where its people find what it is about.
PLACES_OF_VERBS = {"unit.awaiting_listed": "/awaiting", "unit.reminded": "/work"}

READABLE = """FROM notifications_notice n JOIN activity_event e ON e.seq = n.seq
    WHERE n.user_id = %(user)s AND e.readers && %(keys)s::bigint[]"""
LIST = f"""SELECT n.seq, n.read_at IS NOT NULL, e.verb, gathered.id, gathered.title, gathered.units
    {READABLE.replace("WHERE", f"{UNITS} WHERE")} AND (%(before)s IS NULL OR n.seq < %(before)s)
    ORDER BY n.seq DESC LIMIT %(limit)s"""
COUNT = f"SELECT count(*) FROM (SELECT {READABLE} AND n.read_at IS NULL LIMIT %(most)s) unread"
UNREAD_AFTER = f"SELECT count(*), coalesce(max(n.seq), 0) {READABLE} AND n.read_at IS NULL AND n.seq > %(seq)s"
LAST = "SELECT coalesce(max(seq), 0) FROM notifications_notice WHERE user_id = %(user)s"


class Bell(NamedTuple):
    """How a person's bell stands: unread notices, at most 100, and the event of the last one told."""

    unread: int
    last: int


def bell_of(user_id: int, keys: Sequence[int]) -> Bell:
    """In one statement."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT ({COUNT}), ({LAST})", {"user": user_id, "keys": list(keys), "most": MOST_COUNTED})
        return Bell(*cursor.fetchone())


def unread_after(user_id: int, keys: Sequence[int], seq: int) -> Bell:
    """What of the notices after `seq` is unread."""
    with connection.cursor() as cursor:
        cursor.execute(UNREAD_AFTER, {"user": user_id, "keys": list(keys), "seq": seq})
        return Bell(*cursor.fetchone())


def last_told(user_id: int) -> int:
    """The event of the last notice told to this person; 0 for none."""
    with connection.cursor() as cursor:
        cursor.execute(LAST, {"user": user_id})
        return int(cursor.fetchone()[0])


def notices_before(user_id: int, keys: Sequence[int], before: int | None) -> dict[str, Any]:
    """`{items, next, unread}`, newest first, 20 a page; `next` is the cursor of the following page or null."""
    with connection.cursor() as cursor:
        cursor.execute(LIST, {"user": user_id, "keys": list(keys), "before": before, "limit": PAGE + 1})
        found: list[tuple[Any, ...]] = cursor.fetchall()
    read = {seq: was_read for seq, was_read, *_ in found[:PAGE]}
    lines = {seq: line(*gathered) for seq, _, *gathered in found[:PAGE]}
    items = [
        {"read": read[event["seq"]], "href": _place(event, lines[event["seq"]]), "event": event, "gathered": lines[event["seq"]]}
        for event in events_among(keys, list(read))
    ]  # fmt: skip
    cursor_after = str(min(read)) if len(found) > PAGE else None
    return {"items": items, "next": cursor_after, "unread": bell_of(user_id, keys).unread}


def mark_read(user_id: int, *, only: int | None = None, up_to: int | None = None) -> int:
    """Read: the one of event `only`, all up to `up_to`, or with neither all; how many were not yet. It is nobody's business
    but the reader's, so no event tells of it, and doing it twice changes nothing."""
    unread = Notice.objects.filter(user_id=user_id, read_at__isnull=True)
    if only is not None:
        unread = unread.filter(seq=only)
    if up_to is not None:
        unread = unread.filter(seq__lte=up_to)
    return unread.update(read_at=clock.now())


def _place(event: dict[str, Any], gathered: dict[str, Any] | None) -> str | None:
    """The address of the record's page, or of what the event is about."""
    if gathered:
        return PLACES["order"].format(gathered["order"])
    subject = event["subject"]
    place = PLACES_OF_VERBS.get(event["verb"]) or PLACES.get(subject["type"])
    return place and place.format(subject["id"])
