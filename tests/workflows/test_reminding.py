"""Reminding: who may, whom it reaches, once a day, and who hears of it."""

from datetime import datetime

import pytest
from django.db import transaction

from backend import clock
from backend.access.readers import keys_of
from backend.accounts.models import Absence, User
from backend.errors import Forbidden, NotTheMoment, Refused
from backend.plans.models import Task
from tests import worlds
from tests.events import exactly_one_event, no_event
from tests.workflows.table import GIVING, INSIDE, LEADING, NOBODY, PERSONAS, build
from workflows.reminding import last_reminder
from workflows.task.reminding import remind_task, would_remind

# world → who may, whom they remind; and of those above it, for whom it is not the moment
TABLE = {
    "UNNAMED": (LEADING, {"head"}, NOBODY),
    "ASSIGNED": (LEADING | {"head"}, {"officer"}, NOBODY),
    "IN_PROGRESS": (LEADING | {"head"}, {"officer"}, NOBODY),
    "HAND_BACK": (LEADING | {"head"}, {"officer"}, NOBODY),
    "ON_HOLD": (NOBODY, set(), LEADING | {"head"}),
    "SUBMITTED": (LEADING, {"head"}, NOBODY),
    "OPINION": (LEADING, {"partner", "kt_head"}, NOBODY),  # the head is away, the deputy answers; it was put to both
    "LEADER": ({"standing"}, {"chairman", "vice"}, {"chairman", "vice"}),
    "COMPLETED": (NOBODY, set(), LEADING | {"head"}),
    "CANCELLED": (NOBODY, set(), LEADING | {"head"}),
    "PASSED_ON": (LEADING | GIVING | {"head"}, {"officer"}, NOBODY),
}


class Undone(Exception):
    """Puts the world back after a try."""


def tried(by, task):
    """The status of one try, undone afterwards; and what the page would have offered."""
    try:
        with transaction.atomic():
            try:
                remind_task(by, task.pk)
                status = 201
            except Refused as refused:
                status = refused.status
            raise Undone
    except Undone:
        return status


@pytest.mark.parametrize("world", TABLE)
def test_who_may_remind_in_each_world(cast, units, world):
    who, _, late = TABLE[world]
    task = build(world, cast, units)
    seen_by = INSIDE | ({"province", "inspector", "committee"} if world == "PASSED_ON" else NOBODY)
    expected = {name: 201 if name in who else 409 if name in late else 403 if name in seen_by else 404 for name in PERSONAS}  # fmt: skip
    assert {name: tried(getattr(cast, name), task) for name in PERSONAS} == expected
    fresh = worlds.reread(task)
    assert {name for name in seen_by if would_remind(getattr(cast, name), fresh)} == set(who)


@pytest.mark.parametrize("world", [name for name, (who, _, _) in TABLE.items() if who])
def test_whom_it_reaches(cast, units, world):
    who, people, _ = TABLE[world]
    task = build(world, cast, units)
    by = getattr(cast, min(who))
    with exactly_one_event() as seen:
        remind_task(by, task.pk, "  Gửi trước thứ Sáu ")
    assert seen.event.verb == "task.reminded" and seen.event.actor_id == by.pk and seen.event.version is None
    assert seen.says["reason"] == "Gửi trước thứ Sáu"
    if world == "LEADER":  # whoever is in charge of it, not every leader
        assert seen.says["detail"]["people"] and set(seen.says["detail"]["people"]) <= {cast.chairman.pk, cast.vice.pk}
    else:
        assert seen.says["detail"]["people"] == sorted(getattr(cast, name).pk for name in people)


def test_a_stand_in_hears_it_too_and_may_not_remind_themselves(cast):
    task = worlds.assigned(cast)
    today = clock.today()
    Absence.objects.create(user=cast.officer, stand_in=cast.head, first_day=today, last_day=today)
    with pytest.raises(Forbidden):
        remind_task(User.objects.get(pk=cast.head.pk), task.pk)
    with exactly_one_event() as seen:
        remind_task(cast.chairman, task.pk)
    assert seen.says["detail"]["people"] == sorted([cast.officer.pk, cast.head.pk])


def test_once_a_day_and_the_refusal_says_who_and_when(cast):
    task = worlds.assigned(cast)
    clock.set_world(datetime(2026, 8, 14, 16, 12, tzinfo=clock.LOCAL))
    remind_task(cast.head, task.pk)
    with no_event(), pytest.raises(NotTheMoment, match="Phạm Thí Dụ đã nhắc lúc 16:12 hôm nay"):
        remind_task(cast.chairman, task.pk)
    clock.set_world(datetime(2026, 8, 15, 0, 1, tzinfo=clock.LOCAL))
    assert not last_reminder(task, keys_of(cast.chairman)).today
    remind_task(cast.chairman, task.pk)
    assert last_reminder(task, keys_of(cast.officer)).by_id == cast.chairman.pk


def test_what_is_said_inside_stays_inside_and_what_the_giver_says_is_heard_by_both(cast):
    task = build("PASSED_ON", cast, None)
    with exactly_one_event() as inside:
        remind_task(cast.head, task.pk)
    assert inside.event.readers == [task.body_id]
    assert last_reminder(task, keys_of(cast.province)) is None
    # The giver neither learns of it by a refusal nor is kept back by what it cannot read.
    with exactly_one_event() as above:
        remind_task(cast.province, task.pk)
    assert above.event.readers == sorted([task.body_id, task.giver_body_id])
    with pytest.raises(NotTheMoment, match="Bùi Thường Trực đã nhắc"):
        remind_task(cast.inspector, task.pk)


def test_nobody_inside_reminds_the_body_above_of_what_lies_before_it(cast):
    task = worlds.submitted(cast)
    Task.objects.filter(pk=task.pk).update(laid_above=True)
    with pytest.raises(NotTheMoment, match="cấp trên"):
        remind_task(cast.chairman, task.pk)
