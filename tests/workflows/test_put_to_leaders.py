"""What has waited too long is put to the leader in charge, once for each date (product.md §16)."""

from datetime import date, datetime
from typing import Any

from backend import clock
from backend.accounts.models import LeaderInCharge
from backend.activity.models import Event
from notifications.audience import audience
from tests import worlds
from tests.api.client import Client
from tests.events import events_since, head
from workflows.put_to_leaders import put_to_leaders


def on(day: int, month: int = 8) -> None:
    clock.set_world(datetime(2026, month, day, 9, tzinfo=clock.LOCAL))


def in_charge(cast: Any, leader: Any, unit: str) -> None:
    body = worlds.unit("30337")
    LeaderInCharge.objects.create(body=body, leader=leader, unit=worlds.unit(unit), valid_from=date(2026, 1, 1))


def test_a_task_some_days_overdue_is_put_to_the_leader_in_charge(cast: Any) -> None:
    in_charge(cast, cast.vice, "TTPVHCC")
    task = worlds.in_progress(cast, due_on=date(2026, 8, 19))
    on(22)  # three working days after it: this Saturday is one
    assert put_to_leaders() == 0
    on(24)
    before = head()
    assert put_to_leaders() == 1 and put_to_leaders() == 0
    (event,) = events_since(before)
    assert (event.verb, event.subject_id, audience(event)) == ("task.put_to_leader", str(task.pk), {cast.vice.pk})
    told = Client(cast.vice).get(f"activity?subject=task:{task.pk}").json()["items"][0]["details"]
    assert told == ["quá hạn 19/08/2026", f"tới {cast.vice.full_name}"]
    worlds.act(cast.chairman, task, "move_due", due_on="2026-08-27", reason="Dời")
    on(8, 9)
    assert put_to_leaders() == 1  # overdue anew, by another date


def test_an_answer_that_did_not_come_is_put_to_them_too(cast: Any) -> None:
    task = worlds.in_progress(cast, due_on=None)
    worlds.act(cast.officer, task, "raise_obstacle", text="Chờ danh mục", asked="UNIT", unit=worlds.unit("KT").pk)
    on(20)
    before = head()
    put_to_leaders()
    expected = set() if task.obstacles.get().answer_by >= clock.today() else {cast.chairman.pk, cast.vice.pk}
    assert {person for event in events_since(before) for person in audience(event)} == expected
    on(24)
    put_to_leaders()
    put_to_leaders()
    (event,) = events_since(before)
    assert audience(event) == {cast.chairman.pk, cast.vice.pk}  # nobody is in charge of it in particular


def test_what_is_held_passed_on_or_asked_of_the_body_above_is_not(cast: Any) -> None:
    upper = worlds.from_above(cast)
    inner = worlds.passed_on(cast.head, upper, cast.officer)
    held = worlds.assigned(cast)
    worlds.act(cast.chairman, held, "hold", reason="Chờ")
    on(1, 10)
    put_to_leaders()
    assert set(Event.objects.filter(verb="task.put_to_leader").values_list("subject_id", flat=True)) == {str(inner.pk)}
