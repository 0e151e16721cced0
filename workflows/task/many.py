"""What is done to many tasks at once: which acts there are for those chosen, and a reminder of each. The steps themselves go
through `perform_many` as any other."""

import uuid
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

from backend.accounts.models import User
from backend.accounts.roster import roster_of
from backend.activity.change import current
from backend.activity.roots import Ref
from backend.errors import Refused
from backend.plans.models import Task
from workflows.machine import act_on_each, machine_of
from workflows.reminding import Waiting, remind_in
from workflows.task.reminding import may_remind, waiting

REMIND = "remind"
STEPS = ("start", "assign", "reassign", "move_due", "hold", "resume")  # what makes sense said once for several
ACTS = (REMIND, *STEPS)
Outcome = tuple[list[Ref], list[tuple[Ref, Refused]]]  # done, refused with why


def possible(by: User, tasks: Iterable[Task]) -> dict[str, int]:
    """With how many of the tasks `by` may do each act now; an act that is possible with none is left out. Whether a reminder
    was sent today already, or reaches anybody, is told when it is sent."""
    counts: Counter[str] = Counter()
    for task in tasks:
        machine = machine_of(task, by)
        counts.update(name for name in STEPS if machine.ready_for(name))
        counts[REMIND] += may_remind(by, task)
    return {name: counts[name] for name in ACTS if counts[name]}


def remind_many(by: User, tasks: Iterable[uuid.UUID], text: str = "", **request: Any) -> Outcome:
    """Remind whoever each task waits for. Raises what `perform_many` raises; each row what `remind_task` does."""
    rosters = cache(roster_of)

    def look(task: Task, by: User) -> Waiting:
        return waiting(task, by, lambda: rosters(task.body_id))

    rows = [(Task.ref(pk), None) for pk in dict.fromkeys(tasks)]
    return act_on_each(by, rows, lambda task, _: remind_in(current(), task, text, look), **request)
