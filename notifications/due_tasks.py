"""Tasks whose due date is near: told to who carries them out, on the days before it that the body chose (product.md §14: 7, 3
and 0 working days). Counted by the calendar as it is today, so that an edited one moves what is still to be told."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from backend import clock
from backend.accounts.queries import system_user
from backend.activity.change import change
from backend.activity.models import Event, Payload
from backend.errors import NotTheMoment
from backend.organisations.models import BodySettings
from backend.plans.models import Task, TaskState
from backend.words import say
from backend.workcalendar.calendar import ONE, Calendar
from backend.workcalendar.calendar import current as calendar

VERB = "task.due_near"
DOING = (TaskState.ASSIGNED, TaskState.IN_PROGRESS)  # what was sent or rests waits for nobody who does it


class Mark(NamedTuple):
    """A date and how many working days before it somebody is to be told."""

    due_on: date
    days: int


def remind_of_dues() -> int:
    """Tell who does each task that is near; how many. Safe to repeat: once for a date and a mark, and after a pause only the
    mark of today."""
    near = list(_near())
    told = _told([str(task.pk) for task, _ in near])
    return sum(_remind(task, mark) for task, mark in near if mark not in told.get(str(task.pk), ()))


def _near() -> Iterator[tuple[Task, Mark]]:
    today = clock.today()
    for body_id, marks in BodySettings.objects.order_by("body_id").values_list("body_id", "reminder_days"):
        if not marks:
            continue
        days = calendar(body_id)
        until = days.add_working_days(today, max(marks) + 1) - ONE
        open_ones = Task.objects.filter(
            body_id=body_id, state__in=DOING, answered_by=None, due_on__gte=today, due_on__lte=until
        )
        for task in open_ones.order_by("pk"):
            if mark := mark_of(task, marks, days):
                yield task, mark


def mark_of(task: Task, marks: Sequence[int], days: Calendar) -> Mark | None:
    """What is to be told of it today; None while it is not near, or when its whole time is no longer than that."""
    if task.due_on is None:
        return None
    left = days.working_days_between(clock.today(), task.due_on)
    reached = [n for n in marks if left <= n]
    if not reached or days.working_days_between(clock.local(task.given_at).date(), task.due_on) <= min(reached):
        return None
    return Mark(task.due_on, min(reached))


def _told(tasks: Sequence[str]) -> dict[str, set[Mark]]:
    said = dict(
        Event.objects.filter(subject_type=Task.noun, subject_id__in=tasks, verb=VERB).values_list("seq", "subject_id")
    )
    found: dict[str, set[Mark]] = {}
    for payload in Payload.objects.filter(seq__in=said):
        detail = payload.content["detail"]
        found.setdefault(said[payload.seq], set()).add(Mark(date.fromisoformat(detail["due_on"]), detail["days"]))
    return found


def _remind(task: Task, mark: Mark) -> int:
    try:
        with change(system_user(), Task.ref(task.pk)) as act:
            fresh: Task = act.record
            if (
                fresh.state not in DOING
                or fresh.due_on != mark.due_on
                or mark in _told([str(fresh.pk)]).get(str(fresh.pk), ())
            ):
                raise NotTheMoment(say("Đã nhắc.", "Reminded already."))
            act.note(fresh, VERB, due_on=mark.due_on, days=mark.days)
    except NotTheMoment:
        return 0
    return 1
