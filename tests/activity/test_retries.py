"""A key is remembered for 35 days, and then no more."""

import uuid
from datetime import timedelta
from typing import Any

from backend import clock
from backend.activity.change import change
from backend.activity.models import Request
from backend.activity.retries import KEPT, forget_requests
from backend.plans.models import Task
from tests.worlds import assigned


def test_old_requests_are_forgotten(cast: Any) -> None:
    task = assigned(cast)
    with change(cast.officer, Task.ref(task.pk), key=uuid.uuid4(), fingerprint=b"x") as act:
        act.note(act.record, "task.seen")
    clock.set_world(clock.now() + KEPT - timedelta(minutes=1))
    assert forget_requests() == 0
    clock.set_world(clock.now() + timedelta(minutes=2))
    assert forget_requests() == 1
    assert not Request.objects.exists()
