"""The approval of one submission while an act runs: what the flow asks, and what it brings about."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from backend import clock
from backend.accounts.roster import Hat, Roster, roster_of
from backend.activity.change import current
from backend.errors import NotTheMoment
from backend.plans.models import Submission, Task
from backend.words import say
from backend.workcalendar.calendar import current as calendar
from workflows import inbox, nodes
from workflows.models import Step, WorkItem
from workflows.policy import ORDER
from workflows.resolver import Deciders, deciders, stays_inside
from workflows.task.base import WORKING

if TYPE_CHECKING:
    from workflows.task.deciding import DecidingSteps


class Approval:
    """Runs the flow of `submission` on the act's own `task`. `decider` is who decided last: a following step
    that the same person holds is covered, not opened."""

    def __init__(self, machine: "DecidingSteps", submission: Submission) -> None:
        self.machine = machine
        self.task: Task = machine.record
        self.submission = submission
        submission.task = self.task
        self.decider: Hat | None = None
        self.covered: list[str] = []
        self.skipped: list[dict[str, str]] = []
        self._roster: Roster | None = None
        self._items: list[WorkItem] | None = None

    @property
    def roster(self) -> Roster:
        """The body's people today, read once."""
        if self._roster is None:
            self._roster = roster_of(self.task.body_id)
        return self._roster

    # What happens

    def start(self) -> None:
        """Run from the first step to the first that waits for somebody, or to the end."""
        from workflows.task.flow import TaskApproval

        with self._running():
            TaskApproval.start.run(submission=self.submission)
        self._pass_upward()

    def decide(self, items: list[WorkItem], outcome: str, *, hat: Hat | None, reason: str) -> None:
        """Close `items` (all of one step) with `outcome` and let the flow run on. `hat` is None for the system."""
        from workflows.task.flow import TaskApproval

        self.decider = hat
        for item in items:
            inbox.close(item, outcome, hat=hat, reason=reason)
        with self._running():
            for item in items:
                assert item.engine_task_id is not None
                nodes.decide(TaskApproval, item.engine_task_id, outcome)
        if self.covered:
            items[-1].steps_covered = self.covered
            items[-1].save(update_fields=["steps_covered"])
        self._pass_upward()

    def stop(self) -> None:
        """End the flow with everything open in it: withdrawn, cancelled."""
        from workflows.task.flow import TaskApproval

        nodes.stop(TaskApproval, self.submission.process)
        inbox.end_open(self.submission)
        self.task.step = ""

    # What the flow asks

    def asks(self, step: str) -> bool:
        """Whether the frozen policy has the step and the flow did not enter behind it."""
        enter = self.submission.enter_at
        behind = bool(enter) and ORDER.index(step) < ORDER.index(enter)
        return not behind and any(s["step"] == step for s in self.submission.policy["steps"])

    def partner_units(self) -> list[int]:
        """Ids of the units asked for their opinion; in a round that begins there anew, of those whose opinion does not stand."""
        if not self.asks(Step.PARTNER_OPINION):
            return []
        stand: set[int] = set()
        if self.submission.enter_at == Step.PARTNER_OPINION:
            stand = set(self.submission.work_items.filter(step=Step.PARTNER_OPINION).values_list("unit_id", flat=True))
        return [unit for unit in self.submission.policy["partners"] if unit not in stand]

    def needs(self, step: str) -> bool:
        """False when the policy does not ask it, it is left out, or whoever decided before holds it too."""
        if not self.asks(step):
            return False
        found = deciders(step, self.submission, roster=self.roster)
        if found.left_out or stays_inside(self.task, found):
            self.skipped.append({"step": step, "why": found.why})
            return False
        if self.decider and self.decider.user_id in found.user_ids:
            self.covered.append(step)
            self.skipped.append({"step": step, "why": "SAME_PERSON"})
            return False
        return True

    def open(self, step: str, engine_task_id: int, *, unit_id: int | None) -> None:
        """Address the step. Raises NotTheMoment when nobody at all could take it: a step never waits on nobody."""
        found = deciders(step, self.submission, unit_id=unit_id, roster=self.roster)
        if not found.hats:
            raise NotTheMoment(say(
                "Chưa có ai ngoài người đã làm có thể duyệt bước này. Cần phân công thêm người trong cơ quan.",
                "Nobody besides those who did the work could decide this step. Another person must be given a post in the body.",
            ))  # fmt: skip
        asked = next(s for s in self.submission.policy["steps"] if s["step"] == step)
        due = calendar(self.task.body_id).add_working_days(clock.today(), asked["days"]) if asked["days"] else None
        inbox.open_item(
            self.submission, step, found, engine_task_id=engine_task_id, due_on=due, silence=asked["silence"]
        )
        self.task.step = step
        self.task.laid_above |= found.goes_above

    def nobody_objects(self) -> bool:
        """No partner returned it in this round."""
        return not self.submission.work_items.filter(
            step=Step.PARTNER_OPINION, outcome=WorkItem.Outcome.RETURN
        ).exists()

    def accept(self) -> None:
        """All steps passed: the day that counts is the day it was sent."""
        self.submission.state = Submission.State.ACCEPTED
        self.submission.released = self.task.from_above
        self.submission.save(update_fields=["state", "released"])
        self.machine.accepted(self.submission)

    def send_back(self) -> None:
        """Back to the officer, with the reasons in the closed items."""
        self.submission.state = Submission.State.RETURNED
        self.submission.save(update_fields=["state"])
        self.machine.sent_back()

    def summary(self) -> dict[str, Any]:
        """For the event: what was not opened, and why."""
        return {"steps_skipped": self.skipped, "steps_covered": self.covered} if self.skipped else {}

    def _pass_upward(self) -> None:
        """Accepted by what has just happened: it fills the answers that wait for it."""
        if self.submission.state == Submission.State.ACCEPTED:
            self.machine.fill_answers(self.decider)

    @contextmanager
    def _running(self) -> Iterator[None]:
        current()
        token = _running.set(self)
        try:
            yield
        finally:
            _running.reset(token)


_running: ContextVar[Approval | None] = ContextVar("approval", default=None)


def running() -> Approval:
    """The approval whose flow is running in this act."""
    approval = _running.get()
    assert approval is not None, "a flow runs only inside an approval"
    return approval


def preview(task: Task, *, by_id: int, roster: Roster) -> list[tuple[str, Deciders]]:
    """Who would decide a submission `by_id` sent now, step by step, as far as it would open."""
    from workflows.policy import frozen
    from workflows.resolver import doers_of

    policy = frozen(task)
    draft = Submission(task=task, round=0, policy=policy, doers=doers_of(task, by_id))
    units: dict[str, list[int | None]] = {Step.PARTNER_OPINION: list(policy["partners"])}
    path = [
        (s["step"], found)
        for s in policy["steps"]
        for unit in units.get(s["step"], [None])
        for found in [deciders(s["step"], draft, unit_id=unit, roster=roster)]
        if not found.left_out and not stays_inside(task, found)
    ]
    for upper in task.answers.filter(state__in=WORKING):
        doers = sorted({*draft.doers, *doers_of(upper)})
        release = Submission(task=upper, round=0, policy=frozen(upper), doers=doers)
        path.append((Step.RELEASE_UPWARD, deciders(Step.RELEASE_UPWARD, release, roster=roster)))
    return path
