"""Asking for a later date of a task: who may ask and who answers."""

from typing import Any

from backend.accounts.roster import Roster, roster_of
from backend.plans.models import Extension, Submission, Task
from workflows.later_date import ANSWERING, ASKING, later_date_steps
from workflows.machine import StepInfo
from workflows.policy import frozen
from workflows.resolver import Deciders, deciders
from workflows.task.base import LIVE, WORKING, OnTask

LaterDateSteps: Any = later_date_steps(OnTask.state, asked_in=WORKING, answered_in=LIVE)


def extension_deciders(task: Task, pending: Extension, policy: dict[str, Any], roster: Roster) -> Deciders:
    """Who answers a request inside the body: whoever would take the last step of the task's policy."""
    last = policy["steps"][-1]["step"] if policy["steps"] else "UNIT_HEAD"
    doers = sorted({pending.by_id, task.officer_id or pending.by_id})
    asked = Submission(task=task, round=0, policy=policy, doers=doers)
    return deciders(last, asked, roster=roster)


class ExtensionSteps(LaterDateSteps, OnTask):
    """Mixed into the task's machine; the task is the root, the request its child."""

    record: Any
    by: Any

    def extension_limit(self) -> int:
        """As many as the body allows."""
        settings = getattr(self.record.body, "settings", None)
        return settings.extension_limit if settings else 2

    def extension_right(self, info: StepInfo) -> bool | None:
        """Who may: what crosses to a higher body is asked by a leader (product.md §8) and decided by the giver;
        inside, whoever takes the last step of the task's policy decides. None: not about extensions."""
        task = self.record
        if info.name == "accept_counter" and self.offered_it():
            return False
        if info.name in ASKING and task.from_above:
            return bool(self.by.has_perm("tasks.release", task))
        if info.name not in ANSWERING:
            return None
        pending = self.pending()
        if pending is None or self.asked_it():
            return False
        if task.from_above:
            return bool(self.by.has_perm("tasks.hold", task))
        return self.by.pk in extension_deciders(task, pending, frozen(task), roster_of(task.body_id)).user_ids
