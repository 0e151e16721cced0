"""Silence of partners: after its days an opinion step goes on by itself, recorded as nobody's confirmation."""

import uuid

from django.db.models import QuerySet

from backend import clock
from backend.accounts.models import User
from backend.accounts.queries import system_user
from backend.activity.change import Act, change
from backend.errors import NotTheMoment
from backend.plans.models import Task
from backend.words import say
from workflows.models import Step, WorkItem
from workflows.task.approval import Approval
from workflows.task.machine import TaskMachine


def overdue_opinions() -> QuerySet[WorkItem]:
    """Open opinions whose last day has passed and whose policy lets silence go on."""
    return WorkItem.objects.filter(
        closed_at__isnull=True, step=Step.PARTNER_OPINION, silence="GOES_ON", due_on__lt=clock.today()
    ).order_by("due_on", "id")


def lapse(item_id: uuid.UUID) -> Act | None:
    """Decide one overdue opinion as the system; None when somebody or something was faster. Safe to repeat."""
    item = overdue_opinions().filter(pk=item_id).first()
    if item is None:
        return None
    by = system_user()
    try:
        return _lapse(by, item)
    except NotTheMoment:
        return None


def _lapse(by: User, item: WorkItem) -> Act:
    ref = Task.ref(item.task_id)
    with change(by, ref, along=TaskMachine.with_them([ref])) as act:
        task = act.record
        still = overdue_opinions().filter(pk=item.pk).first()
        if still is None:
            raise NotTheMoment(say("Đã có ý kiến.", "An opinion has come."))
        act.note(task, "task.lapsed", step=still.step, unit=still.unit_id)
        approval = Approval(TaskMachine(task, by), task.submission)
        approval.decide([still], WorkItem.Outcome.SILENT, hat=None, reason="")
        act.amend(task, **approval.summary())
    return act
