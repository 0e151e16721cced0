"""Requests that wait for a person's answer besides approvals: a later date, another date offered, a hand-back, what is in the way. The rule
table says the same of one task; here many are asked at once, in a few statements whatever their number."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from backend.access.rules import justify
from backend.accounts.models import User
from backend.accounts.roster import Roster, roster_of
from backend.plans.models import Extension, Obstacle, Task
from workflows.later_date import asked_by, offered_by
from workflows.policy import frozen_of
from workflows.task.base import LIVE, WORKING
from workflows.task.extension import extension_deciders
from workflows.task.obstacle import obstacle_deciders

RosterOf = Callable[[int], Roster]


def waiting_for(user: User, keys: Sequence[int]) -> dict[Any, str]:
    """By id the tasks with a request this person may answer today, and which: HAND_BACK, REQUESTED, COUNTERED or OBSTACLE,
    of several the first."""
    return waiting_for_any([user], keys)


def waiting_for_any(users: Sequence[User], keys: Sequence[int]) -> dict[Any, str]:
    """The same of what any of these people may answer today; the requests are read once."""
    pending = Extension.objects.filter(
        state__in=[Extension.State.REQUESTED, Extension.State.COUNTERED], task__state__in=LIVE,
        task__readers__overlap=list(keys),
    ).select_related("task__body__parent")  # fmt: skip
    requested = [one for one in pending if one.state == Extension.State.REQUESTED]
    offers = [one for one in pending if one.state == Extension.State.COUNTERED]
    roster = cache(roster_of)
    found = {
        "OBSTACLE": _obstacles(users, keys, roster),
        "COUNTERED": _offers(users, offers),
        "REQUESTED": _later_dates(users, keys, requested, roster),
        "HAND_BACK": _hand_backs(users, keys),
    }
    return {task_id: kind for kind, tasks in found.items() for task_id in tasks}


def _may(users: Sequence[User], name: str, task: Task) -> bool:
    return any(justify(user, name, task) for user in users)


def _hand_backs(users: Sequence[User], keys: Sequence[int]) -> list[Any]:
    asked = Task.objects.filter(giver_body_id__in=keys, hand_back_by__isnull=False, state__in=WORKING)
    tasks = asked.select_related("body__parent")
    return [task.pk for task in tasks if _may(users, "decline_hand_back", task)]


def _later_dates(users: Sequence[User], keys: Sequence[int], requests: list[Extension], roster: RosterOf) -> list[Any]:
    """Nobody answers their own request."""
    answering = {one: [user for user in users if not asked_by(one, user)] for one in requests}
    put = {one: others for one, others in answering.items() if others}
    policies = frozen_of([one.task for one in put if not one.task.from_above and one.task.body_id in keys])
    found = []
    for request, others in put.items():
        task, policy = request.task, policies.get(request.task_id)
        if task.from_above:
            waits = _may(others, "hold", task)
        else:
            decide = extension_deciders(task, request, policy, roster(task.body_id)).user_ids if policy else frozenset()
            waits = any(user.pk in decide for user in others)
        if waits:
            found.append(task.pk)
    return found


def _offers(users: Sequence[User], offers: list[Extension]) -> list[Any]:
    """From above it is a leader who takes the date offered; inside, whoever may ask for one."""
    return [
        offer.task_id
        for offer in offers
        if _may(
            [user for user in users if not offered_by(offer, user)],
            "release" if offer.task.from_above else "ask_extension",
            offer.task,
        )
    ]


def _obstacles(users: Sequence[User], keys: Sequence[int], roster: RosterOf) -> list[Any]:
    """What the body above is asked, its standing office and leaders answer; the rest whoever is asked inside."""
    found = Obstacle.objects.filter(state=Obstacle.State.OPEN, task__state__in=LIVE, task__readers__overlap=list(keys))
    waiting = []
    for one in found.select_related("task__body__parent"):
        task = one.task
        if one.asked == Obstacle.Asked.ABOVE:
            waits = _may(users, "hold", task)
        else:
            own = {one.by_id, one.acting_for_id, task.officer_id}
            others = {user.pk for user in users} - own if task.body_id in keys else set()
            waits = bool(others) and not obstacle_deciders(task, one, roster(task.body_id)).user_ids.isdisjoint(others)
        if waits:
            waiting.append(task.pk)
    return waiting
