"""The picture of a task's approval: all steps in fixed order; the frozen policy says which of them open.

Stored for ever in the database: this module's path, the class's and the nodes' names. Only added to.
"""

from typing import Any

from viewflow import this
from viewflow.workflow import Flow
from viewflow.workflow.nodes import End, Function, If, Join, StartHandle

from backend.plans.models import Submission
from workflows.locks import RecordLock
from workflows.models import Step, TaskApprovalProcess
from workflows.nodes import Decision, ForEach
from workflows.task.approval import running


class TaskApproval(Flow):
    """Partners' opinions in parallel → head → standing office → leader in charge → release upward."""

    process_class = TaskApprovalProcess
    lock_impl = RecordLock()

    start = StartHandle(this.begin).Next(this.partners)

    partners = ForEach(this.partner_units).Do(this.opinion, empty=this.unit_head)
    opinion = Decision(Step.PARTNER_OPINION, opened=this.opened).Approved(this.heard)
    heard = Join().Next(this.agreed)
    agreed = If(this.nobody_objects).Then(this.unit_head).Else(this.sent_back)

    unit_head = (
        Decision(Step.UNIT_HEAD, needed=this.needed, opened=this.opened)
        .Approved(this.standing_office)
        .Returned(this.sent_back)
    )
    standing_office = (
        Decision(Step.STANDING_OFFICE, needed=this.needed, opened=this.opened)
        .Approved(this.leader_in_charge)
        .Returned(this.sent_back)
    )
    leader_in_charge = (
        Decision(Step.LEADER_IN_CHARGE, needed=this.needed, opened=this.opened)
        .Approved(this.release_upward)
        .Returned(this.sent_back)
    )
    release_upward = (
        Decision(Step.RELEASE_UPWARD, needed=this.needed, opened=this.opened)
        .Approved(this.accepted)
        .Returned(this.sent_back)
    )

    accepted = Function(this.accept).Next(this.end)
    sent_back = Function(this.send_back).Next(this.end)
    end = End()

    def begin(self, activation: Any, submission: Submission) -> Any:
        """Join viewflow's process to the submission."""
        activation.process.submission = submission
        return activation.process

    def partner_units(self) -> list[int]:
        """The units whose opinion the frozen policy asks."""
        return running().partner_units()

    def needed(self, step: str) -> bool:
        """Whether the step opens at all."""
        return running().needs(step)

    def opened(self, step: str, activation: Any) -> None:
        """Address the open step to people."""
        running().open(step, activation.task.pk, unit_id=activation.task.data.get("unit"))

    def nobody_objects(self, activation: Any) -> bool:
        """All partners agreed or were silent."""
        return running().nobody_objects()

    def accept(self, activation: Any) -> None:
        """The last step was passed."""
        running().accept()

    def send_back(self, activation: Any) -> None:
        """Someone returned it."""
        running().send_back()
