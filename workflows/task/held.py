"""Who held a task how long, in working days: the waiting of an approver is never the officer's."""

from datetime import datetime
from typing import Any

from backend import clock
from backend.plans.models import Submission
from backend.words import say
from backend.workcalendar.calendar import current as calendar
from workflows.models import Step, WorkItem
from workflows.task.picture import ENDED, Facts

KIND_OF_STEP = {
    Step.PARTNER_OPINION: "partner",
    Step.UNIT_HEAD: "head",
    Step.STANDING_OFFICE: "standing",
    Step.LEADER_IN_CHARGE: "leader",
    Step.RELEASE_UPWARD: "release",
}
Mark = tuple[datetime, str, str]  # from when, kind of holder, label


def held(facts: Facts) -> dict[str, Any]:
    """The contract's `held`: segments in order, neighbours with one holder joined; the last is present while open."""
    marks = sorted(_marks(facts), key=lambda mark: mark[0])
    ended = facts.task.state in ENDED
    end = clock.local(_ended_at(facts)).date() if ended else clock.today()
    segments: list[dict[str, Any]] = []
    for index, (at, kind, label) in enumerate(marks):
        until = clock.local(marks[index + 1][0]).date() if index + 1 < len(marks) else end
        days = max(0, calendar().working_days_between(clock.local(at).date(), until))
        if segments and (segments[-1]["kind"], segments[-1]["label"]) == (kind, label):
            segments[-1]["days"] += days
        else:
            segments.append({"label": label, "kind": kind, "days": days, "present": False})
    segments[-1]["present"] = not ended
    start = clock.local(facts.task.given_at).date()
    return {"from": start, "to": end, "total_days": sum(s["days"] for s in segments), "segments": segments}


def _marks(facts: Facts) -> list[Mark]:
    doer = _short(facts, facts.task.lead_id)
    marks: list[Mark] = [(facts.task.given_at, "assignee", doer)]
    for submission in facts.submissions:
        items = [item for item in facts.items if item.submission_id == submission.pk]
        opinions = [item for item in items if item.step == Step.PARTNER_OPINION]
        if opinions:
            marks.append(_together(facts, opinions))
        marks += [
            (item.opened_at, KIND_OF_STEP[Step(item.step)], _holder(facts, item))
            for item in items
            if item not in opinions
        ]
        closed = [item.closed_at for item in items if item.closed_at]
        if submission.state in {Submission.State.RETURNED, Submission.State.WITHDRAWN} and closed:
            marks.append((max(closed), "assignee", doer))
    return marks


def _together(facts: Facts, opinions: list[WorkItem]) -> Mark:
    """Parallel opinions are one holder: those still asked, else all who were."""
    waiting = [item for item in opinions if item.closed_at is None] or opinions
    return (opinions[0].opened_at, "partner", ", ".join(_short(facts, item.unit_id) for item in waiting))


def _holder(facts: Facts, item: WorkItem) -> str:
    """How they sign, so that a head is told apart from the unit."""
    person = next(iter(item.people.all()), None)
    return item.capacity or (person.capacity if person else "") or _short(facts, item.unit_id)


def _short(facts: Facts, unit_id: int) -> str:
    unit = facts.unit(unit_id)
    return str(unit["short_name"]) if unit else say("Không rõ", "Unknown")


def _ended_at(facts: Facts) -> datetime:
    closed = [item.closed_at for item in facts.items if item.closed_at]
    return max([*closed, *(s.at for s in facts.submissions)], default=facts.task.given_at)
