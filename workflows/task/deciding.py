"""Deciding what was sent: the part of a task's rule table about approval (product.md §2).

Whoever did the work never decides on it, under whichever hat.
"""

from typing import Any

from backend import clock
from backend.accounts.models import Post
from backend.accounts.roster import Hat, counts_as, hats_of
from backend.plans.models import Submission
from backend.plans.timeliness import days_at_end
from backend.words import Words
from backend.workcalendar.calendar import current as calendar
from workflows import inbox
from workflows.machine import step
from workflows.models import Step, WorkItem
from workflows.task import words
from workflows.task.approval import Approval
from workflows.task.base import COMPLETED, IN_PROGRESS, SUBMITTED, OnTask
from workflows.task.conditions import not_in_an_answer, recorded_without_approval, waits_for_them
from workflows.task.leaders_asked import LEADERS_STEPS
from workflows.task.periods import come_back


class DecidingSteps(OnTask):
    """Mixed into the task's machine; the task is the root, its submission the child that is decided."""

    record: Any
    by: Any
    data: dict[str, Any]
    note: Any
    fill_answers: Any
    take_answer_back: Any

    @step(Words("Duyệt", "Approve"), needs=[words.OPTIONAL_NOTE], weight="primary", on_submission=True)
    @OnTask.state.transition(SUBMITTED, conditions=[waits_for_them])
    def approve(self) -> None:
        """Whatever step waits for this person: thống nhất, duyệt, đạt, gửi lên cấp trên."""
        self.decide(
            self.my_items(), WorkItem.Outcome.APPROVE, hat=self.deciding_hat(), reason=self.data["reason"] or ""
        )

    @step(Words("Trả lại…", "Return…"), needs=[words.RETURN_REASON], weight="secondary", on_submission=True)
    @OnTask.state.transition(SUBMITTED, conditions=[waits_for_them])
    def send_back(self) -> None:
        """Return with a reason: có ý kiến khác, chưa đạt, trả lại."""
        self.decide(self.my_items(), WorkItem.Outcome.RETURN, hat=self.deciding_hat(), reason=self.data["reason"])

    @step(Words("Được chấp nhận", "Accepted"), by_engine=True)
    @OnTask.state.transition(SUBMITTED, COMPLETED)
    def accepted(self, submission: Submission) -> None:
        """The flow passed its last step. The day that counts is the day it was sent."""
        task = self.record
        task.accepted_on = clock.local(submission.at).date()
        task.days_at_end = days_at_end(calendar(task.body_id), task.accepted_on, task.due_on)
        self.record.step = ""

    @step(Words("Bị trả lại", "Sent back"), by_engine=True)
    @OnTask.state.transition(SUBMITTED, IN_PROGRESS)
    def sent_back(self) -> None:
        """The flow ended with a return."""
        self.record.returned += 1
        self.record.step = ""
        come_back(self.record)

    @step(Words("Mở lại…", "Reopen…"), needs=[words.REASON])
    @OnTask.state.transition(COMPLETED, IN_PROGRESS, conditions=[recorded_without_approval, not_in_an_answer])
    def reopen(self) -> None:
        """The head does not agree with what was merely recorded."""
        self.record.accepted_on = self.record.days_at_end = None
        self.record.submission.state = Submission.State.RETURNED
        self.record.submission.save(update_fields=["state"])
        come_back(self.record)
        self.note("task.reopened", reason=self.data["reason"])

    def my_items(self) -> list[WorkItem]:
        """The open items this person may decide: addressed to them, or, for a Chairman, to another leader (§16); none
        for who did the work, also when the step was put to them before they stood in for whoever did."""
        if self.record.state != SUBMITTED or self.by.is_system:
            return []
        kept: list[WorkItem] | None = self.__dict__.get("_mine")
        if kept is None:
            kept = []
            if not self.did_the_work():
                kept = inbox.open_for(self.record, self.by.pk, hats_of(self.by)) or self._leaders_items()
            self.__dict__["_mine"] = kept
        return kept

    def deciding_hat(self) -> Hat | None:
        """How this person signs the decision; found once in an act."""
        if "_signs" not in self.__dict__:
            self.__dict__["_signs"] = self._signing()
        signs: Hat | None = self.__dict__["_signs"]
        return signs

    def _signing(self) -> Hat | None:
        items = self.my_items()
        if not items:
            return None
        asked = set(items[0].people.filter(user=self.by).values_list("capacity", "acting_for"))
        signs = (hat for hat in hats_of(self.by) if (hat.capacity, hat.acting_for) in asked)
        return next(signs, None) or self._chair()

    def decide(self, items: list[WorkItem], outcome: str, *, hat: Hat | None, reason: str) -> None:
        """Close those of `items` that are of the first one's step, let the flow run on, and say so."""
        kind = items[0].step
        same = [item for item in items if item.step == kind]
        approval = Approval(self, self.record.submission)
        approval.decide(same, outcome, hat=hat, reason=reason)
        released = Step.RELEASE_UPWARD in approval.covered  # whatever was decided: its result is the giver's now
        verb = words.APPROVE_VERBS[Step.RELEASE_UPWARD if released else kind]
        if outcome == WorkItem.Outcome.RETURN:
            verb = "task.objected" if kind == Step.PARTNER_OPINION else "task.returned"
        self.note(verb, reason=reason, step=kind, **approval.summary())
        if outcome == WorkItem.Outcome.RETURN:
            self.take_answer_back(reason, returned=True)

    # Pieces

    def _leaders_items(self) -> list[WorkItem]:
        if self._chair() is None:
            return []
        return [item for item in inbox.open_of(self.record) if item.step in LEADERS_STEPS]

    def last_asked(self) -> str:
        """The last step of the submission that was put to them, open or closed; none for nobody who was asked."""
        if "_asked" not in self.__dict__:
            self.__dict__["_asked"] = inbox.last_asked(self.record.submission_id, self.by.pk)
        return str(self.__dict__["_asked"])

    def _chair(self) -> Hat | None:
        """The Chairman's hat, own or lent, in this body and area."""
        task = self.record
        chairs = (hat for hat in hats_of(self.by) if hat.post == Post.CHAIRMAN and hat.body_id == task.body_id)
        return next((hat for hat in chairs if hat.lent_for(task.area)), None)

    def did_the_work(self) -> bool:
        """They, or whoever they stand in for, did what is to be judged."""
        return not counts_as(self.by).isdisjoint(self.record.submission.doers)
