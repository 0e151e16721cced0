"""What waits for an answer: asked of many tasks at once it is what the rule table says of each."""

import pytest

from backend.access.readers import keys_of
from tests import worlds
from tests.workflows.table import PERSONAS
from workflows.machine import available
from workflows.policy import choose
from workflows.task.requests import waiting_for

ANSWERS = {"grant_extension", "accept_counter", "decline_hand_back", "answer_obstacle"}


@pytest.fixture
def tasks(cast):
    """Every kind of open request, inside the body and across the wall, and some without any."""
    plain = worlds.in_progress(cast)
    inside = worlds.in_progress(cast)
    key = worlds.in_progress(cast, klass="KEY")
    for task in (inside, key):
        worlds.act(cast.officer, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ số liệu")
    by_head = worlds.in_progress(cast)
    worlds.act(cast.head, by_head, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ số liệu")
    countered = worlds.in_progress(cast)
    worlds.act(cast.officer, countered, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ")
    worlds.act(cast.head, countered, "counter_extension", due_on="2026-09-30", reason="Sớm hơn")
    handed_back = worlds.assigned(cast)
    worlds.act(cast.officer, handed_back, "ask_hand_back", kind="DOUBLE", reason="Trùng")
    above, above_back = worlds.from_above(cast), worlds.from_above(cast)
    worlds.act(cast.chairman, above, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ")
    worlds.act(cast.chairman, above_back, "ask_hand_back", kind="NO_AUTHORITY", reason="Không đủ thẩm quyền")
    above_offer = worlds.from_above(cast)
    worlds.act(cast.chairman, above_offer, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ")
    worlds.act(cast.province, above_offer, "counter_extension", due_on="2026-09-30", reason="Sớm hơn")
    stuck, to_leader, upward = worlds.in_progress(cast), worlds.in_progress(cast), worlds.from_above(cast)
    worlds.act(cast.officer, stuck, "raise_obstacle", text="Chờ số liệu", asked="UNIT", unit=worlds.unit("KT").pk)
    worlds.act(cast.head, to_leader, "raise_obstacle", text="Chờ kinh phí", asked="LEADER")
    worlds.act(cast.chairman, upward, "raise_obstacle", text="Chờ hướng dẫn", asked="ABOVE")
    return [
        stuck,
        to_leader,
        upward,
        plain,
        inside,
        key,
        by_head,
        countered,
        handed_back,
        above,
        above_back,
        above_offer,
    ]


@pytest.mark.parametrize("persona", PERSONAS)
def test_many_at_once_as_one_by_one(cast, tasks, persona):
    user = getattr(cast, persona)
    keys = keys_of(user)
    alone = [
        task.pk
        for task in map(worlds.reread, tasks)
        if set(task.readers) & set(keys) and ANSWERS & {step["name"] for step in available(task, user)}
    ]
    assert sorted(waiting_for(user, keys)) == sorted(alone)


def test_each_kind_waits_for_somebody(cast, tasks):
    found = {persona: len(waiting_for(getattr(cast, persona), keys_of(getattr(cast, persona)))) for persona in PERSONAS}
    assert {name: count for name, count in found.items() if count} == {
        "head": 1, "officer": 1, "chairman": 5, "vice": 5, "standing": 1, "province": 3, "inspector": 3, "partner": 1,
    }  # fmt: skip


@pytest.mark.parametrize("end", [{"redirect": "KT"}, {"cancel": None}, {"void": None}])
def test_what_settles_a_task_otherwise_settles_its_requests(cast, units, end):
    ((name, lead),) = end.items()
    to = {"lead": units[lead].pk} if lead else {}
    task = worlds.in_progress(cast)
    worlds.act(cast.officer, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ số liệu")
    worlds.act(cast.officer, task, "ask_hand_back", kind="DOUBLE", reason="Trùng")
    worlds.act(cast.chairman, task, name, reason="Thôi", **to)
    assert (task.extensions.get().state, worlds.reread(task).hand_back_by) == ("OVERTAKEN", None)


def test_what_was_asked_upward_is_not_settled_inside(cast, units):
    task = worlds.from_above(cast)
    worlds.act(cast.chairman, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ số liệu")
    worlds.act(cast.chairman, task, "redirect", lead=units["KT"].pk, reason="Đúng đơn vị")
    worlds.act(cast.province, task, "grant_extension")


def test_statements_do_not_grow_with_the_requests(cast, tasks, django_assert_num_queries):
    keys = keys_of(cast.head)
    with django_assert_num_queries(8) as few:
        waiting_for(cast.head, keys)
    for _ in range(4):
        task = worlds.in_progress(cast)
        worlds.act(cast.officer, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ số liệu")
    with django_assert_num_queries(len(few)):
        waiting_for(cast.head, keys)


@pytest.mark.parametrize("klass", ["ORDINARY", "KEY"])
def test_the_standing_offices_own_work_gets_its_later_date_too(cast, units, klass):
    """It does not check its own ordinary task: that step is left out, and the one before it answers."""
    choose(units["30337"], "PROVINCE")
    task = worlds.given(cast, lead="VHXH", klass=klass)
    worlds.act(cast.standing, task, "assign", officer=cast.vhxh_officer.pk)
    worlds.act(cast.vhxh_officer, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ")
    answering = cast.standing if klass == "ORDINARY" else cast.vice
    assert task.pk in waiting_for(answering, keys_of(answering))
    worlds.act(answering, task, "grant_extension")
    assert str(worlds.reread(task).due_on) == "2026-10-15"
