"""Asking for a later date of a task: who answers, and under which hat."""

from typing import Any

from backend.access.rules import justify
from backend.accounts.roster import Hat, Roster, roster_of
from backend.plans.models import Extension, Submission, Task
from workflows.later_date import later_date_steps
from workflows.policy import HEAD, OPINION, frozen
from workflows.resolver import Deciders, deciders
from workflows.task.base import LIVE, WORKING, OnTask

LaterDateSteps: Any = later_date_steps(OnTask.state, asked_in=WORKING, answered_in=LIVE)


def extension_deciders(task: Task, pending: Extension, policy: dict[str, Any], roster: Roster) -> Deciders:
    """Who answers a request inside the body: whoever would take the last step of the task's policy that is not left
    out, as the standing office's is for its own tasks."""
    steps = [HEAD, *(one["step"] for one in policy["steps"] if one["step"] != OPINION)]
    doers = sorted({pending.by_id, pending.acting_for_id or pending.by_id, task.officer_id or pending.by_id})
    asked = Submission(task=task, round=0, policy=policy, doers=doers)
    taken = (deciders(step, asked, roster=roster) for step in reversed(steps))
    return next(found for found in taken if not found.left_out)


class ExtensionSteps(LaterDateSteps, OnTask):
    """Mixed into the task's machine; the task is the root, the request its child."""

    record: Any
    by: Any

    def extension_limit(self) -> int:
        """As many as the body allows."""
        settings = getattr(self.record.body, "settings", None)
        return settings.extension_limit if settings else 2

    def answering_hat(self) -> Hat | None:
        """The hat that answers a request: from above the giver's; inside, that of whoever takes the last step of the
        task's policy. Never the asker's."""
        if "_answers" not in self.__dict__:
            self.__dict__["_answers"] = self._answering()
        answers: Hat | None = self.__dict__["_answers"]
        return answers

    def _answering(self) -> Hat | None:
        task, pending = self.record, self.pending()
        if pending is None or self.asked_it():
            return None
        if task.from_above:
            return justify(self.by, "hold", task)
        found = extension_deciders(task, pending, frozen(task), roster_of(task.body_id))
        return next((hat for hat in found.hats if hat.user_id == self.by.pk), None)
