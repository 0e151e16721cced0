"""Work that waits long for a silent leader: a stand-in is proposed once, and nothing moves."""

from datetime import timedelta
from typing import Any

from backend import clock
from backend.organisations.models import BodySettings
from notifications.audience import audience
from tests import worlds
from tests.events import exactly_one_event, no_event
from workflows.silent_leaders import propose_stand_ins


def test_proposed_once_to_the_leader_and_the_offices_while_nothing_moves(cast: Any) -> None:
    task = worlds.submitted(cast, klass="KEY")
    worlds.act(cast.head, task, "approve")
    worlds.act(cast.standing, task, "approve")
    for leader in (cast.chairman, cast.vice):
        worlds.act(leader, worlds.given(cast), "hold", reason="Chờ")
    with no_event():
        assert propose_stand_ins() == 0
    clock.set_world(clock.now() + timedelta(days=14))
    waiting = task.submission.work_items.get(closed_at=None).people.count()
    worlds.given(cast, by="vice")  # is here
    BodySettings.objects.update(silent_days=30)
    with no_event():
        assert propose_stand_ins() == 0
    BodySettings.objects.update(silent_days=5)
    with exactly_one_event() as seen:
        assert propose_stand_ins() == 1
    assert seen.event.verb == "absence.proposed"
    assert {cast.chairman.pk, cast.clerk.pk, cast.standing.pk} <= audience(seen.event)
    with no_event():
        assert propose_stand_ins() == 0
    assert task.submission.work_items.get(closed_at=None).people.count() == waiting
