"""What a task's page shows of its way: whose turn it is and why, the path of the result,
and who would decide (who held it how long: held.py). Derived from the record and its work items; nothing is stored."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from backend.accounts.models import User
from backend.accounts.roster import Roster, roster_of
from backend.plans.models import Submission, Task, TaskState
from backend.words import say
from workflows.models import Step, WorkItem
from workflows.policy import STEP_NAMES
from workflows.resolver import WHY, Deciders, deciders
from workflows.task.approval import preview

PersonRef = Callable[[int | None], dict[str, Any] | None]
UnitRef = Callable[[int | None], dict[str, Any] | None]

ENDED = {TaskState.COMPLETED, TaskState.CANCELLED, TaskState.VOIDED}


@dataclass
class Facts:
    """Everything the pictures need, read once: the task, its work items with people, and names."""

    task: Task
    items: list[WorkItem]
    submissions: list[Submission]
    reader: User
    person: PersonRef
    unit: UnitRef

    @cached_property
    def roster(self) -> Roster:
        """The body's people today; read only when a path has steps ahead."""
        return roster_of(self.task.body_id)


def facts_of(task: Task, reader: User, *, person: PersonRef, unit: UnitRef) -> Facts:
    """Read the work items and submissions of `task`; `person` and `unit` turn ids into the contract's references."""
    items = list(WorkItem.objects.filter(task=task).prefetch_related("people"))
    return Facts(task, items, list(task.submissions.all()), reader, person, unit)


def turn(facts: Facts) -> dict[str, Any]:
    """Whose turn it is and why, in one line, since when and until when."""
    task = facts.task
    waiting = [item for item in facts.items if item.closed_at is None]
    if waiting:
        return _turn_of_items(facts, waiting)
    if task.state in ENDED:
        words = {
            TaskState.COMPLETED: say("Việc đã hoàn thành", "The task is completed"),
            TaskState.CANCELLED: say("Việc đã thôi thực hiện", "The task was cancelled"),
            TaskState.VOIDED: say("Việc đã hủy do giao nhầm", "The task was voided: given by mistake"),
        }
        return _turn(words[TaskState(task.state)], "", [], None, None, None, is_me=False)
    if task.state == TaskState.ON_HOLD:
        return _turn(
            say("Việc đang tạm dừng, chờ bên giao cho tiếp tục", "On hold until the giver resumes it"),
            "", [], facts.unit(task.giver_body_id), None, None, is_me=False,
        )  # fmt: skip
    return _turn_of_doer(facts)


def _turn_of_items(facts: Facts, waiting: list[WorkItem]) -> dict[str, Any]:
    """A reader who may decide is told of their own part, and who else could take it."""
    mine = [item for item in waiting if facts.reader.pk in {p.user_id for p in item.people.all()}]
    shown = mine or waiting
    people = list(dict.fromkeys(p.user_id for item in shown for p in item.people.all()))
    names = [_name(facts.person(p)) for p in people if p != facts.reader.pk]
    first = shown[0]
    asked = str(STEP_NAMES[first.step])
    units = ", ".join(filter(None, (_short(facts.unit(item.unit_id)) for item in shown)))
    if mine and names:
        sentence = say(
            "{asked} ({units}): bạn hoặc {names}", "{asked} ({units}): you or {names}",
            asked=asked, units=units, names=", ".join(names),
        )  # fmt: skip
    elif mine:
        sentence = say("{asked} ({units})", "{asked} ({units})", asked=asked, units=units)
    else:
        sentence = say(
            "Đang chờ {names}: {asked} ({units})", "Waiting for {names}: {asked} ({units})",
            names=", ".join(names), asked=asked, units=units,
        )  # fmt: skip
    return _turn(
        sentence, str(WHY[first.why]) if first.why in WHY else "", [facts.person(p) for p in people],
        facts.unit(first.unit_id), first.opened_at, first.due_on, is_me=bool(mine),
    )  # fmt: skip


def _turn_of_doer(facts: Facts) -> dict[str, Any]:
    task = facts.task
    unit = _short(facts.unit(task.lead_id))
    since = facts.submissions[-1].at if task.returned and facts.submissions else task.given_at
    if task.hand_back_by_id:
        sentence = say("Đang chờ bên giao trả lời đề nghị giao lại", "Waiting for the giver to answer the hand-back")
        return _turn(
            sentence, task.hand_back_reason, [], facts.unit(task.giver_body_id), task.hand_back_at, None, is_me=False
        )
    if task.officer_id:
        person = facts.person(task.officer_id)
        if task.officer_id == facts.reader.pk:
            sentence = say("Bạn thực hiện việc này", "You carry this out")
        else:
            sentence = say(
                "Đang chờ {name} ({unit}) thực hiện",
                "Waiting for {name} ({unit}) to do it",
                name=_name(person),
                unit=unit,
            )
        return _turn(
            sentence,
            "",
            [person],
            facts.unit(task.lead_id),
            since,
            task.due_on,
            is_me=task.officer_id == facts.reader.pk,
        )
    if task.follow_up_id:
        person = facts.person(task.follow_up_id)
        sentence = say(
            "{unit} thực hiện; {name} theo dõi và báo cáo thay",
            "{unit} does it; {name} follows up and reports for it",
            unit=unit,
            name=_name(person),
        )
        return _turn(
            sentence,
            "",
            [person],
            facts.unit(task.lead_id),
            since,
            task.due_on,
            is_me=task.follow_up_id == facts.reader.pk,
        )
    sentence = say("Đang chờ {unit} giao người thực hiện", "Waiting for {unit} to name the officer", unit=unit)
    return _turn(sentence, "", [], facts.unit(task.lead_id), since, task.due_on, is_me=False)


def _turn(
    sentence: str, why: str, people: list[Any], unit: Any, since: datetime | None, due_on: date | None, *, is_me: bool
) -> dict[str, Any]:
    return {
        "sentence": sentence,
        "why": why,
        "people": people,
        "unit": unit,
        "since": since,
        "due_on": due_on,
        "is_me": is_me,
    }


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


def _name(person: dict[str, Any] | None) -> str:
    return str(person["full_name"]) if person else ""


def _short(unit: dict[str, Any] | None) -> str:
    return str(unit["short_name"]) if unit else ""
