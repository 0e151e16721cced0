"""Putting aside: out of one's own boxes until a day, out of nobody else's, and no less late."""

from datetime import date, timedelta

import pytest

from backend import clock
from backend.plans.models import Task
from backend.workcalendar.models import BodyDay
from tests import worlds
from tests.events import no_event


def put(client, task, until):
    return client.post("work/snoozes", {"record": str(task.pk), "until": until})


def lying(client, box="to_do"):
    work = client.get("work", box=box).json()
    return [row["id"] for row in work["items"]], work["counts"][box], work["overdue"]


def test_what_is_put_aside_comes_back_by_itself(cast, at):
    task = worlds.assigned(cast)
    Task.objects.filter(pk=task.pk).update(due_on=clock.today() - timedelta(days=2))
    until = clock.today() + timedelta(days=3)
    with no_event():
        for _ in range(2):
            assert put(at("officer"), task, str(until)).status_code == 204
    assert lying(at("officer")) == ([], 0, 1)
    assert lying(at("officer"), "snoozed") == ([str(task.pk)], 1, 1)
    (row,) = at("officer").get("work", box="snoozed").json()["items"]
    assert row["snoozed_until"] == str(until)
    assert lying(at("head"), "unit") == ([str(task.pk)], 1, 0)
    clock.set_world(clock.now() + timedelta(days=3))
    assert lying(at("officer")) == ([str(task.pk)], 1, 1)
    assert lying(at("officer"), "snoozed") == ([], 0, 1)


def test_it_is_brought_back_by_hand(cast, at):
    task = worlds.assigned(cast)
    put(at("officer"), task, str(clock.today() + timedelta(days=30)))
    assert put(at("officer"), task, None).status_code == 204
    assert lying(at("officer"))[0] == [str(task.pk)]


@pytest.mark.parametrize("days", [0, -1, 31])
def test_a_day_is_in_the_weeks_ahead(cast, at, days):
    refused = put(at("officer"), worlds.assigned(cast), str(clock.today() + timedelta(days=days)))
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "until")


def test_days_are_offered_by_the_calendar_of_the_readers_body(units, at):
    BodyDay.objects.create(body=units["30337"], date=date(2026, 8, 17), kind="HOLIDAY", name="Ngày truyền thống")
    for who, off in (("officer", True), ("province", False)):
        assert ("2026-08-17" in at(who).get("work").json()["off"]) is off


def test_the_units_box_has_what_anybody_in_it_does(cast, at):
    task = worlds.assigned(cast)
    for who in ("officer", "head", "tt_officer2"):
        assert lying(at(who), "unit")[0] == [str(task.pk)]
    assert lying(at("partner"), "unit")[0] == []
