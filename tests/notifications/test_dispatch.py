"""Notices: once each, to those concerned, never to who did it; the cursor survives a crash."""

from datetime import date

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from backend.access.readers import keys_of
from backend.accounts.edits import end_post
from backend.accounts.models import Membership, User
from backend.activity.feed import last_visible_seq
from backend.ids import uuid7
from backend.plans.models import Task
from backend.plans.recording import record_plan
from notifications import dispatch
from notifications.audience import audience, audiences
from notifications.hub import known_of
from notifications.models import DispatchCursor, Notice
from tests import worlds
from tests.events import events_since, head
from tests.plans.conftest import DOCUMENT, PLAN
from tests.plans.test_recording import one_line
from workflows.rerouting import reroute_all
from workflows.task.giving import NewTask, give_task
from workflows.task.reminding import remind_task


def told(cast, after):
    names = {user.pk: name for name, user in vars(cast).items()}
    return {(names[n.user_id], n.seq) for n in Notice.objects.filter(seq__gt=after)}


def test_the_first_dispatcher_of_all_begins_at_the_beginning(cast):
    worlds.submitted(cast)
    DispatchCursor.objects.all().delete()
    assert dispatch.dispatch_all() == head()
    assert ("head", head()) in told(cast, 0)


def test_whose_turn_it_became_and_whose_work_it_is(cast):
    dispatch.dispatch_all()
    task = worlds.in_progress(cast)
    dispatch.dispatch_all()
    before = head()
    worlds.act(cast.officer, task, "submit", text="Xong")
    dispatch.dispatch_all()
    assert told(cast, before) == {("head", before + 1)}
    worlds.act(cast.head, task, "send_back", reason="Thiếu")
    dispatch.dispatch_all()
    assert told(cast, before + 1) == {("officer", before + 2)}


def test_an_answer_is_told_to_who_asked_whoever_does_the_work(cast):
    task = worlds.from_above(cast)
    worlds.passed_on(cast.head, task, cast.officer)

    def asked(name, answer, said, **data):
        worlds.act(cast.chairman, task, name, **data)
        worlds.act(cast.province, task, answer, reason="Đã xem", **said)
        (event,) = events_since(head() - 1)
        return event.verb, audience(event)

    date = {"due_on": "2026-10-15", "cause": "OBJECTIVE", "reason": "Chờ số liệu"}
    assert asked("ask_extension", "refuse_extension", {}, **date) == (
        "task.extension_refused", {cast.chairman.pk},
    )  # fmt: skip
    assert asked("ask_extension", "counter_extension", {"due_on": "2026-10-01"}, **date) == (
        "task.extension_countered", {cast.chairman.pk},
    )  # fmt: skip
    worlds.act(cast.chairman, task, "withdraw_extension")
    back = {"kind": "WRONG_UNIT", "reason": "Việc của đơn vị khác"}
    assert asked("ask_hand_back", "decline_hand_back", {}, **back) == (
        "task.hand_back_declined", {cast.chairman.pk},
    )  # fmt: skip
    stuck = {"text": "Chưa có kinh phí", "asked": "ABOVE"}
    assert asked("raise_obstacle", "answer_obstacle", {}, **stuck) == (
        "task.obstacle_answered", {cast.chairman.pk},
    )  # fmt: skip


def test_a_crash_between_neither_loses_nor_doubles(cast):
    dispatch.dispatch_all()
    task = worlds.in_progress(cast)
    dispatch.dispatch_all()
    before = head()
    worlds.act(cast.officer, task, "submit", text="Xong")

    class Killed(Exception):
        pass

    def killed_before_commit():
        with transaction.atomic():
            dispatch.dispatch_next()
            raise Killed

    with pytest.raises(Killed):
        killed_before_commit()
    assert told(cast, before) == set()
    dispatch.dispatch_all()
    dispatch.dispatch_all()
    assert told(cast, before) == {("head", before + 1)}
    assert DispatchCursor.objects.get().seq == head()


@pytest.mark.usefixtures("own_database")
def test_two_dispatchers_write_each_notice_once(cast):
    from concurrent.futures import ThreadPoolExecutor

    dispatch.dispatch_all()
    before = head()
    tasks = [worlds.submitted(cast) for _ in range(5)]

    def run(_):
        try:
            return dispatch.dispatch_all()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(run, range(8)))
    dispatch.dispatch_all()
    seqs = list(Notice.objects.filter(seq__gt=before, user=cast.head).values_list("seq", flat=True))
    assert len(seqs) == len(set(seqs)) == len(tasks)
    assert DispatchCursor.objects.get().seq == head()


EXTENSION = {"due_on": "2026-09-30", "cause": "OBJECTIVE", "reason": "Chờ số liệu"}
# Brought to a state, an act by somebody: the verb, and everyone who is told.
AUDIENCES = {
    "assign": (worlds.given, "head", {"officer": "officer"}, "task.assigned", {"officer"}),
    "start": (worlds.assigned, "officer", {}, "task.started", set()),
    "submit": (worlds.in_progress, "officer", {"text": "Xong"}, "task.submitted", {"head"}),
    "withdraw": (worlds.submitted, "officer", {}, "task.withdrawn", set()),
    "approve": (worlds.submitted, "head", {}, "task.approved", {"officer"}),
    "send_back": (worlds.submitted, "head", {"reason": "Thiếu"}, "task.returned", {"officer"}),
    "cancel": (worlds.in_progress, "chairman", {"reason": "Dừng"}, "task.cancelled", {"officer"}),
    "ask_extension": (worlds.in_progress, "officer", EXTENSION, "task.extension_asked", {"head"}),
}  # fmt: skip


@pytest.mark.parametrize("name", AUDIENCES)
def test_who_is_told_of_each_verb(cast, name):
    world, by, data, verb, expected = AUDIENCES[name]
    task = world(cast)
    dispatch.dispatch_all()
    before = head()
    people = {key: getattr(cast, value).pk if key == "officer" else value for key, value in data.items()}
    worlds.act(getattr(cast, by), task, name, **people)
    assert [event.verb for event in events_since(before)] == [verb]
    dispatch.dispatch_all()
    assert told(cast, before) == {(person, before + 1) for person in expected}


def test_work_that_goes_to_another_unit_is_told_to_its_head_and_to_who_had_it(cast, units):
    task = worlds.in_progress(cast)
    dispatch.dispatch_all()
    before = head()
    worlds.act(cast.chairman, task, "redirect", lead=units["VP"].pk, reason="Đúng việc của Văn phòng")
    dispatch.dispatch_all()
    assert told(cast, before) == {("vp_head", before + 1), ("officer", before + 1)}


def test_a_hand_back_of_a_plans_line_is_told_to_the_leader_in_charge(cast):
    """Nobody gave it by name: the plan did."""
    task = worlds.assigned(cast)
    Task.objects.filter(pk=task.pk).update(given_by=None)
    dispatch.dispatch_all()
    before = head()
    worlds.act(cast.officer, task, "ask_hand_back", kind="DOUBLE", reason="Trùng")
    dispatch.dispatch_all()
    assert told(cast, before) == {("chairman", before + 1), ("vice", before + 1)}


def test_the_opinion_that_settles_it_is_told_to_who_does_the_work(cast):
    task = worlds.submitted(cast, opinions=("VP", "VHXH"))
    worlds.act(cast.vp_head, task, "send_back", reason="Khác")
    dispatch.dispatch_all()
    before = head()
    worlds.act(cast.standing, task, "approve")
    assert [(event.verb, event.to_state) for event in events_since(before)] == [("task.opined", "IN_PROGRESS")]
    dispatch.dispatch_all()
    assert told(cast, before) == {("officer", before + 1)}


def test_an_extension_asked_upward_is_told_to_the_giver(cast):
    task = worlds.from_above(cast)
    dispatch.dispatch_all()
    before = head()
    worlds.act(cast.chairman, task, "ask_extension", **EXTENSION)
    dispatch.dispatch_all()
    assert told(cast, before) == {("province", before + 1)}


def test_whoever_a_step_moves_to_is_told(cast, units):
    worlds.submitted(cast)
    end_post(cast.admin, Membership.objects.get(user=cast.head), last_day=date(2026, 8, 13))
    dispatch.dispatch_all()
    before = head()
    assert reroute_all() == 1
    dispatch.dispatch_all()
    assert told(cast, before) == {("chairman", before + 1), ("vice", before + 1)}


def test_work_given_to_somebody_by_name_is_told_to_them_alone(cast, units):
    wish = NewTask(id=uuid7(), title="Số liệu", lead_id=units["TTPVHCC"].pk, officer_id=cast.officer.pk)
    dispatch.dispatch_all()
    before = head()
    give_task(cast.chairman, wish)
    dispatch.dispatch_all()
    assert told(cast, before) == {("officer", before + 1)}
    unnamed = worlds.given(cast)
    worlds.act(cast.head, unnamed, "assign", officer=cast.officer.pk)
    dispatch.dispatch_all()
    assert told(cast, before + 1) == {("officer", before + 3)}  # naming is told, what came before it is not


def test_work_given_to_a_unit_is_told_to_who_has_to_name_the_officer(cast, units):
    dispatch.dispatch_all()
    before = head()
    worlds.given(cast)
    dispatch.dispatch_all()
    assert told(cast, before) == {("head", before + 1)}
    worlds.from_above(cast)  # to a unit of a body below
    dispatch.dispatch_all()
    assert told(cast, before + 1) == {("head", before + 2)}
    worlds.given(cast, lead="DTN")  # a unit without accounts
    dispatch.dispatch_all()
    assert told(cast, before + 2) == {("vhxh_officer", before + 3)}


def test_a_plan_in_force_is_told_once_to_each_who_has_officers_to_name(cast, units):
    dispatch.dispatch_all()
    before = head()
    parsed = one_line(lead="30337-TTPVHCC")
    parsed["tasks"] += [
        *one_line(lead="30337-TTPVHCC", line="2")["tasks"],
        *one_line(lead="30337-VHXH", line="3")["tasks"],
    ]
    record_plan(cast.standing, parsed, PLAN, DOCUMENT, body_id=units["30337"].pk)
    dispatch.dispatch_all()
    assert told(cast, before) == {("head", before + 1)}  # the standing office's head did it


def test_a_reminder_is_told_to_whom_it_names(cast):
    task = worlds.submitted(cast)
    dispatch.dispatch_all()
    before = head()
    remind_task(cast.chairman, task.pk, "Duyệt trong hôm nay")
    dispatch.dispatch_all()
    assert told(cast, before) == {("head", before + 1)}


def test_who_did_it_is_not_told_even_when_the_work_is_theirs(cast):
    """The head gave themselves the work: naming is told to nobody."""
    task = worlds.given(cast)
    dispatch.dispatch_all()
    before = head()
    worlds.act(cast.head, task, "assign", officer=cast.head.pk)
    dispatch.dispatch_all()
    assert told(cast, before) == set()


def test_nobody_is_told_of_what_they_may_not_read(cast):
    before = head()
    worlds.submitted(cast)
    sent = next(event for event in events_since(before) if event.verb == "task.submitted")
    assert audiences([sent]) == [(cast.head.pk, sent)]
    sent.readers = [worlds.unit("MH").pk]
    assert audiences([sent]) == []


def test_what_people_may_hear_is_read_at_once_however_many_they_are(cast):
    worlds.submitted(cast)
    everybody = [user for user in vars(cast).values() if user.is_active]
    for people in (everybody[:2], everybody):
        with CaptureQueriesContext(connection) as seen:
            known = known_of([user.pk for user in people])
        assert len(seen) == 2  # who they are, and the newest event of each
        assert known == {user.pk: (frozenset(keys_of(user)), last_visible_seq(keys_of(user))) for user in people}


def test_whoever_was_switched_off_hears_nothing(cast):
    User.objects.filter(pk=cast.head.pk).update(is_active=False)
    assert known_of([cast.head.pk]) == {cast.head.pk: (frozenset(), 0)}
