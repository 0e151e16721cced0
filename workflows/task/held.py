"""Who held a task how long: its events and work items as the marks of the clock (clock.py). The waiting of whoever has to
decide or to answer is never the officer's."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from backend import clock
from backend.activity.models import Event, Payload
from backend.plans.models import Obstacle, Submission, TaskState
from backend.plans.timeliness import dates_of
from backend.words import say
from backend.workcalendar.calendar import current as calendar
from workflows.models import Step, WorkItem
from workflows.task.base import BACK, MOVING
from workflows.task.clock import Mark, Stretch, stretches, without_empty
from workflows.task.picture import ENDED, Facts
from workflows.task.turn import givers
from workflows.task.waits import ACCEPTED, ENDING, NAMED, REDATING, SENT, WAITS

KIND_OF_STEP = {
    Step.PARTNER_OPINION: "partner",
    Step.UNIT_HEAD: "head",
    Step.STANDING_OFFICE: "standing",
    Step.LEADER_IN_CHARGE: "leader",
    Step.RELEASE_UPWARD: "release",
}
Move = tuple[datetime, int, int]  # when, from which lead unit, to which


def held(facts: Facts) -> dict[str, Any]:
    """The contract's `held`; the last segment is present while the task is open."""
    story = facts.story
    moves = _payloads(story)
    leads = _leads(story, moves)
    return _told(facts, story, [*_marks(facts, leads), *_waits(facts, story, leads, moves)])


def held_outside(facts: Facts) -> dict[str, Any]:
    """For a body above: the body as a whole, and what waited for the giver of what crossed (product.md §17)."""
    task = facts.task
    crossing = ENDING | {verb for name in WAITS for verb in WAITS[name][0] | WAITS[name][1] if task.from_above}
    story = list(
        Event.objects.filter(
            subject_type="task", subject_id=str(task.pk), verb__in=crossing, readers__contains=[task.giver_body_id]
        ).order_by("seq")
    )
    marks = [Mark(task.given_at, "assignee", _short(facts, task.body_id), task.body_id)]
    waiting: set[str] = set()
    for event in story:
        waiting |= {name for name, (begins, _, _) in WAITS.items() if event.verb in begins}
        waiting -= {name for name, (_, ends, _) in WAITS.items() if event.verb in ends}
        giver = Mark(event.at, "giver", _short(facts, task.giver_body_id), task.giver_body_id)
        marks.append(giver if waiting else replace(marks[0], at=event.at))
    return _told(facts, story, marks)


def _told(facts: Facts, story: list[Event], marks: Iterable[Mark]) -> dict[str, Any]:
    task, ended = facts.task, facts.task.state in ENDED
    moment = _ended_at(facts, story) if ended else clock.now()
    counted = dates_of(task).counted_on
    due_on = None if task.state in {TaskState.CANCELLED, TaskState.VOIDED} else task.due_on
    found = without_empty(stretches(marks, moment, calendar(task.body_id), due_on=due_on, counts_until=counted))
    segments = [_segment(facts, one) for one in found]
    segments[-1]["present"] = not ended
    return {
        "from": clock.local(task.given_at).date(), "to": clock.local(moment).date(),
        "total_days": sum(one.days for one in found), "late_days": sum(one.late for one in found),
        "segments": segments,
    }  # fmt: skip


def _segment(facts: Facts, one: Stretch) -> dict[str, Any]:
    return {
        "label": one.label, "kind": one.kind, "unit": facts.unit(one.unit_id), "from": one.begins, "to": one.ends,
        "days": one.days, "late": one.late, "present": False,
    }  # fmt: skip


def _marks(facts: Facts, leads: list[Move]) -> list[Mark]:
    """Given, decided, returned."""
    doer = partial(_doer, facts, leads)
    marks = [doer(facts.task.given_at)]
    marks += [doer(at) for at, _, _ in leads]
    marks += [doer(at) for span in _unaccepted(facts) for at in span if at is not None]
    for submission in facts.submissions:
        items = [item for item in facts.items if item.submission_id == submission.pk]
        opinions = [item for item in items if item.step == Step.PARTNER_OPINION]
        if opinions:
            marks.append(_together(facts, opinions))
        marks += [
            Mark(item.opened_at, KIND_OF_STEP[Step(item.step)], _holder(facts, item), item.unit_id)
            for item in items
            if item not in opinions
        ]
        closed = [item.closed_at for item in items if item.closed_at]
        if submission.state in {Submission.State.RETURNED, Submission.State.WITHDRAWN} and closed:
            marks.append(doer(max(closed)))
    return marks


def _waits(facts: Facts, story: list[Event], leads: list[Move], says: dict[int, dict[str, Any]]) -> list[Mark]:
    """Requests and holds: from the asking to the answer it lies with whoever answers."""
    marks: list[Mark] = []
    waiting: dict[str, Mark] = {}
    for index, event in enumerate(story):
        before = bool(waiting)
        for name, (begins, ends, words) in WAITS.items():
            if event.verb in begins:
                kind, who, unit = _asked(facts, name, event, story[index + 1 :], says)
                waiting[name] = Mark(event.at, kind, words.format(who=who), unit)
            elif event.verb in ends:
                waiting.pop(name, None)
        if any(at == event.at for at, _, _ in leads):
            _let_go(facts, waiting)
        if event.verb in REDATING and "due_on" in says.get(event.seq, {}).get("detail", {}).get("changes", {}):
            waiting.pop("later_date", None)
        if (before or waiting) and event.verb not in SENT:
            first = next((waiting[name] for name in WAITS if name in waiting), None)
            marks.append(
                Mark(event.at, first.kind, first.label, first.unit_id) if first else _doer(facts, leads, event.at)
            )
    return marks


def _let_go(facts: Facts, waiting: dict[str, Mark]) -> None:
    """With another lead unit what was asked inside is over; what lies with the body above goes on (`redirect`)."""
    for name in ("hand_back", "later_date", "obstacle"):
        if name in waiting and not (facts.task.from_above and waiting[name].kind == "giver" and name != "hand_back"):
            del waiting[name]


def _asked(
    facts: Facts, name: str, event: Event, later: list[Event], says: dict[int, dict[str, Any]]
) -> tuple[str, str, int | None]:
    """Kind, name and unit of whom it waits for."""
    if name == "hold":
        return "hold", "", None
    if name == "obstacle":
        detail = says.get(event.seq, {}).get("detail", {})
        unit = int(detail.get("unit") or facts.task.lead_id)
        asked = detail.get("asked")
        kinds = {Obstacle.Asked.LEADER: "leader", Obstacle.Asked.ABOVE: "giver"}
        own = unit == facts.task.lead_id
        return kinds.get(asked, "head" if own else "partner"), _short(facts, unit), unit
    return "giver", _answers(facts, name, later), _unit_answering(facts, name)


def _unit_answering(facts: Facts, name: str) -> int | None:
    """The giver's body; of a later date answered inside the capacity says it all."""
    if name == "hand_back" or facts.task.from_above:
        return facts.task.giver_body_id
    return facts.asked_for_date.unit_id if facts.pending is not None else None


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


def _payloads(story: list[Event]) -> dict[int, dict[str, Any]]:
    """What those events say that name a unit or move a date."""
    naming = [event.seq for event in story if event.verb in {*MOVING, *BACK, *REDATING, *WAITS["obstacle"][0]}]
    return {payload.seq: payload.content for payload in Payload.objects.filter(pk__in=naming)} if naming else {}


def _leads(story: list[Event], says: dict[int, dict[str, Any]]) -> list[Move]:
    """When the task went from which lead unit to which."""
    found = []
    for event in story:
        change = says.get(event.seq, {}).get("detail", {}).get("changes", {}).get("lead_id")
        if change and event.verb in MOVING | BACK:
            found.append((event.at, change[0], change[1]))
    return found


def _doer(facts: Facts, leads: list[Move], at: datetime) -> Mark:
    """The lead unit of that moment; told apart while it had not accepted what it was asked to."""
    later = next((old for moved, old, _ in leads if moved > at), facts.task.lead_id)
    label = _short(facts, later)
    if any(begun <= at and (ended is None or at < ended) for begun, ended in _unaccepted(facts)):
        label = say("{who}, nhận việc", "{who}, accepting it", who=label)
    return Mark(at, "assignee", label, later)


def _unaccepted(facts: Facts) -> list[tuple[datetime, datetime | None]]:
    """From when to when it waited to be accepted, by the events that say so; None: it still does. From its giving, or since
    somebody was named; whatever the body asks for today, what was waited stays."""
    begun, spans = facts.task.given_at, []
    for event in facts.story:
        if event.verb == ACCEPTED:
            spans.append((begun, event.at))
        elif event.verb in NAMED | BACK:
            begun = event.at
    return [*spans, (begun, None)] if facts.to_accept else [*spans]


def _together(facts: Facts, opinions: list[WorkItem]) -> Mark:
    """Parallel opinions are one holder: those still asked, else all who were."""
    waiting = [item for item in opinions if item.closed_at is None] or opinions
    return Mark(
        opinions[0].opened_at, "partner", ", ".join(_short(facts, item.unit_id) for item in waiting), waiting[0].unit_id
    )  # fmt: skip


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
