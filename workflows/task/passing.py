"""Down once, up once (product.md §18): the part of a task's rule table about what came from above. It is passed on to an
officer as inner work, or linked to a line of one's own plan; whatever answers it fills its answer once it is accepted, and
a leader releases that upward. What the giver reads is the task from above alone."""

import uuid
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from backend import clock
from backend.accounts.models import User
from backend.accounts.queries import valid_memberships, works_in
from backend.accounts.roster import Hat
from backend.activity.change import current
from backend.organisations.models import OrgUnit
from backend.plans.models import Relation, Submission, Task, TaskClass, TaskState
from backend.words import Words, say
from workflows import inbox
from workflows.machine import step
from workflows.models import WorkItem
from workflows.needs import wrong
from workflows.policy import frozen
from workflows.resolver import doers_of
from workflows.task import pieces, words
from workflows.task.approval import Approval
from workflows.task.base import COMPLETED, IN_PROGRESS, SUBMITTED, WORKING, OnTask
from workflows.task.conditions import figures_filled, linked_to_own, nobody_answers_it, received
from workflows.task.dating import not_by_period
from workflows.task.linking import OWN_TASK

if TYPE_CHECKING:
    from workflows.task.machine import TaskMachine


class PassingSteps(OnTask):
    """Mixed into the task's machine."""

    record: Any
    by: Any
    data: dict[str, Any]
    note: Any
    beside: Any
    drop_request: Any
    _settle_hand_back: Any

    @step(
        Words("Giao tiếp…", "Pass on…"), needs=[words.INNER_OFFICER, words.INNER_UNIT, words.INNER_DUE],
        weight="secondary", right="assign",
    )  # fmt: skip
    @OnTask.state.transition(WORKING, IN_PROGRESS, conditions=[received, nobody_answers_it, not_by_period])
    def pass_on(self) -> None:
        """The inner work, a task of its own: its approval fills the answer. Partners and their parts go with it."""
        task, act = self.record, current()
        officer: User | None = self.data["officer"]
        inner = pieces.make_piece(
            act, task, Relation.INNER, self._inner_unit(officer, self.data["lead"]), officer=officer,
            klass=TaskClass.FROM_ABOVE, due_on=self._inner_date(self.data["due_on"]),
        )  # fmt: skip
        task.partners.update(task=inner)
        Task.objects.filter(parent=task, relation=Relation.PART).update(parent=inner)
        task.answered_by = inner
        self._settle_hand_back()
        self.note("task.passed_on")

    @step(Words("Nối với việc trong kế hoạch…", "Link to an own task…"), needs=[OWN_TASK], right="assign")
    @OnTask.state.transition(
        WORKING, IN_PROGRESS, conditions=[received, nobody_answers_it, not_by_period, figures_filled]
    )
    def link(self) -> None:
        """A line of the own plan answers it: one report feeds both. What is accepted already answers at once. Figures that
        an order asks for are no report of that line, and are filled in before."""
        task = self.record
        own = current().take([Task.ref(uuid.UUID(self.data["own_task"]))])[0]
        task.answered_by = own
        if own.state == TaskState.COMPLETED:
            self.beside(task).answered(own.submission, None)
        else:
            self.note("task.linked", own=own.pk)

    @step(Words("Bỏ nối…", "Unlink…"), needs=[words.REASON], right="assign")
    @OnTask.state.transition(WORKING, conditions=[linked_to_own])
    def unlink(self) -> None:
        """The line of the plan does not answer it after all."""
        self.record.answered_by = None
        self.note("task.unlinked", reason=self.data["reason"])

    @step(Words("Đã có kết quả bên trong", "Answered inside"), by_engine=True)
    @OnTask.state.transition(WORKING, SUBMITTED)
    def answered(self, result: Submission, decider: Hat | None) -> None:
        """What answers it was accepted: its words and evidence are the answer, and the release opens. Who had a hand
        in this task before does not release it; who has just decided the inner work and may release it has done both."""
        task = self.record
        submission = Submission.objects.create(
            task=task, round=task.submissions.count() + 1, text=result.text, policy=frozen(task),
            doers=sorted({*result.doers, *doers_of(task)}), by=result.by, acting_for=result.acting_for, recorded_for=result.recorded_for,
            basis=result.basis, at=max(result.at, task.given_at), figures=task.figures,
        )  # fmt: skip
        proofs = pieces.use_again(result.evidence.order_by("at", "id"), task, submission)
        task.submission, task.laid_above = submission, False
        self._settle_hand_back()
        self.drop_request()
        approval = Approval(cast("TaskMachine", self), submission)
        approval.start()
        mine = [item for item in inbox.open_of(task) if decider and _asks(item, decider)]
        if mine:
            approval.decide(mine, WorkItem.Outcome.APPROVE, hat=decider, reason="")
        said = {"round": submission.round, "evidence": proofs, **approval.summary()}
        if current().told(task):  # it goes on, and is answered already
            current().amend(task, **said)
        else:
            self.note("task.released" if mine else "task.submitted", **said)

    @step(Words("Trả lại để làm tiếp", "To be gone on with"), by_engine=True)
    @OnTask.state.transition(COMPLETED, IN_PROGRESS)
    def undone(self, reason: str, returned: bool) -> None:
        """The answer it gave was returned by who releases, or withdrawn by who sent it: the inner work goes on."""
        task, submission = self.record, self.record.submission
        task.accepted_on = task.days_at_end = None
        task.returned += returned
        submission.state = Submission.State.RETURNED if returned else Submission.State.WITHDRAWN
        submission.save(update_fields=["state"])
        if not returned:
            submission.evidence.update(submission=None)  # it belongs to the next one
        self.note("task.reopened" if returned else "task.withdrawn", reason=reason)

    # Pieces

    def fill_answers(self, decider: Hat | None) -> None:
        """This task was accepted: answer what waits for its result. Of one's own plan a leader's approval says nothing
        upward; the release of that answer is an act of its own."""
        for upper in pieces.waiting_answers(self.record):
            self.beside(upper).answered(
                self.record.submission, decider if pieces.is_inner(self.record, upper) else None
            )

    def take_answer(self) -> None:
        """It was answered while it was on hold: the release opens now."""
        task = self.record
        if task.answered_by_id is None:
            return
        source = current().take([Task.ref(task.answered_by_id)])[0]
        if source.state == TaskState.COMPLETED:
            self.beside(task).answered(source.submission, None)

    def take_answer_back(self, reason: str, *, returned: bool) -> None:
        """The answer does not go up: the inner work is gone on with, a line of the own plan is linked no longer."""
        task = self.record
        if task.answered_by_id is None:
            return
        source = current().take([Task.ref(task.answered_by_id)])[0]
        if not pieces.is_inner(source, task):
            task.answered_by = None
        elif source.state == TaskState.COMPLETED:
            self.beside(source).undone(reason, returned)

    def let_go(self, reason: str) -> None:
        """This task ends without a result: what waited for it is to be answered otherwise."""
        for upper in pieces.waiting_answers(self.record, held_too=True):
            upper.answered_by = None
            self.beside(upper).note("task.unlinked", reason=reason)

    def _inner_unit(self, officer: User | None, lead: OrgUnit | None) -> OrgUnit:
        task = self.record
        if officer is None and lead is None:
            raise wrong("officer", say("Chọn người thực hiện, hoặc đơn vị.", "Choose the officer, or the unit."))
        if officer is not None and lead is None and not works_in(officer, task.lead_id):
            posts = valid_memberships().filter(user=officer, unit__body=task.body_id).select_related("unit")
            lead = next((post.unit for post in posts), None)
        lead = lead or task.lead
        if officer is not None and not works_in(officer, lead.pk):
            raise wrong(
                "officer", say("Người này không thuộc đơn vị đã chọn.", "This person does not work in that unit.")
            )
        return lead

    def _inner_date(self, wanted: date | None) -> date | None:
        task = self.record
        due = wanted or pieces.inner_date(task)
        if wanted and wanted < clock.today():
            raise wrong("due_on", say("Hạn phải từ hôm nay trở đi.", "The due date must be today or later."))
        if wanted and task.due_on and wanted > task.due_on:
            raise wrong(
                "due_on",
                say("Hạn bên trong không sau hạn cấp trên giao.", "The inner date is not after the upper one."),
            )
        return due


def _asks(item: WorkItem, decider: Hat) -> bool:
    return any(person.user_id == decider.user_id for person in item.people.all())
