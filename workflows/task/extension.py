"""Dates of a task: asking for a later one, who answers that and under which hat; and the giver's own word on it."""

from datetime import date
from typing import Any

from backend import clock
from backend.access.rules import justify
from backend.accounts.roster import Hat, Roster, roster_of
from backend.errors import NotTheMoment
from backend.plans.models import DeadlineKind, Extension, Submission, Task
from backend.words import Words, say
from workflows.later_date import NEW_DATE, later_date_steps
from workflows.machine import step
from workflows.needs import wrong
from workflows.policy import HEAD, OPINION, frozen
from workflows.resolver import Deciders, deciders
from workflows.task.base import LIVE, WORKING, OnTask
from workflows.task.conditions import not_of_a_plan
from workflows.task.dating import not_by_period
from workflows.task.inherited import after_whole, carry_date, check_before_whole
from workflows.task.words import REASON

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
    data: dict[str, Any]
    note: Any

    @step(Words("Dời hạn…", "Move the due date…"), needs=[NEW_DATE, REASON])
    @OnTask.state.transition(LIVE, conditions=[not_of_a_plan, not_by_period])
    def move_due(self) -> None:
        """The giver sets another date, or the first; the first one stays on the record, and it is no extension: nobody asked
        for it."""
        old, due_on = self.record.due_on, self.data["due_on"]
        if due_on < clock.today():
            raise wrong("due_on", say("Hạn phải từ hôm nay trở đi.", "The due date must be today or later."))
        if due_on == old:
            raise wrong("due_on", say("Việc này đang có hạn đó.", "It is due on that day already."))
        check_before_whole(self.record, due_on)
        self.record.due_on, self.record.deadline_kind, self.record.review_on = due_on, DeadlineKind.DATE, None
        self.record.first_due_on = self.record.first_due_on or due_on
        self.drop_request()
        carry_date(self, old, self.record.first_due_on)
        self.note("task.due_moved", reason=self.data["reason"], due_on=due_on)

    def _move(self, due_on: date) -> None:
        """What hangs on it moves with it."""
        if reason := after_whole(self.record, due_on):  # the date above came nearer meanwhile
            raise NotTheMoment(reason)
        before = self.record.due_on
        super()._move(due_on)
        carry_date(self, before, self.record.first_due_on)

    def _later_than_now(self, due_on: date) -> None:
        super()._later_than_now(due_on)
        check_before_whole(self.record, due_on)

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
