"""Requests that wait for a person's answer besides approvals: a later date, a hand-back. The rule table says the same of
one task; here many are asked at once, in a few statements whatever their number."""

from collections.abc import Sequence
from typing import Any

from backend.access.rules import justify
from backend.accounts.models import User
from backend.accounts.roster import Roster, roster_of
from backend.plans.models import Extension, Task
from workflows.policy import frozen_of
from workflows.task.base import LIVE, WORKING
from workflows.task.extension import extension_deciders


def waiting_for(user: User, keys: Sequence[int]) -> list[Any]:
    """Ids of the tasks with a request this person may answer today."""
    return [*_hand_backs(user, keys), *_later_dates(user, keys)]


def _hand_backs(user: User, keys: Sequence[int]) -> list[Any]:
    asked = Task.objects.filter(giver_body_id__in=keys, hand_back_by__isnull=False, state__in=WORKING)
    tasks = asked.select_related("body__parent")
    return [task.pk for task in tasks if justify(user, "decline_hand_back", task)]


def _later_dates(user: User, keys: Sequence[int]) -> list[Any]:
    asked = Extension.objects.filter(state=Extension.State.REQUESTED, task__state__in=LIVE).exclude(by=user)
    requests = list(asked.filter(task__readers__overlap=list(keys)).select_related("task__body__parent"))
    upward = [request.task for request in requests if request.task.from_above]
    inside = [request for request in requests if not request.task.from_above and request.task.body_id in keys]
    policies = frozen_of([request.task for request in inside])
    rosters: dict[int, Roster] = {body: roster_of(body) for body in {request.task.body_id for request in inside}}
    return [task.pk for task in upward if justify(user, "hold", task)] + [
        request.task_id
        for request in inside
        if user.pk
        in extension_deciders(request.task, request, policies[request.task_id], rosters[request.task.body_id])
    ]
