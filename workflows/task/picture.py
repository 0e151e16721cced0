"""What a task's page shows of its way: the path of the result, and who would decide (whose turn it is: turn.py; who
held it how long: held.py). Derived from the record and its work items; nothing is stored."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from backend.accounts.models import User
from backend.accounts.roster import Roster, roster_of
from backend.plans.models import Extension, Submission, Task, TaskState
from backend.words import say
from workflows.models import Step, WorkItem
from workflows.policy import STEP_NAMES, frozen
from workflows.resolver import WHY, Deciders, deciders
from workflows.task.approval import preview
from workflows.task.extension import extension_deciders

PersonRef = Callable[[int | None], dict[str, Any] | None]
UnitRef = Callable[[int | None], dict[str, Any] | None]

ENDED = {TaskState.COMPLETED, TaskState.CANCELLED, TaskState.VOIDED}


@dataclass
class Facts:
    """Everything the pictures need, read once: the task, its work items with people, and names."""

    task: Task
    items: list[WorkItem]
    submissions: list[Submission]
    extensions: list[Extension]
    reader: User
    person: PersonRef
    unit: UnitRef

    @cached_property
    def roster(self) -> Roster:
        """The body's people today; read only when a path has steps ahead."""
        return roster_of(self.task.body_id)

    @property
    def pending(self) -> Extension | None:
        """The request for a later date that is not settled."""
        return next((one for one in self.extensions if one.state in {"REQUESTED", "COUNTERED"}), None)

    @cached_property
    def asked_for_date(self) -> Deciders:
        """Who answers the pending request inside the body."""
        assert self.pending is not None
        return extension_deciders(self.task, self.pending, frozen(self.task), self.roster)


def facts_of(task: Task, reader: User, *, person: PersonRef, unit: UnitRef) -> Facts:
    """Read the work items, submissions and extensions of `task`; `person` and `unit` turn ids into the contract's references."""
    items = list(WorkItem.objects.filter(task=task).prefetch_related("people"))
    return Facts(task, items, list(task.submissions.all()), list(task.extensions.all()), reader, person, unit)


def route(facts: Facts) -> list[dict[str, Any]]:
    """The path of the result in force (or of one sent now): sending, each step the policy asks, done."""
    submission = facts.task.submission if facts.task.submission_id else None
    if submission is None or submission.state in {Submission.State.RETURNED, Submission.State.WITHDRAWN}:
        return _route_ahead(facts, submission)
    items = [item for item in facts.items if item.submission_id == submission.pk]
    path = [_submitted(facts, submission)]
    path += [
        _route_step(facts, submission, asked["step"], [i for i in items if i.step == asked["step"]])
        for asked in submission.policy["steps"]
    ]
    path.append(_done(submission.state == Submission.State.ACCEPTED))
    return path


def _route_ahead(facts: Facts, last: Submission | None) -> list[dict[str, Any]]:
    """What was returned stays in sight, what its sender took back does not."""
    path: list[dict[str, Any]] = []
    if last is not None and last.state != Submission.State.WITHDRAWN:
        path.append(_submitted(facts, last))
        path += [
            {
                "step": item.step,
                "label": str(STEP_NAMES[item.step]),
                "state": "returned",
                "note": None,
                "items": [_item(facts, item)],
            }
            for item in facts.items
            if item.submission_id == last.pk and item.outcome == WorkItem.Outcome.RETURN
        ]
    if facts.task.state in ENDED:
        return path
    path.append(
        {
            "step": "SUBMIT",
            "label": say("Gửi lại kết quả", "Resubmit the result") if path else say("Gửi kết quả", "Submit the result"),
            "state": "present",
            "note": None,
            "items": [],
        }
    )
    doer = facts.task.officer_id or facts.task.follow_up_id or facts.reader.pk
    for step, found in preview(facts.task, by_id=doer):
        asked = _asked(facts, found)
        same = next((p for p in path if p["step"] == step and p["state"] == "coming"), None)
        if same:
            same["items"].append(asked)
        else:
            path.append(
                {"step": step, "label": str(STEP_NAMES[step]), "state": "coming", "note": None, "items": [asked]}
            )
    path.append(_done(False))
    return path


def _route_step(facts: Facts, submission: Submission, step: str, items: list[WorkItem]) -> dict[str, Any]:
    covering = next((i for i in facts.items if i.submission_id == submission.pk and step in i.steps_covered), None)
    note = str(WHY["SAME_PERSON"]) if covering else None
    if items:
        waiting = [item for item in items if item.closed_at is None]
        state = "present" if waiting else "done"
        why = waiting[0].why if waiting else ""
        note = str(WHY[why]) if why in WHY and why != "HOLDER" else None
    elif covering:
        state = "done"
    else:
        later = submission.state == Submission.State.ACCEPTED or any(
            _order(i.step) > _order(step) for i in facts.items if i.submission_id == submission.pk
        )
        state = "skipped" if later else "coming"
        note = str(WHY["OWN_TASK"]) if later else None
    asked = [_coming(facts, step)] if state == "coming" else [_item(facts, item) for item in items]
    return {
        "step": step,
        "label": str(STEP_NAMES[step]),
        "state": state,
        "note": note,
        "items": asked,
    }


def _coming(facts: Facts, step: str) -> dict[str, Any]:
    """A step still ahead: whom it would go to today."""
    submission = facts.task.submission
    assert submission is not None  # only a path of a submission has steps ahead
    submission.task = facts.task
    found = deciders(step, submission, roster=facts.roster)
    return _asked(facts, found)


def _asked(facts: Facts, found: Deciders) -> dict[str, Any]:
    return {
        "unit": facts.unit(found.unit_id), "people": [facts.person(hat.user_id) for hat in found.hats], "outcome": None,
        "by": None, "capacity": None, "acting_for": None, "reason": None, "at": None, "due_on": None, "is_me": False,
    }  # fmt: skip


def _submitted(facts: Facts, submission: Submission) -> dict[str, Any]:
    item: dict[str, Any] = {
        "unit": facts.unit(submission.recorded_for_id or facts.task.lead_id), "people": [], "outcome": "submit",
        "by": facts.person(submission.by_id), "capacity": None, "acting_for": None, "reason": None,
        "at": submission.at, "due_on": None, "is_me": submission.by_id == facts.reader.pk,
    }  # fmt: skip
    return {
        "step": "SUBMIT",
        "label": say("Gửi kết quả", "Submit the result"),
        "state": "done",
        "note": None,
        "items": [item],
    }


def _done(reached: bool) -> dict[str, Any]:
    return {
        "step": "DONE",
        "label": say("Hoàn thành", "Completed"),
        "state": "done" if reached else "coming",
        "note": None,
        "items": [],
    }


def _item(facts: Facts, item: WorkItem) -> dict[str, Any]:
    outcomes = {"APPROVE": "approve", "RETURN": "return", "SILENT": "silent"}
    people = [p.user_id for p in item.people.all()]
    silent = item.outcome == WorkItem.Outcome.SILENT
    return {
        "unit": facts.unit(item.unit_id),
        "people": [facts.person(p) for p in people],
        "outcome": outcomes.get(item.outcome),
        "by": None if silent else facts.person(item.by_id),
        "capacity": item.capacity or None,
        "acting_for": facts.person(item.acting_for_id),
        "reason": item.reason or None,
        "at": item.closed_at,
        "due_on": item.due_on,
        "is_me": item.closed_at is None and facts.reader.pk in people,
    }


def will_decide(facts: Facts) -> list[str]:
    """One line per step for the officer before sending: who decides, and who instead when they are away."""
    if facts.task.state not in {TaskState.ASSIGNED, TaskState.IN_PROGRESS}:
        return []
    doer = facts.task.officer_id or facts.task.follow_up_id or facts.reader.pk
    lines = []
    for step, found in preview(facts.task, by_id=doer):
        names = "; ".join(f"{hat.name} ({hat.capacity})" for hat in found.hats)
        why = f" ({WHY[found.why]})" if found.why not in {"HOLDER", "STANDS_IN"} else ""
        if not names:
            names = say("chưa có ai ngoài người đã làm", "nobody besides those who did the work")
        lines.append(f"{STEP_NAMES[step]}: {names}{why}")
    return lines


def _order(step: str) -> int:
    return list(Step.values).index(step)

