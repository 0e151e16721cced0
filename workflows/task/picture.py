"""What a task's page shows of its way: the path of the result, and who would decide (whose turn it is: turn.py; who
held it how long: held.py). Derived from the record and its work items; nothing is stored."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from backend.accounts.models import Post, User
from backend.accounts.roster import LEADERS, Hat, Roster, roster_of
from backend.activity.models import Event
from backend.plans.acceptance import is_awaited
from backend.plans.models import Extension, Obstacle, Submission, Task, TaskState
from backend.words import Words, say
from workflows.models import Step, WorkItem
from workflows.policy import STEP_NAMES, frozen
from workflows.resolver import WHY, Deciders, deciders
from workflows.task.approval import preview
from workflows.task.extension import extension_deciders
from workflows.task.obstacle import obstacle_deciders
from workflows.task.waits import TOLD

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
    obstacles: list[Obstacle]
    reader: User
    person: PersonRef
    unit: UnitRef

    @cached_property
    def roster(self) -> Roster:
        """The body's people today; read only when a path has steps ahead."""
        return roster_of(self.task.body_id)

    @cached_property
    def story(self) -> list[Event]:
        """By which events it went from hand to hand, oldest first."""
        told = Event.objects.filter(subject_type="task", subject_id=str(self.task.pk), verb__in=TOLD)
        return list(told.order_by("seq"))

    @cached_property
    def ahead(self) -> list[tuple[str, Deciders]]:
        """Who would decide, were it sent now by whoever is to do it."""
        doer = self.task.officer_id or self.task.follow_up_id or self.reader.pk
        return preview(self.task, by_id=doer, roster=self.roster)

    @property
    def to_accept(self) -> bool:
        """Whether it waits to be accepted."""
        settings = getattr(self.task.body, "settings", None) if self.task.state == TaskState.ASSIGNED else None
        return is_awaited(self.task, asks=settings is not None and settings.asks_acceptance)

    @property
    def pending(self) -> Extension | None:
        """The request for a later date that is not settled."""
        return next((one for one in self.extensions if one.state in {"REQUESTED", "COUNTERED"}), None)

    @property
    def obstacle(self) -> Obstacle | None:
        """What is in the way now."""
        return next((one for one in self.obstacles if one.state == Obstacle.State.OPEN), None)

    @cached_property
    def asked_to_help(self) -> Deciders:
        """Who answers the open obstacle inside the body."""
        assert self.obstacle is not None
        return obstacle_deciders(self.task, self.obstacle, self.roster)

    @cached_property
    def asked_for_date(self) -> Deciders:
        """Who answers the pending request inside the body."""
        assert self.pending is not None
        return extension_deciders(self.task, self.pending, frozen(self.task), self.roster)


def facts_of(task: Task, reader: User, *, person: PersonRef, unit: UnitRef) -> Facts:
    """Read the work items, submissions, extensions and obstacles of `task`; `person` and `unit` turn ids into the contract's references."""
    items = list(WorkItem.objects.filter(task=task).select_related("paper").prefetch_related("people"))
    submissions, extensions = list(task.submissions.all()), list(task.extensions.all())
    return Facts(task, items, submissions, extensions, list(task.obstacles.all()), reader, person, unit)


def route(facts: Facts) -> list[dict[str, Any]]:
    """The path of the result in force (or of one sent now): sending, each step the policy asks, done."""
    submission = facts.task.submission if facts.task.submission_id else None
    if submission is None or submission.state in {Submission.State.RETURNED, Submission.State.WITHDRAWN}:
        return _route_ahead(facts, submission)
    path = [_submitted(facts, submission)]
    for asked in submission.policy["steps"]:
        decided = _decided_in(facts, submission, asked["step"])
        items = [item for item in facts.items if item.submission_id == decided.pk and item.step == asked["step"]]
        path.append(_route_step(facts, decided, asked["step"], items))
    path.append(_done(submission.state == Submission.State.ACCEPTED))
    return path


def _decided_in(facts: Facts, submission: Submission, step: str) -> Submission:
    """The submission whose decision on `step` stands: when a last approval was taken back, the result was sent anew and
    enters at that step; what was decided before it was decided in the one before (product.md §15)."""
    while submission.enter_at and _order(step) < _order(submission.enter_at):
        earlier = [one for one in facts.submissions if one.round < submission.round]
        if not earlier:
            break
        submission = earlier[-1]
    return submission


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
    for step, found in facts.ahead:
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
        "on_paper": None,
    }  # fmt: skip


def _submitted(facts: Facts, submission: Submission) -> dict[str, Any]:
    item: dict[str, Any] = {
        "unit": facts.unit(submission.recorded_for_id or facts.task.lead_id), "people": [], "outcome": "submit",
        "by": facts.person(submission.by_id), "capacity": None, "acting_for": None, "reason": None,
        "at": submission.at, "due_on": None, "is_me": submission.by_id == facts.reader.pk,
        "on_paper": None,
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
        "on_paper": _on_paper(item),
    }


def _on_paper(item: WorkItem) -> str | None:
    """By what document or meeting, when it was recorded from paper."""
    paper = getattr(item, "paper", None)
    if paper is None:
        return None
    day = f"{paper.decided_on:%d/%m/%Y}"
    return say("{source} ngày {day}", "{source} of {day}", source=paper.source, day=day) if paper.source else day


# What a step does, where it is not simply to approve.
DOES: dict[str, Words] = {
    Step.PARTNER_OPINION: Words("cho ý kiến", "gives an opinion"),
    Step.STANDING_OFFICE: Words("kiểm tra kết quả", "checks the result"),
    Step.RELEASE_UPWARD: Words("gửi lên cấp trên", "releases it upward"),
}


def will_decide(facts: Facts) -> list[str]:
    """For the officer before sending, a phrase per step: who decides, and who instead when they are away (product.md §1)."""
    if facts.task.state not in {TaskState.ASSIGNED, TaskState.IN_PROGRESS}:
        return []
    return [_decider(facts, step, found) for step, found in facts.ahead]


def _decider(facts: Facts, step: str, found: Deciders) -> str:
    hats = sorted(found.hats, key=lambda hat: (_is_away(facts, hat), hat.post == Post.DEPUTY))
    names = say(" hoặc ", " or ").join(_called(facts, hat) for hat in hats)
    if not names:
        names = say("chưa có ai ngoài người đã làm", "nobody besides those who did the work")
    deputies = "" if len(found.hats) != 1 else say(" hoặc ", " or ").join(_deputies(facts, found.hats[0]))
    away = say("; vắng thì {names}", "; if away, {names}", names=deputies) if deputies else ""
    remarks = [DOES.get(step), WHY[found.why] if found.why not in {"HOLDER", "STANDS_IN"} else None]
    said = "; ".join(str(remark) for remark in remarks if remark)
    return names + away + (f" ({said})" if said else "")


def _deputies(facts: Facts, head: Hat) -> list[str]:
    """Who would act for this head, were they away."""
    doer = facts.task.officer_id or facts.task.follow_up_id or facts.reader.pk
    return [
        _called(facts, hat)
        for hat in facts.roster.hats
        if head.post == Post.HEAD and hat.unit_id == head.unit_id and hat.when_away and hat.covers(facts.task.area)
        and hat.user_id not in {head.user_id, doer}
    ]  # fmt: skip


def _called(facts: Facts, hat: Hat) -> str:
    """Title and name, with the unit when it is another than the lead; whom they stand in for."""
    absent = facts.person(hat.acting_for)
    if absent:
        return say(
            "{name} thay {title} {absent}", "{name} for {title} {absent}",
            name=hat.name, title=hat.title, absent=absent["full_name"],
        )  # fmt: skip
    of = "" if hat.post in LEADERS or hat.unit_id == facts.task.lead_id else f", {hat.unit_name}"
    away = say(", đang đi vắng", ", away") if _is_away(facts, hat) else ""
    return f"{hat.title} {hat.name}{of}{away}"


def _is_away(facts: Facts, hat: Hat) -> bool:
    return any(hat.user_id == absent.user_id for absent in facts.roster.away)


def _order(step: str) -> int:
    return list(Step.values).index(step)
