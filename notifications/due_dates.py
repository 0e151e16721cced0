"""Work whose due date is near: told to who does it, on the days before it that their body chose (product.md §14: 7, 3 and 0
working days). Counted by the calendar as it is today, so that an edited one moves what is still to be told."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q

from backend import clock
from backend.accounts.queries import system_user
from backend.activity.change import change
from backend.activity.models import Event, Payload
from backend.activity.roots import Root
from backend.errors import NotTheMoment
from backend.inspections.models import Ticket, TicketState
from backend.organisations.models import BodySettings
from backend.plans.models import Task, TaskState
from backend.words import say
from backend.workcalendar.calendar import ONE, Calendar
from backend.workcalendar.calendar import current as calendar


@dataclass(frozen=True)
class Kind:
    """Records of one kind: `doing` are those that wait for who does them, `given` the day their time began."""

    model: type[Root]
    doing: Q
    given: Callable[[Any], date]

    @property
    def verb(self) -> str:
        """What is noted of one that is near."""
        return f"{self.model.noun}.due_near"

    @property
    def open(self) -> Any:
        """Those that wait for who does them."""
        return self.model._default_manager.filter(self.doing)


KINDS = (  # what was sent or rests waits for nobody who does it
    Kind(
        Task,
        Q(state__in=[TaskState.ASSIGNED, TaskState.IN_PROGRESS], answered_by=None),
        lambda task: clock.local(task.given_at).date(),
    ),
    Kind(Ticket, Q(state__in=[TicketState.OPEN, TicketState.IN_PROGRESS]), lambda ticket: ticket.opened_on),
)


class Mark(NamedTuple):
    """A date and how many working days before it somebody is to be told."""

    due_on: date
    days: int


def remind_of_dues() -> int:
    """Tell who does each that is near; how many. Safe to repeat: once for a date and a mark, and after a pause only the mark
    of today."""
    return sum(_remind_of(kind) for kind in KINDS)


def _remind_of(kind: Kind) -> int:
    near = list(_near(kind))
    told = _told(kind, [str(record.pk) for record, _ in near])
    return sum(_remind(kind, record, mark) for record, mark in near if mark not in told.get(str(record.pk), ()))


def _near(kind: Kind) -> Iterator[tuple[Any, Mark]]:
    today = clock.today()
    for body_id, marks in BodySettings.objects.order_by("body_id").values_list("body_id", "reminder_days"):
        if not marks:
            continue
        days = calendar(body_id)
        until = days.add_working_days(today, max(marks) + 1) - ONE
        found = kind.open.filter(body_id=body_id, due_on__gte=today, due_on__lte=until)
        for record in found.order_by("pk"):
            if mark := _mark_of(record.due_on, kind.given(record), marks, days):
                yield record, mark


def _mark_of(due_on: date, given_on: date, marks: Sequence[int], days: Calendar) -> Mark | None:
    """What is to be told of it today; None while it is not near, or when its whole time is no longer than that."""
    left = days.working_days_between(clock.today(), due_on)
    reached = [n for n in marks if left <= n]
    if not reached or days.working_days_between(given_on, due_on) <= min(reached):
        return None
    return Mark(due_on, min(reached))


def _told(kind: Kind, records: Sequence[str]) -> dict[str, set[Mark]]:
    said = dict(
        Event.objects.filter(subject_type=kind.model.noun, subject_id__in=records, verb=kind.verb).values_list(
            "seq", "subject_id"
        )
    )
    found: dict[str, set[Mark]] = {}
    for payload in Payload.objects.filter(seq__in=said):
        detail = payload.content["detail"]
        found.setdefault(said[payload.seq], set()).add(Mark(date.fromisoformat(detail["due_on"]), detail["days"]))
    return found


def _remind(kind: Kind, record: Any, mark: Mark) -> int:
    pk = str(record.pk)
    try:
        with change(system_user(), kind.model.ref(record.pk)) as act:
            waits = kind.open.filter(pk=record.pk, due_on=mark.due_on).exists()
            if not waits or mark in _told(kind, [pk]).get(pk, ()):
                raise NotTheMoment(say("Đã nhắc.", "Reminded already."))
            act.note(act.record, kind.verb, due_on=mark.due_on, days=mark.days)
    except NotTheMoment:
        return 0
    return 1
