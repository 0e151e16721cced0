"""Taking a decision back: the part of a task's rule table about approvals and returns that should not have been
(product.md §15). Later steps first: only the last decision can be taken back."""

from typing import TYPE_CHECKING, Any, cast

from backend import clock
from backend.access.rules import justify
from backend.accounts.roster import Hat, hats_of
from backend.activity.change import current
from backend.errors import Forbidden
from backend.plans.models import Submission
from backend.words import Words, say
from backend.workcalendar.calendar import current as calendar
from workflows.machine import step, unmet
from workflows.models import Step, WorkItem
from workflows.policy import ORDER
from workflows.task import words
from workflows.task.approval import Approval
from workflows.task.base import COMPLETED, IN_PROGRESS, SUBMITTED, OnTask
from workflows.task.conditions import not_in_an_answer
from workflows.task.periods import went_elsewhere_since

if TYPE_CHECKING:
    from workflows.task.deciding import DecidingSteps

DECIDED = [WorkItem.Outcome.APPROVE, WorkItem.Outcome.RETURN]
AFTER_DECIDING = [COMPLETED, SUBMITTED, IN_PROGRESS]


def lately_decided(machine: Any) -> Any:
    """A decision can be taken back for some working days, while nothing else has come of it (product.md §15)."""
    last = machine.last_decision()
    return unmet(
        last is not None and still_last(machine, last) and machine.within_days_of(last.closed_at),
        Words(
            f"Chỉ hủy được quyết định sau cùng, trong {machine.reopen_days()} ngày làm việc.",
            f"Only the last decision can be taken back, within {machine.reopen_days()} working days.",
        ),
    )


def still_last(machine: Any, decided: WorkItem) -> bool:
    """Nothing was decided after it; what was returned was not withdrawn nor given to another unit, and no later date is
    asked for."""
    task, last = machine.record, machine.last_decision()
    if last is None or last.pk != decided.pk:
        return False
    if task.state != IN_PROGRESS:
        return True
    returned = last.submission_id == task.submission_id and task.submission.state == Submission.State.RETURNED
    stands = returned and last.outcome == WorkItem.Outcome.RETURN and machine.pending() is None
    return bool(stands and last.closed_at and not went_elsewhere_since(task, last.closed_at))


class TakingBackSteps(OnTask):
    """Mixed into the task's machine."""

    record: Any
    by: Any
    data: dict[str, Any]
    note: Any
    did_the_work: Any

    @step(Words("Hủy quyết định…", "Take back the decision…"), needs=[words.REASON])
    @OnTask.state.transition(AFTER_DECIDING, SUBMITTED, conditions=[lately_decided, not_in_an_answer])
    def revoke(self) -> None:
        """The last approval or return is taken back; its step opens again."""
        last = self.take_back()
        self.note("task.revoked", reason=self.data["reason"], step=last.step)
        self.open_again()

    def take_back(self) -> WorkItem:
        """The result counts as submitted anew, with its flow entering at the step of the last decision, once
        `open_again` runs it; gives that decision."""
        task, last = self.record, self.last_decision()
        assert last is not None  # the condition holds it
        if last.outcome == WorkItem.Outcome.RETURN:
            task.returned -= 1
        self._send_anew(last.step)
        self.__dict__.pop("_last", None)
        return last

    def take_opinion_back(self) -> None:
        """Their opinions on this result are asked anew, as are those that were still awaited; the others' stand. For
        workflows/undo.py alone, which has put back what the opinion brought about."""
        old: Submission = self.record.submission
        given = old.work_items.filter(step=Step.PARTNER_OPINION).exclude(outcome=WorkItem.Outcome.ENDED)
        mine = given.filter(by=self.by, outcome__in=DECIDED).order_by("closed_at").last()
        if mine is None or not any(
            (hat.capacity, hat.acting_for) == (mine.capacity, mine.acting_for_id) for hat in hats_of(self.by)
        ):
            raise Forbidden(say("Bạn không có quyền thực hiện thao tác này.", "You may not do this."))
        current().capacity, current().acting_for_id = mine.capacity, mine.acting_for_id
        others = [item.pk for item in given.filter(closed_at__isnull=False).exclude(by=self.by)]
        again = self._send_anew(Step.PARTNER_OPINION)
        WorkItem.objects.filter(pk__in=others).update(submission=again)
        self.open_again()

    def _send_anew(self, step: str) -> Submission:
        """The result in force as a round of its own, whose flow enters at `step`."""
        task, old = self.record, self.record.submission
        if old.state == Submission.State.OPEN:
            Approval(cast("DecidingSteps", self), old).stop()
        again = Submission.objects.create(
            task=task, round=old.round + 1, text=old.text, policy=old.policy, doers=old.doers, enter_at=step,
            by=old.by, acting_for=old.acting_for, at=old.at, recorded_for=old.recorded_for, basis=old.basis,
            figures=old.figures,
        )  # fmt: skip
        old.state, old.released = Submission.State.RETURNED, False
        old.save(update_fields=["state", "released"])
        old.evidence.update(submission=again)
        task.submission, task.accepted_on, task.days_at_end = again, None, None
        return again

    def open_again(self) -> None:
        """Let the flow of the result run to the step that opens again."""
        Approval(cast("DecidingSteps", self), self.record.submission).start()

    def revoking_hat(self) -> Hat | None:
        """The hat under which the last decision was taken, worn today by whoever took it or stands in for them; else a
        superior's. Nobody else who did the work, or stands in for one who did."""
        last = self.last_decision()
        if last is None or (last.by_id != self.by.pk and self.did_the_work()):
            return None
        given = (last.acting_for_id or last.by_id, last.capacity)
        hats = (hat for hat in hats_of(self.by) if hat.lent_for(self.record.area))
        same = next((hat for hat in hats if (hat.acting_for or hat.user_id, hat.capacity) == given), None)
        return same or justify(self.by, "release", self.record)

    def last_decision(self) -> WorkItem | None:
        """The approval or return that stands last, partners' opinions aside; found once in an act."""
        if "_last" not in self.__dict__:
            self.__dict__["_last"] = self._last_decision()
        last: WorkItem | None = self.__dict__["_last"]
        return last

    def _last_decision(self) -> WorkItem | None:
        """Of a result sent anew because a decision was taken back, what was decided before that step stands still."""
        submission, below = self.record.submission, len(ORDER)
        while submission is not None:
            steps = [step for step in ORDER[:below] if step != Step.PARTNER_OPINION]
            found: WorkItem | None = (
                submission.work_items.filter(outcome__in=DECIDED, step__in=steps).order_by("closed_at").last()
            )
            if found is not None or not submission.enter_at:
                return found
            below = ORDER.index(submission.enter_at)
            submission = self.record.submissions.filter(round=submission.round - 1).first()
        return None

    def reopen_days(self) -> int:
        """Working days in which the body may think again."""
        settings = getattr(self.record.body, "settings", None)
        return settings.reopen_days if settings else 5

    def within_days_of(self, moment: Any) -> bool:
        """Still within them."""
        begun, days = clock.local(moment).date(), self.reopen_days()
        return clock.today() <= calendar(self.record.body_id).add_working_days(begun, days)
