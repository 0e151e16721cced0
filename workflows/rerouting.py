"""Open steps follow the people: when a post or an absence changes, or a day begins that changes who is away,
each open step is asked again whom it waits for (product.md §2). Nothing is decided by it."""

from backend.accounts.queries import system_user
from backend.accounts.roster import Roster, roster_of
from backend.activity.change import change
from backend.errors import NotTheMoment
from backend.plans.models import Task, TaskState
from backend.words import say
from workflows import inbox


def reroute_all() -> int:
    """Re-address every open step that would go to others today; how many tasks were touched. Safe to repeat."""
    rosters: dict[int, Roster] = {}
    moved = 0
    for task in Task.objects.filter(state=TaskState.SUBMITTED).order_by("body_id", "id"):
        roster = rosters.setdefault(task.body_id, roster_of(task.body_id))
        if inbox.elsewhere(task, roster):
            moved += _reroute(task, roster)
    return moved


def _reroute(task: Task, roster: Roster) -> int:
    try:
        with change(system_user(), Task.ref(task.pk)) as act:
            moved = inbox.elsewhere(act.record, roster)
            if not moved:
                raise NotTheMoment(say("Đã chuyển.", "Moved already."))
            for item, found in moved:
                inbox.readdress(item, found)
                act.record.laid_above |= found.goes_above
            act.note(act.record, "task.rerouted", steps=[item.step for item, _ in moved])
    except NotTheMoment:
        return 0
    return 1
