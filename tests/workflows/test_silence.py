"""Silence of partners: the system goes on, and it is never anybody's confirmation."""

from datetime import datetime

from backend import clock
from backend.plans.models import TaskState
from notifications.lapses import lapse_all
from tests import worlds
from tests.events import exactly_one_event
from workflows.models import WorkItem


def later(day: int) -> None:
    clock.set_world(datetime(2026, 8, day, 8, tzinfo=clock.LOCAL))


def test_an_opinion_lapses_after_its_days(cast):
    task = worlds.submitted(cast, opinions=("KT", "VHXH"))
    worlds.act(cast.standing, task, "approve")
    later(19)  # three working days after Friday 14: Wednesday 19 is still in time
    assert lapse_all() == 0
    later(20)
    with exactly_one_event() as seen:
        assert lapse_all() == 1
    item = WorkItem.objects.get(task=task, unit__code="30337-KT")
    assert (item.outcome, item.by.is_system, item.capacity) == ("SILENT", True, "")
    assert (seen.event.verb, seen.event.actor_id) == ("task.lapsed", item.by_id)
    assert worlds.reread(task).step == "UNIT_HEAD"
    assert lapse_all() == 0


def test_silence_of_the_only_partner_opens_the_next_step(cast):
    task = worlds.submitted(cast, opinions=("KT",))
    later(20)
    assert lapse_all() == 1
    worlds.act(cast.head, task, "approve")
    assert worlds.reread(task).state == TaskState.COMPLETED


def test_a_policy_may_forbid_silence(cast):
    task = worlds.submitted(cast, opinions=("KT",))
    WorkItem.objects.filter(task=task).update(silence="WAITS")
    later(27)
    assert lapse_all() == 0
