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


def waiting_for(user: User, keys: Sequence[int]) -> list[Any]:
    """Ids of the tasks with a request this person may answer today."""
    pending = Extension.objects.filter(
        state__in=[Extension.State.REQUESTED, Extension.State.COUNTERED], task__state__in=LIVE,
        task__readers__overlap=list(keys),
    ).select_related("task__body__parent")  # fmt: skip
    asked = [one for one in pending if one.state == Extension.State.REQUESTED and not asked_by(one, user)]
    offers = [one for one in pending if one.state == Extension.State.COUNTERED and not offered_by(one, user)]
    roster = cache(roster_of)
    found = [
        *_hand_backs(user, keys),
        *_later_dates(user, keys, asked, roster),
        *_offers(user, offers),
        *_obstacles(user, keys, roster),
    ]
    return list(dict.fromkeys(found))


def _hand_backs(user: User, keys: Sequence[int]) -> list[Any]:
    asked = Task.objects.filter(giver_body_id__in=keys, hand_back_by__isnull=False, state__in=WORKING)
    tasks = asked.select_related("body__parent")
    return [task.pk for task in tasks if justify(user, "decline_hand_back", task)]


def _later_dates(user: User, keys: Sequence[int], requests: list[Extension], roster: RosterOf) -> list[Any]:
    upward = [request.task for request in requests if request.task.from_above]
    inside = [request for request in requests if not request.task.from_above and request.task.body_id in keys]
    policies = frozen_of([request.task for request in inside])
    return [task.pk for task in upward if justify(user, "hold", task)] + [
        request.task_id
        for request in inside
        if user.pk
        in extension_deciders(request.task, request, policies[request.task_id], roster(request.task.body_id)).user_ids
    ]


def _offers(user: User, offers: list[Extension]) -> list[Any]:
    """From above it is a leader who takes the date offered; inside, whoever may ask for one."""
    return [
        offer.task_id
        for offer in offers
        if justify(user, "release" if offer.task.from_above else "ask_extension", offer.task)
    ]


def _obstacles(user: User, keys: Sequence[int], roster: RosterOf) -> list[Any]:
    """What the body above is asked, its standing office and leaders answer; the rest whoever is asked inside."""
    found = Obstacle.objects.filter(state=Obstacle.State.OPEN, task__state__in=LIVE, task__readers__overlap=list(keys))
    asked = list(found.select_related("task__body__parent"))
    upward = [one.task for one in asked if one.asked == Obstacle.Asked.ABOVE]
    inside = [one for one in asked if one.asked != Obstacle.Asked.ABOVE and one.task.body_id in keys]
    inside = [one for one in inside if user.pk not in {one.by_id, one.acting_for_id, one.task.officer_id}]
    return [task.pk for task in upward if justify(user, "hold", task)] + [
        one.task_id for one in inside if user.pk in obstacle_deciders(one.task, one, roster(one.task.body_id)).user_ids
    ]
