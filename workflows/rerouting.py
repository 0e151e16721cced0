"""Open steps follow the people: when a post or an absence changes, or a day begins that changes who is away,
each open step is asked again whom it waits for (product.md §2). Nothing is decided by it."""

import uuid
from itertools import groupby

from backend.accounts.queries import system_user
from backend.accounts.roster import Roster, roster_of
from backend.activity.change import change
from backend.errors import NotTheMoment
from backend.plans.models import Task, TaskState
from backend.words import say
from workflows import inbox


def reroute_all() -> int:
    """Re-address every open step that would go to others today; how many tasks were touched. Safe to repeat."""
    waiting = inbox.all_open().filter(task__state=TaskState.SUBMITTED).order_by("task__body_id", "task_id")
    moved = 0
    for body_id, items in groupby(waiting, key=lambda item: item.submission.task.body_id):
        roster = roster_of(body_id)
        tasks = dict.fromkeys(item.task_id for item, _ in inbox.elsewhere(items, roster))
        moved += sum(_reroute(task_id, roster) for task_id in tasks)
    return moved


def _reroute(task_id: uuid.UUID, roster: Roster) -> int:
    try:
        with change(system_user(), Task.ref(task_id)) as act:
            moved = inbox.elsewhere(inbox.open_of(act.record), roster)
            if not moved:
                raise NotTheMoment(say("Đã chuyển.", "Moved already."))
            for item, found in moved:
                inbox.readdress(item, found)
                act.record.laid_above |= found.goes_above
            act.note(act.record, "task.rerouted", steps=[item.step for item, _ in moved])
    except NotTheMoment:
        return 0
    return 1
