"""What has waited too long is put to the leader in charge of the unit or the area (product.md §16): a task some days overdue,
and what is in its way when nobody answered in time. Once for each date; nothing moves by itself."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q

from backend import clock
from backend.accounts.queries import system_user
from backend.accounts.roster import Roster, roster_of
from backend.activity.change import change
from backend.activity.models import Event, Payload
from backend.errors import NotTheMoment
from backend.plans.models import Obstacle, Task
from backend.words import say
from backend.workcalendar.calendar import current as calendar
from workflows.resolver import leaders_in_charge
from workflows.task.base import WORKING

OVERDUE_DAYS = 3  # working days after the due date
VERB = "task.put_to_leader"


def put_to_leaders() -> int:
    """Tell the leaders in charge; of how many tasks. Safe to repeat, and after any pause."""
    today = clock.today()
    unanswered = Obstacle.objects.filter(state=Obstacle.State.OPEN, answer_by__lt=today).exclude(
        asked=Obstacle.Asked.ABOVE
    )
    late = Q(due_on__lt=calendar().add_working_days(today, -OVERDUE_DAYS))
    # A regular task is late in its periods, what was passed on or linked in the work that answers it.
    rows = Task.objects.filter(late | Q(obstacles__in=unanswered), state__in=WORKING, rhythm=None, answered_by=None)
    tasks = list(rows.distinct().order_by("body_id", "pk").prefetch_related("obstacles"))
    said, told = _said(tasks), 0
    rosters: dict[int, Roster] = {}
    for task in tasks:
        due = [one for one in _due(task, today) if one not in said.get(str(task.pk), set())]
        if due:
            if task.body_id not in rosters:
                rosters[task.body_id] = roster_of(task.body_id, with_above=False)
            told += _tell(task, rosters[task.body_id], *due[0])
    return told


def _due(task: Task, today: date) -> Iterator[tuple[str, str]]:
    """(what, the date it was for) of what is to be told of the task today."""
    days = calendar(task.body_id)
    if task.due_on and task.due_on < days.add_working_days(today, -OVERDUE_DAYS):
        yield "OVERDUE", task.due_on.isoformat()
    for found in task.obstacles.all():
        if found.state == Obstacle.State.OPEN and found.answer_by < today and found.asked != Obstacle.Asked.ABOVE:
            yield "OBSTACLE", found.answer_by.isoformat()


def _said(tasks: list[Task]) -> dict[str, set[tuple[str, str]]]:
    """What was told of each already."""
    events = Event.objects.filter(subject_type=Task.noun, subject_id__in=[str(task.pk) for task in tasks], verb=VERB)
    subjects = dict(events.values_list("seq", "subject_id"))
    found: dict[str, set[tuple[str, str]]] = {}
    for payload in Payload.objects.filter(seq__in=subjects):
        detail: dict[str, Any] = payload.content["detail"]
        found.setdefault(subjects[payload.seq], set()).add((detail["what"], detail["due"]))
    return found


def _tell(task: Task, roster: Roster, what: str, day: str) -> int:
    doer = frozenset({task.officer_id}) if task.officer_id else frozenset[int]()
    people = sorted({hat.user_id for hat in leaders_in_charge(roster, task.lead_id, task.area, but=doer)})
    if not people:
        return 0
    try:
        with change(system_user(), Task.ref(task.pk)) as act:
            locked: Task = act.record
            if locked.state not in WORKING or (what, day) in _said([locked]).get(str(locked.pk), set()):
                raise NotTheMoment(say("Đã báo cáo.", "Told already."))
            if (what, day) not in set(_due(locked, clock.today())):
                raise NotTheMoment(say("Không còn chậm.", "It is late no more."))
            act.note(locked, VERB, what=what, due=day, people=people)
    except NotTheMoment:
        return 0
    return 1
