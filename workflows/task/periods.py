"""The periods of regular tasks: opened by the system as they begin, each a task of its own (product.md §6); and what is
done to a regular task is done to its open periods too."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Q

from backend import clock
from backend.accounts.queries import system_user
from backend.activity.change import Act, change, current
from backend.activity.models import Event, Payload
from backend.errors import NotTheMoment
from backend.ids import uuid7
from backend.plans.models import DeadlineKind, Partner, Relation, Task, TaskClass
from backend.plans.rhythms import Period, due_of, name_of, periods
from backend.words import say
from backend.workcalendar.calendar import ONE
from backend.workcalendar.calendar import current as calendar
from workflows.machine import machine_of
from workflows.task.base import ASSIGNED, MOVING, OPEN, WORKING

# From these on periods are opened anew: what passed while it was on hold, or had no rhythm yet, was nobody's.
BEGINNINGS = ("task.resumed", "task.rhythm_set")
# So does an amendment, where it says another rhythm.
AMENDING = ("task.amended", "task.adopted")
# What is done to a regular task is done to its open periods, where it is the moment for it; what ends it ends them too
# (`stop`). By the fields that say whether a period is so already.
CARRIED: dict[str, tuple[str, ...]] = {
    "recite": ("source_id", "clause"), "assign": ("officer_id",), "reassign": ("officer_id",), "redirect": ("lead_id",),
    "hold": (), "resume": (),
}  # fmt: skip


def open_all() -> int:
    """Open every period that has begun by today and is not there yet; how many. Safe to repeat, and after any pause."""
    return sum(_open(task.pk) for task in _behind())


def _behind() -> list[Task]:
    """Regular tasks under way that lack a period."""
    rows = Task.objects.filter(rhythm__isnull=False, state__in=WORKING).select_related("plan_line__version__plan")
    last = Max("children__period_to", filter=Q(children__relation=Relation.OCCURRENCE))
    tasks = list(rows.annotate(opened_to=last).order_by("pk"))
    begun = _begun(tasks)
    return [task for task in tasks if missing(task, task.opened_to, begun[task.pk])]


def _begun(tasks: Iterable[Task]) -> dict[uuid.UUID, date]:
    """From which day on each has periods."""
    begun = {task.pk: clock.local(task.given_at).date() for task in tasks}
    about = Event.objects.filter(subject_type=Task.noun, subject_id__in=[str(pk) for pk in begun])
    amended = Payload.objects.filter(seq__in=about.filter(verb__in=AMENDING).values("seq"))
    retold = [told.seq for told in amended if "rhythm" in told.content.get("detail", {}).get("changes", {})]
    said = about.filter(Q(verb__in=BEGINNINGS) | Q(seq__in=retold))
    for subject, at in said.order_by("seq").values_list("subject_id", "at"):
        begun[uuid.UUID(subject)] = clock.local(at).date()
    return begun


def missing(task: Task, opened_to: date | None, begun: date) -> list[Period]:
    """Its periods that have begun by today and come after the last one opened; of a plan's line those of its year."""
    assert task.rhythm is not None
    since = max(begun, opened_to + ONE) if opened_to else begun
    year = task.plan_line.version.plan.year if task.plan_line else None
    found = periods(task.rhythm, since=since, until=clock.today(), year=year)
    return [period for period in found if opened_to is None or period.first > opened_to]


def _open(task_id: uuid.UUID) -> int:
    """Under the lock of the regular task: two workers open no period twice."""
    try:
        with change(system_user(), Task.ref(task_id)) as act:
            task: Task = act.record
            if not task.rhythm or task.state not in WORKING:
                raise NotTheMoment(say("Không còn theo kỳ.", "It has no periods any more."))
            opened_to = task.children.filter(relation=Relation.OCCURRENCE).aggregate(last=Max("period_to"))["last"]
            wanted = missing(task, opened_to, _begun([task])[task.pk])
            if not wanted:
                raise NotTheMoment(say("Kỳ đã mở.", "The period is open already."))
            made = [_occurrence(task, period) for period in wanted]
            act.add(made)
            _copy_partners(task, made)
            if task.state == ASSIGNED:
                machine: Any = machine_of(task, act.by)
                machine.begin_periods()
            for one in made:
                act.note(
                    one, "task.period_opened", period_from=one.period_from, period_to=one.period_to, due_on=one.due_on
                )
    except NotTheMoment:
        return 0
    return len(wanted)


def _occurrence(task: Task, period: Period) -> Task:
    """The same work, for one period: who does it, for whom and why are those of the regular task on the day it opens."""
    due = due_of(period, calendar(task.body_id))
    return Task(
        id=uuid7(), parent=task, relation=Relation.OCCURRENCE, period_from=period.first, period_to=period.last,
        title=titled(task.title, period.first, period.last), body=task.body, giver_body=task.giver_body,
        origin=task.origin, plan_line=task.plan_line, source=task.source, clause=task.clause, product=task.product,
        area=task.area, klass=TaskClass(task.klass), lead=task.lead, officer=task.officer, follow_up=task.follow_up,
        given_by=task.given_by, given_at=clock.now(), deadline_kind=DeadlineKind.DATE,
        deadline_printed=task.deadline_printed, starts_on=period.first, first_due_on=due, due_on=due,
    )  # fmt: skip


def titled(title: str, first: date, last: date) -> str:
    """The period comes first, so that it is read where there is little room; titles are the office's words, Vietnamese."""
    name = name_of(first, last).vi
    return f"{name[:1].upper()}{name[1:]}: {title}"


def _copy_partners(task: Task, made: list[Task]) -> None:
    """Beside it in each period; a part of one's own is of the whole, with its own product and date, and not of each period."""
    own, beside = Partner.Mode.HAS_PART, list(task.partners.order_by("id"))
    Partner.objects.bulk_create(
        Partner(task=one, unit_id=p.unit_id, mode=Partner.Mode.COORDINATES if p.mode == own else p.mode)
        for one in made
        for p in beside
    )


def carry(machine: Any, name: str, *, former_officer: int | None = None) -> None:
    """Do to the open periods what is done to the regular task. A period that somebody else does keeps them."""
    act, task = current(), machine.record
    worn = act.capacity, act.acting_for_id
    rows = task.children.filter(relation=Relation.OCCURRENCE, state__in=OPEN)
    if name == "reassign":
        rows = rows.filter(officer_id=former_officer)
    refs = [Task.ref(pk) for pk in rows.order_by("pk").values_list("pk", flat=True)]
    for one in act.take(refs):
        period: Any = machine_of(one, machine.by)
        if period.not_the_moment(name) is None and not _so_already(act, task, period.record, CARRIED.get(name, ())):
            period.data = machine.data
            period.wear(period.steps[name])
            getattr(period, name)()
    act.capacity, act.acting_for_id = worn


def come_back(period: Task) -> None:
    """Its result came back to be worked on, in the open act. Where the regular task went to another unit since it was sent, the
    period goes there too, to whoever does the regular task."""
    task, sent = period.parent, period.submission
    if not period.is_occurrence or task is None or sent is None or task.lead_id == period.lead_id:
        return
    if went_elsewhere_since(task, sent.at):
        period.lead, period.officer, period.follow_up = task.lead, task.officer, task.follow_up
        period.partners.filter(unit=task.lead).delete()


def went_elsewhere_since(task: Task, moment: datetime) -> bool:
    """Whether another unit came to lead the task after that moment."""
    since = Event.objects.filter(subject_type=Task.noun, subject_id=str(task.pk), verb__in=MOVING, at__gt=moment)
    told = Payload.objects.filter(seq__in=since.values("seq"))
    return any("lead_id" in one.content.get("detail", {}).get("changes", {}) for one in told)


def _so_already(act: Act, task: Task, period: Task, fields: tuple[str, ...]) -> bool:
    """Done in the same batch, or before."""
    same = bool(fields) and all(getattr(period, name) == getattr(task, name) for name in fields)
    return same or act.told(period)
