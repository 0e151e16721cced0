"""Notices as they are written, and read as one line: what the units of an order do one after the other rings once, until it was
read (product.md §7)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from backend.activity.models import Event
from backend.plans.models import Task
from backend.words import Words
from notifications.models import Notice

# What is told to who gave an order, by verb: how many did so, in words.
GATHERED: dict[str, Words] = {
    "task.released": Words("{n} đơn vị đã gửi kết quả", "{n} units have sent their results"),
    "task.review_due": Words("{n} đơn vị đến ngày xem lại hạn", "{n} units: the review date has come"),
    "task.disowned": Words("{n} đơn vị: lãnh đạo trả lời không phải việc mình giao", "{n} units: the leader did not give this"),
}  # fmt: skip
# Of a gathered notice n with its event e: the order, and how many units did so.
UNITS = """LEFT JOIN LATERAL (SELECT o.id, o.title, (SELECT count(DISTINCT g.subject_id) FROM plans_task k
        JOIN activity_event g ON g.subject_type = 'task' AND g.subject_id = k.id::text AND g.verb = e.verb
            AND g.seq BETWEEN n.first_seq AND n.seq AND g.readers && %(keys)s::bigint[]
        WHERE k.order_id = o.id) AS units FROM plans_order o WHERE o.id = n.order_id) gathered ON n.first_seq < n.seq"""

Place = tuple[int, UUID, str]  # person, order, verb


def write(told: Sequence[tuple[int, Event]]) -> bool:
    """Write who hears of what, in order; whether there was anything. In the open transaction."""
    orders = _orders_of([event for _, event in told])
    open_ones = _unread(set(orders.values()), {person for person, _ in told})
    new: list[Notice] = []
    grown: list[Notice] = []
    for person, event in told:
        order = orders.get(event.seq)
        notice = open_ones.get((person, order, event.verb)) if order else None
        if notice is None:
            notice = Notice(user_id=person, seq=event.seq, at=event.at, order_id=order, first_seq=event.seq if order else None)  # fmt: skip
            new.append(notice)
            if order:
                open_ones[person, order, event.verb] = notice
            continue
        notice.seq, notice.at = event.seq, event.at
        if notice.pk:
            grown.append(notice)
    Notice.objects.bulk_create(new, ignore_conflicts=True)
    Notice.objects.bulk_update(dict.fromkeys(grown), ["seq", "at"])
    return bool(told)


def _orders_of(events: Sequence[Event]) -> dict[int, UUID]:
    """The order by the number of each event that is gathered."""
    said = {event.seq: UUID(event.subject_id) for event in events if event.verb in GATHERED}
    if not said:
        return {}
    shares = dict(Task.objects.filter(pk__in=set(said.values()), order__isnull=False).values_list("pk", "order_id"))
    return {seq: shares[task] for seq, task in said.items() if task in shares}


def _unread(orders: set[UUID], people: set[int]) -> dict[Place, Notice]:
    """Locked: their notices of these orders that nobody has read yet."""
    if not orders:
        return {}
    rows = Notice.objects.filter(order__in=orders, user__in=people, read_at=None).order_by("pk")
    found = list(rows.select_for_update(of=("self",)))
    verbs = dict(Event.objects.filter(seq__in=[notice.seq for notice in found]).values_list("seq", "verb"))
    return {(n.user_id, n.order_id, verbs[n.seq]): n for n in found if n.order_id}


def line(verb: str, order: UUID | None, title: str | None, units: int | None) -> dict[str, Any] | None:
    """The contract's `Gathered`; None for what one unit did alone."""
    if not order or not units or units < 2:
        return None
    return {"order": order, "title": title, "sentence": GATHERED[verb].format(n=units)}
