"""Requests that wait for a person's answer besides approvals: a later date, another date offered, a hand-back. The rule
table says the same of one task; here many are asked at once, in a few statements whatever their number."""

from collections.abc import Sequence
from typing import Any

from backend.access.rules import justify
from backend.accounts.models import User
from backend.accounts.roster import Roster, roster_of
from backend.plans.models import Extension, Task
from workflows.later_date import asked_by, offered_by
from workflows.policy import frozen_of
from workflows.task.base import LIVE, WORKING
from workflows.task.extension import extension_deciders


def waiting_for(user: User, keys: Sequence[int]) -> list[Any]:
    """Ids of the tasks with a request this person may answer today."""
    pending = Extension.objects.filter(
        state__in=[Extension.State.REQUESTED, Extension.State.COUNTERED], task__state__in=LIVE,
        task__readers__overlap=list(keys),
    ).select_related("task__body__parent")  # fmt: skip
    asked = [one for one in pending if one.state == Extension.State.REQUESTED and not asked_by(one, user)]
    offers = [one for one in pending if one.state == Extension.State.COUNTERED and not offered_by(one, user)]
    found = [*_hand_backs(user, keys), *_later_dates(user, keys, asked), *_offers(user, offers)]
    return list(dict.fromkeys(found))


def _hand_backs(user: User, keys: Sequence[int]) -> list[Any]:
    asked = Task.objects.filter(giver_body_id__in=keys, hand_back_by__isnull=False, state__in=WORKING)
    tasks = asked.select_related("body__parent")
    return [task.pk for task in tasks if justify(user, "decline_hand_back", task)]


def _later_dates(user: User, keys: Sequence[int], requests: list[Extension]) -> list[Any]:
    upward = [request.task for request in requests if request.task.from_above]
    inside = [request for request in requests if not request.task.from_above and request.task.body_id in keys]
    policies = frozen_of([request.task for request in inside])
    rosters: dict[int, Roster] = {body: roster_of(body) for body in {request.task.body_id for request in inside}}
    return [task.pk for task in upward if justify(user, "hold", task)] + [
        request.task_id
        for request in inside
        if user.pk
        in extension_deciders(request.task, request, policies[request.task_id], rosters[request.task.body_id]).user_ids
    ]


def _offers(user: User, offers: list[Extension]) -> list[Any]:
    """From above it is a leader who takes the date offered; inside, whoever may ask for one."""
    return [
        offer.task_id
        for offer in offers
        if justify(user, "release" if offer.task.from_above else "ask_extension", offer.task)
    ]
