"""Reminding whoever a task waits for: who carries it out, or, once the result was sent, who has to decide on it."""

import uuid
from collections.abc import Callable
from typing import Any

from backend.access.rules import holds_work, justify, passes_on
from backend.accounts.models import User
from backend.accounts.roster import Hat, Roster, roster_of
from backend.activity.change import Act
from backend.plans.models import Task, TaskState
from backend.words import say
from workflows.models import WorkItemPerson
from workflows.reminding import Waiting, remind, why_not


def remind_task(by: User, task_id: uuid.UUID, text: str = "", **request: Any) -> Act:
    """Remind whoever the task waits for. Raises Forbidden, NotTheMoment (once a day, on hold, ended), Invalid."""
    return remind(by, Task.ref(task_id), text, waiting, **request)


def would_remind(by: User, task: Task, roster: Callable[[], Roster] | None = None) -> frozenset[int]:
    """Whom the person would remind by doing so now; nobody when they may not, or not now. `roster`: the body's, where it is
    read already."""
    found = waiting(task, by, roster)
    return found.people if why_not(task, by, found) is None else frozenset()


def may_remind(by: User, task: Task) -> bool:
    """Whether a reminder is theirs to send and the task is one to remind of now; no statement of its own."""
    hat = _hat(by, task)
    return hat is not None and not _unmet(task, inside=hat.body_id == task.body_id)


def waiting(task: Task, by: User, roster: Callable[[], Roster] | None = None) -> Waiting:
    """Whom the task waits for, and under which hat `by` may remind them."""
    sent = task.state == TaskState.SUBMITTED
    hat = _hat(by, task)
    if hat is None:
        return Waiting(None)
    between = hat.body_id != task.body_id
    if unmet := _unmet(task, inside=not between):
        return Waiting(hat, unmet=unmet)
    own = task if sent else task.answered_by or task
    return Waiting(
        hat, _deciders(own) if own.state == TaskState.SUBMITTED else doers(own, roster and roster()), between
    )


def _hat(by: User, task: Task) -> Hat | None:
    return justify(by, "remind_deciders" if task.state == TaskState.SUBMITTED else "remind", task)


def _unmet(task: Task, *, inside: bool) -> str:
    if task.state == TaskState.ON_HOLD:
        return say("Việc đang tạm dừng, chưa cần nhắc.", "The task is on hold: nothing to remind of.")
    if task.state in {TaskState.COMPLETED, TaskState.CANCELLED, TaskState.VOIDED}:
        return say("Việc đã kết thúc.", "The task has ended.")
    if task.state == TaskState.SUBMITTED and task.laid_above and inside:
        return say("Kết quả đang chờ cơ quan cấp trên.", "The result waits for the body above.")
    return ""


def _deciders(task: Task) -> frozenset[int]:
    asked = WorkItemPerson.objects.filter(item__task=task, item__closed_at__isnull=True)
    return frozenset(asked.values_list("user_id", flat=True))


def doers(task: Task, roster: Roster | None = None) -> frozenset[int]:
    """Whose turn it is to do it, or to give it on to a unit, and who stands in for them."""
    hats = (roster or roster_of(task.body_id)).all_hats()
    return frozenset(
        hat.user_id for hat in hats if hat.lent_for(task.area) and (holds_work(hat, task) or passes_on(hat, task))
    )
