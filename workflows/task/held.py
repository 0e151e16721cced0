"""Who held a task how long, in working days: the waiting of whoever has to decide or to answer is never the officer's."""

from datetime import datetime
from functools import partial
from typing import Any

from backend import clock
from backend.activity.models import Event, Payload
from backend.plans.models import Submission
from backend.words import Words, say
from backend.workcalendar.calendar import current as calendar
from workflows.models import Step, WorkItem
from workflows.task.picture import ENDED, Facts
from workflows.task.turn import givers

KIND_OF_STEP = {
    Step.PARTNER_OPINION: "partner",
    Step.UNIT_HEAD: "head",
    Step.STANDING_OFFICE: "standing",
    Step.LEADER_IN_CHARGE: "leader",
    Step.RELEASE_UPWARD: "release",
}
Mark = tuple[datetime, str, str]  # from when, kind of holder, label
Move = tuple[datetime, int, int]  # when, from which lead unit, to which

# What takes a task out of its doer's hands while it is worked on, in the order in which it counts:
# what is asked → (verbs that begin it, verbs that end it, how the wait is called).
WAITS: dict[str, tuple[set[str], set[str], Words]] = {
    "hand_back": (
        {"task.hand_back_asked"},
        {"task.hand_back_declined", "task.reassigned", "task.submitted"},
        Words("{who}, trả lời giao lại", "{who}, answering the hand-back"),
    ),
    "later_date": (
        {"task.extension_asked"},
        {"task.extension_granted", "task.extension_refused", "task.extension_countered", "task.extension_withdrawn"},
        Words("{who}, trả lời gia hạn", "{who}, answering the extension"),
    ),
    "hold": ({"task.held"}, {"task.resumed"}, Words("Tạm dừng", "On hold")),
}
ENDING = {"task.cancelled", "task.voided", "task.merged"}
TOLD = ENDING.union(*(begins | ends for begins, ends, _ in WAITS.values()))


def held(facts: Facts) -> dict[str, Any]:
    """The contract's `held`: segments in order, neighbours with one holder joined; the last is present while open."""
    story = list(
        Event.objects.filter(subject_type="task", subject_id=str(facts.task.pk), verb__in=TOLD).order_by("seq")
    )
    leads = _leads(story)
    marks = sorted([*_marks(facts, leads), *_waits(facts, story, leads)], key=lambda mark: mark[0])
    ended = facts.task.state in ENDED
    end = clock.local(_ended_at(facts, story)).date() if ended else clock.today()
    segments: list[dict[str, Any]] = []
    for index, (at, kind, label) in enumerate(marks):
        until = clock.local(marks[index + 1][0]).date() if index + 1 < len(marks) else end
        days = max(0, calendar().working_days_between(clock.local(at).date(), until))
        if segments and (segments[-1]["kind"], segments[-1]["label"]) == (kind, label):
            segments[-1]["days"] += days
        else:
            segments.append({"label": label, "kind": kind, "days": days, "present": False})
    # Work that was handed on the same day it came was nobody's time.
    segments = [s for s in segments[:-1] if s["days"]] + segments[-1:]
    segments[-1]["present"] = not ended
    start = clock.local(facts.task.given_at).date()
    return {"from": start, "to": end, "total_days": sum(s["days"] for s in segments), "segments": segments}


def _marks(facts: Facts, leads: list[Move]) -> list[Mark]:
    """Given, decided, returned."""
    doer = partial(_doer, facts, leads)
    marks: list[Mark] = [(facts.task.given_at, "assignee", doer(facts.task.given_at))]
    marks += [(at, "assignee", doer(at)) for at, _, _ in leads]
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
            marks.append((max(closed), "assignee", doer(max(closed))))
    return marks


def _waits(facts: Facts, story: list[Event], leads: list[Move]) -> list[Mark]:
    """Requests and holds: from the asking to the answer it lies with whoever answers."""
    marks: list[Mark] = []
    waiting: dict[str, Mark] = {}
    for index, event in enumerate(story):
        before = bool(waiting)
        for name, (begins, ends, words) in WAITS.items():
            if event.verb in begins:
                who = "" if name == "hold" else _answers(facts, name, story[index + 1 :])
                waiting[name] = (event.at, "hold" if name == "hold" else "giver", words.format(who=who))
            elif event.verb in ends:
                waiting.pop(name, None)
        if (before or waiting) and event.verb != "task.submitted":  # from there on the steps tell
            first = next((waiting[name] for name in WAITS if name in waiting), None)
            _, kind, label = first or (event.at, "assignee", _doer(facts, leads, event.at))
            marks.append((event.at, kind, label))
    return marks


def _answers(facts: Facts, name: str, later: list[Event]) -> str:
    """Whoever answered, in the capacity they did it in; while nobody has, whoever must."""
    ends = WAITS[name][1]
    answer = next((event for event in later if event.verb in ends), None)
    if answer is not None and answer.capacity:
        return str(answer.capacity)
    if answer is not None or facts.task.from_above:
        return _short(facts, facts.task.giver_body_id)
    if name == "later_date" and facts.pending is not None:
        return ", ".join(hat.capacity for hat in facts.asked_for_date.hats)
    people = [facts.person(user_id) for user_id in givers(facts.task, facts.roster)]
    return ", ".join(str(p["title"] or p["full_name"]) for p in people if p) or _short(facts, facts.task.giver_body_id)


def _leads(story: list[Event]) -> list[Move]:
    """When the task went from which lead unit to which."""
    moved = {event.seq: event.at for event in story if event.verb == "task.reassigned"}
    found = []
    for payload in Payload.objects.filter(pk__in=moved).order_by("seq") if moved else ():
        change = payload.content.get("detail", {}).get("changes", {}).get("lead_id")
        if change:
            found.append((moved[payload.seq], change[0], change[1]))
    return found


def _doer(facts: Facts, leads: list[Move], at: datetime) -> str:
    """The lead unit of that moment."""
    later = next((old for moved, old, _ in leads if moved > at), facts.task.lead_id)
    return _short(facts, later)


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


def _ended_at(facts: Facts, story: list[Event]) -> datetime:
    stopped = [event.at for event in story if event.verb in ENDING]
    closed = [item.closed_at for item in facts.items if item.closed_at]
    return max([*stopped, *closed, *(s.at for s in facts.submissions)], default=facts.task.given_at)
