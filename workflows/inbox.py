"""Work items: open, re-address, close. A closed one is the decision record and never changes again."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from backend import clock
from backend.accounts.roster import Hat, Roster
from backend.activity.change import current
from backend.plans.models import Submission, Task
from workflows.models import Step, WorkItem, WorkItemPerson
from workflows.resolver import Deciders, deciders, stays_inside


def open_item(
    submission: Submission, step: str, found: Deciders, *, engine_task_id: int, due_on: date | None, silence: str
) -> WorkItem:
    """Store an open step with the people it waits for."""
    item = WorkItem.objects.create(
        task_id=submission.task_id,
        submission=submission,
        step=step,
        unit_id=found.unit_id,
        engine_task_id=engine_task_id,
        why=found.why,
        opened_at=clock.now(),
        due_on=due_on,
        silence=silence,
    )
    _address(item, found.hats)
    return item


def close(item: WorkItem, outcome: str, *, hat: Hat | None, reason: str) -> None:
    """Write the decision. `hat` is None when nobody decided (silence)."""
    item.closed_at = clock.now()
    item.outcome = outcome
    item.reason = reason
    item.by_id = hat.user_id if hat else current().by.pk
    item.capacity = hat.capacity if hat else ""
    item.acting_for_id = hat.acting_for if hat else None
    item.save(update_fields=["closed_at", "outcome", "reason", "by_id", "capacity", "acting_for_id"])


def end_open(submission: Submission) -> None:
    """Close what is still open, decided by nobody."""
    submission.work_items.filter(closed_at__isnull=True).update(closed_at=clock.now(), outcome=WorkItem.Outcome.ENDED)


def open_for(task: Task, user_id: int, hats: Iterable[Hat]) -> list[WorkItem]:
    """The open items of `task` that wait for this person under one of the hats they wear today: a post or an absence
    that has ended decides nothing, also before the item has been addressed anew."""
    asked = Q()
    for hat in hats:
        asked |= Q(people__capacity=hat.capacity, people__acting_for=hat.acting_for)
    if not asked:
        return []
    return list(WorkItem.objects.filter(asked, task=task, closed_at__isnull=True, people__user_id=user_id).distinct())


def last_asked(submission_id: uuid.UUID | None, user_id: int) -> str:
    """The last step of the submission, open or closed, that was this person's to decide; "" for none."""
    if submission_id is None:
        return ""
    asked = WorkItem.objects.filter(submission_id=submission_id, people__user_id=user_id)
    return asked.order_by("-opened_at").values_list("step", flat=True).first() or ""


def all_open() -> QuerySet[WorkItem]:
    """Every open item, with its submission, its task and whom it waits for; two statements."""
    return WorkItem.objects.filter(closed_at__isnull=True).select_related("submission__task").prefetch_related("people")


def open_of(task: Task) -> list[WorkItem]:
    """All open items of `task`."""
    return list(all_open().filter(task=task))


def elsewhere(items: Iterable[WorkItem], roster: Roster) -> list[tuple[WorkItem, Deciders]]:
    """Those of a body's open items that would go to other people, or to the same under other hats, today, and to whom."""
    moved = []
    for item in items:
        unit = item.unit_id if item.step == Step.PARTNER_OPINION else None
        found = deciders(item.step, item.submission, unit_id=unit, roster=roster)
        asked = {(person.user_id, person.capacity, person.acting_for_id) for person in item.people.all()}
        if stays_inside(item.submission.task, found):
            continue  # it waits for a post to be filled; the page of readiness says so
        if found.hats and {(hat.user_id, hat.capacity, hat.acting_for) for hat in found.hats} != asked:
            moved.append((item, found))
    return moved


def readdress(item: WorkItem, found: Deciders) -> None:
    """Let the open `item` wait for the people of `found` instead."""
    item.people.all().delete()
    _address(item, found.hats)
    item.unit_id, item.why = found.unit_id, found.why
    item.save(update_fields=["unit_id", "why"])


def _address(item: WorkItem, hats: Iterable[Hat]) -> None:
    WorkItemPerson.objects.bulk_create(
        WorkItemPerson(item=item, user_id=hat.user_id, capacity=hat.capacity, acting_for_id=hat.acting_for)
        for hat in hats
    )
