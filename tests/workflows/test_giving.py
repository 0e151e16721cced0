"""Work given outside a plan: to whom, by when, and in whose name it is written down."""

from datetime import date, timedelta
from typing import Any

import pytest

from backend import clock
from backend.activity.chain import Tally
from backend.activity.models import Event
from backend.activity.replay import unlike_events, wrong_readers
from backend.errors import Forbidden, Invalid, NotTheMoment
from backend.ids import uuid7
from backend.plans.models import Task
from notifications.audience import audience
from tests import worlds
from tests.api.client import Client
from tests.events import exactly_one_event, no_event
from workflows.task.doing import mark_seen
from workflows.task.giving import NewTask, give_task
from workflows.task.offering import leaders, recent, recipients, usual_dates


def enter(by: Any, leader: Any, **more: Any) -> Task:
    wish: dict[str, Any] = {"id": uuid7(), "title": "Kiểm tra bảng niêm yết", "lead_id": worlds.unit("TTPVHCC").pk}
    wish |= {"said_at": "giao ban 10/8", "for_leader_id": leader.pk} | more
    give_task(by, NewTask(**wish))
    return Task.objects.get(pk=wish["id"])


def test_the_record_says_who_gave_it_where_and_who_wrote_it_down(cast: Any) -> None:
    with exactly_one_event() as seen:
        task = enter(cast.clerk, cast.chairman, officer_id=cast.officer.pk)
    assert (task.given_by, task.entered_by, task.said_at) == (cast.chairman, cast.clerk, "giao ban 10/8")
    assert (seen.event.verb, seen.event.actor_id, seen.event.capacity) == (
        "task.given", cast.clerk.pk, "Văn thư, VP HĐND&UBND",
    )  # fmt: skip
    told = Client(cast.officer).get(f"activity?subject=task:{task.pk}").json()["items"][0]["details"]
    assert told == ["ghi lời giao của Trần Minh Họa", "tại giao ban 10/8"]
    page = Client(cast.officer).get(f"tasks/{task.pk}").json()
    assert (page["given_by"]["id"], page["entered"]["by"]["id"], page["entered"]["until"]) == (
        cast.chairman.pk, cast.clerk.pk, "2026-08-19",
    )  # fmt: skip
    worlds.act(cast.officer, task, "start")  # at once
    found = Tally()
    assert [*unlike_events(found), *wrong_readers(found)] == []


@pytest.mark.parametrize(("by", "leader"), [("clerk", "chairman"), ("vp_officer", "vice"), ("vhxh_officer", "chairman"), ("standing", "vice"), ("p_office", "p_chairman")])  # fmt: skip
def test_office_and_standing_office_enter_for_their_leaders(cast: Any, by: str, leader: str) -> None:
    lead = worlds.unit("MH-SNV" if by == "p_office" else "KT")
    assert enter(getattr(cast, by), getattr(cast, leader), lead_id=lead.pk).given_by == getattr(cast, leader)


@pytest.mark.parametrize("by", ["head", "officer", "partner", "admin"])
def test_nobody_else_speaks_for_a_leader(cast: Any, by: str) -> None:
    with pytest.raises(Forbidden), no_event():
        enter(getattr(cast, by), cast.chairman)


def test_only_for_a_leader_of_the_own_body_and_with_a_word_on_where(cast: Any) -> None:
    for leader, more in ((cast.head, {}), (cast.p_chairman, {}), (cast.clerk, {}), (cast.chairman, {"said_at": " "})):
        with pytest.raises(Invalid), no_event():
            enter(cast.clerk, leader, **more)
    letter = worlds.document(cast.clerk)
    assert enter(cast.clerk, cast.chairman, said_at="", source_id=letter.pk).source == letter


def test_the_leader_is_told_and_reads_it_once(cast: Any) -> None:
    task = enter(cast.clerk, cast.chairman, officer_id=cast.officer.pk)
    event = Event.objects.get(verb="task.given", subject_id=str(task.pk))
    assert audience(event) == {cast.chairman.pk, cast.officer.pk}
    client = Client(cast.chairman)
    (row,) = client.get("work", box="to_read").json()["items"]
    assert (row["id"], row["entered_by"]) == (str(task.pk), "Lê Văn Bản")
    assert [row["id"] for row in Client(cast.clerk).get("work", box="waiting").json()["items"]] == [str(task.pk)]
    mark_seen(cast.chairman, task.pk)
    assert client.get("work", box="to_read").json()["items"] == []
    with no_event():
        assert mark_seen(cast.vice, task.pk) is None  # another leader's word is not in question


def test_what_is_not_so_stops_at_once_and_both_are_told(cast: Any) -> None:
    task = enter(cast.clerk, cast.chairman, officer_id=cast.officer.pk)
    worlds.act(cast.officer, task, "start")
    with exactly_one_event() as seen:
        worlds.act(cast.chairman, task, "disown", reason="Tôi giao phòng Kinh tế, không phải Trung tâm")
    assert (seen.event.verb, seen.event.to_state) == ("task.disowned", "VOIDED")
    assert audience(seen.event) == {cast.clerk.pk, cast.officer.pk}
    stopped = Client(cast.officer).get(f"tasks/{task.pk}").json()["stopped"]
    assert (stopped["by"]["id"], stopped["reason"][:8]) == (cast.chairman.pk, "Tôi giao")


@pytest.mark.parametrize(
    ("days", "late"), [(5, False), (6, True)]
)  # Friday 14/8 → the third working day is Wednesday 19/8
def test_it_is_said_within_three_working_days(cast: Any, days: int, late: bool) -> None:
    task = enter(cast.clerk, cast.chairman)
    clock.set_world(clock.now() + timedelta(days=days))
    offered = [step["name"] for step in Client(cast.chairman).get(f"tasks/{task.pk}").json()["transitions"]]
    assert ("disown" in offered) != late
    if late:
        with pytest.raises(NotTheMoment), no_event():
            worlds.act(cast.chairman, task, "disown", reason="Muộn")


def test_a_task_given_by_oneself_is_not_disowned(cast: Any) -> None:
    with pytest.raises(Forbidden), no_event():
        worlds.act(cast.chairman, worlds.given(cast), "disown", reason="Đổi ý")


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 8, 14), {"TODAY": "14/08", "FRIDAY": "21/08", "MONTH_END": "28/08"}),  # a Friday; five days on is the next
        (date(2026, 8, 26), {"TODAY": "26/08", "FRIDAY": "28/08", "FIVE_DAYS": "07/09"}),  # 31/8 to 2/9 are days off
        (date(2026, 8, 15), {"TODAY": "15/08", "FRIDAY": "21/08", "MONTH_END": "28/08"}),  # a Saturday
    ],
)  # fmt: skip
def test_usual_dates_are_working_days(db: None, today: date, expected: dict[str, str]) -> None:
    assert {name: f"{day:%d/%m}" for name, day in usual_dates(today)} == expected


@pytest.mark.parametrize(
    ("who", "units", "people"),
    [
        ("chairman", {"VP", "KT", "VHXH", "TTPVHCC"}, True), ("clerk", {"VP", "KT", "VHXH", "TTPVHCC"}, True),
        ("head", {"TTPVHCC"}, True), ("officer", set(), False), ("admin", set(), False),
    ],
)  # fmt: skip
def test_to_whom_each_may_give(cast: Any, who: str, units: set[str], people: bool) -> None:
    offered = recipients(getattr(cast, who))
    found = {one.unit.code.removeprefix("30337-") for one in offered if one.user_id is None}
    assert found & {"VP", "KT", "VHXH", "TTPVHCC"} == units and "30337" not in found
    assert (cast.officer.pk in {one.user_id for one in offered}) == people


def test_a_province_gives_to_bodies_below_and_its_own_units(cast: Any) -> None:
    offered = recipients(cast.province)
    found = {one.unit.code for one in offered if one.user_id is None}
    assert {"30337", "MH001", "MH-VP"} <= found and not any(code.startswith("30337-") for code in found)
    assert cast.officer.pk not in {one.user_id for one in offered}


def test_who_was_given_work_last_comes_first(cast: Any) -> None:
    for code, officer in (("KT", None), ("TTPVHCC", cast.officer), ("VP", None), ("KT", None)):
        wish = NewTask(
            id=uuid7(), title="Việc", lead_id=worlds.unit(code).pk, officer_id=officer.pk if officer else None
        )
        give_task(cast.chairman, wish)
        clock.set_world(clock.now() + timedelta(minutes=1))
    found = [(one.unit.code, one.user_id) for one in recent(cast.chairman, recipients(cast.chairman))]
    assert found == [("30337-KT", None), ("30337-VP", None), ("30337-TTPVHCC", cast.officer.pk)]
    assert recent(cast.head, recipients(cast.head)) == []


def test_for_whom_each_may_enter(cast: Any) -> None:
    both = [cast.chairman.pk, cast.vice.pk]
    assert leaders(cast.clerk) == leaders(cast.standing) == both
    assert leaders(cast.head) == leaders(cast.chairman) == []


def test_a_task_given_twice_is_merged_into_the_one_that_goes_on(cast: Any) -> None:
    first, second, third = worlds.assigned(cast), worlds.assigned(cast), worlds.given(cast)
    with exactly_one_event() as seen:
        worlds.act(cast.chairman, second, "merge", other=str(first.pk), reason="Giao hai lần")
    assert (seen.event.verb, seen.event.to_state) == ("task.merged", "VOIDED")
    assert cast.officer.pk in audience(seen.event)
    assert Client(cast.officer).get(f"tasks/{second.pk}").json()["merged_into"]["id"] == str(first.pk)
    assert [one["id"] for one in Client(cast.officer).get(f"tasks/{first.pk}").json()["merged"]] == [str(second.pk)]
    for other in (third, second):  # itself, and one that is gone
        with pytest.raises(Invalid), no_event():
            worlds.act(cast.chairman, third, "merge", other=str(other.pk), reason="Giao hai lần")
