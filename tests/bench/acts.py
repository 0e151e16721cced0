"""Acts against the bare row and its event, written on the same connection in one transaction."""

import json
from collections.abc import Callable
from functools import partial
from types import SimpleNamespace
from typing import Any

from django.db import connection, transaction

from backend.accounts.models import User
from backend.plans.models import Task
from tests import worlds
from tests.bench.figures import Figure, paired
from workflows.machine import perform

SIMPLE, APPROVAL = 12, 30  # times the bare write
TASKS = 60


def measure() -> list[Figure]:
    """A simple transition, and an approval on the long preset that runs on to the next step."""
    cast = SimpleNamespace(**{user.username.replace(".", "_"): user for user in User.objects.all()})
    given = [worlds.assigned(cast) for _ in range(TASKS)]
    sent = [worlds.submitted(cast, klass="KEY") for _ in range(TASKS // 2)]
    bare = _bare(worlds.assigned(cast))
    start = [
        partial(perform, _fresh(cast.officer), Task.ref(t.pk), "start", {}, expect=f'"v{t.version}"') for t in given
    ]
    approve = [
        partial(perform, _fresh(cast.head), Task.ref(t.pk), "approve", {}, expect=f'"{t.submission.tag}"') for t in sent
    ]
    figures = [
        paired("simple transition / bare row + event", SIMPLE, start, bare),
        paired("approval step / bare row + event", APPROVAL, approve, bare),
    ]
    assert {worlds.reread(task).state for task in given} == {"IN_PROGRESS"}
    assert {worlds.reread(task).step for task in sent} == {"STANDING_OFFICE"}
    return figures


def _fresh(user: User) -> User:
    """As a request has it: without what an earlier act has read."""
    return User.objects.get(pk=user.pk)


def _bare(task: Task) -> Callable[[], Any]:
    event = {
        "actor": 1, "acting_for": None, "recorded_for": None, "capacity": "", "verb": "task.seen", "subject_type": "task",
        "subject_id": str(task.pk), "from": None, "to": None, "version": None, "readers": [1], "salt": "00" * 16, "body": "{}",
    }  # fmt: skip
    events = json.dumps([event])

    def write() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            bare = cursor.connection
            bare.execute("UPDATE plans_task SET percent = 1 WHERE id = %s", [task.pk], prepare=True)
            bare.execute("SELECT last_seq FROM activity_append(%s::jsonb, NULL)", [events], prepare=True).fetchone()

    return write
