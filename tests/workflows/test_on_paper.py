"""Decisions recorded from paper, and what a leader says to them (product.md §4); taking decisions back (§15)."""

from datetime import date, timedelta
from typing import Any

import pytest

from backend import clock
from backend.activity.chain import Tally
from backend.activity.replay import unlike_events, wrong_readers
from backend.errors import Forbidden, Invalid, NotTheMoment
from backend.ids import uuid7
from backend.organisations.models import BodySettings
from backend.plans.drafting import NewPlan
from backend.plans.models import Task
from backend.plans.recording import record_plan
from notifications.audience import audience
from tests import worlds
from tests.api.client import Client
from tests.events import exactly_one_event, no_event
from tests.plans.conftest import DOCUMENT
from tests.plans.test_recording import one_line
from workflows.task.doing import mark_seen, report_progress


def at_the_leader(cast: Any) -> Any:
    task = worlds.submitted(cast, klass="KEY")
    worlds.act(cast.head, task, "approve")
    worlds.act(cast.standing, task, "approve")
    return task


def step_of(task: Any) -> str:
    return str(worlds.reread(task).step)


def test_it_counts_as_the_leaders_and_is_told_apart_for_ever(cast: Any) -> None:
    task = at_the_leader(cast)
    with exactly_one_event() as seen:
        worlds.on_paper(cast.clerk, task, cast.chairman)
    assert (seen.event.verb, seen.event.actor_id, seen.event.to_state) == ("task.approved", cast.clerk.pk, "COMPLETED")
    assert {cast.chairman.pk, cast.officer.pk} <= audience(seen.event)
    page = Client(cast.officer).get(f"tasks/{task.pk}").json()
    decided = next(step for step in page["route"] if step["step"] == "LEADER_IN_CHARGE")["items"][0]
    assert (decided["by"]["id"], decided["on_paper"]) == (cast.chairman.pk, "15/TB-UBND ngày 12/08/2026")
    (paper,) = page["on_paper"]
    assert (paper["leader"]["id"], paper["by"]["id"], paper["until"]) == (cast.chairman.pk, cast.clerk.pk, "2026-08-21")
    told = Client(cast.officer).get(f"activity?subject=task:{task.pk}").json()["items"][0]["details"]
    assert told[-2:] == ["ghi theo văn bản: Trần Minh Họa quyết định", "15/TB-UBND ngày 12/08/2026"]
    found = Tally()
    assert [*unlike_events(found), *wrong_readers(found)] == []


def test_the_leader_reads_it_once(cast: Any) -> None:
    task = at_the_leader(cast)
    mark_seen(cast.chairman, task.pk)
    worlds.on_paper(cast.clerk, task, cast.chairman)
    client = Client(cast.chairman)
    (row,) = client.get("work", box="to_read").json()["items"]
    assert (row["id"], row["on_paper"], row["turn"]) == (str(task.pk), "Lê Văn Bản", "")  # done: it waits for nobody
    assert client.get(f"tasks/{task.pk}").json()["id"] == str(task.pk)
    assert mark_seen(cast.chairman, task.pk) is not None
    assert client.get("work", box="to_read").json()["items"] == []
    with no_event():
        assert mark_seen(cast.chairman, task.pk) is None


def test_contesting_opens_the_step_again_and_tells_who_recorded_it(cast: Any) -> None:
    task = at_the_leader(cast)
    worlds.on_paper(cast.clerk, task, cast.vice)
    with exactly_one_event() as seen:
        worlds.act(cast.vice, task, "contest", reason="Tôi chưa xem văn bản này")
    assert (seen.event.verb, seen.event.to_state, step_of(task)) == ("task.contested", "SUBMITTED", "LEADER_IN_CHARGE")
    assert {cast.clerk.pk, cast.officer.pk} <= audience(seen.event)
    worlds.act(cast.chairman, task, "approve")
    assert worlds.reread(task).state == "COMPLETED"


def test_what_was_sent_upward_is_taken_back_there_before_the_leader_contests(cast: Any, units: Any) -> None:
    plan = NewPlan(2026, key_lines=("1",))
    (own,) = record_plan(cast.standing, one_line(lead="30337-TTPVHCC"), plan, DOCUMENT, body_id=units["30337"].pk).tasks
    upper = worlds.from_above(cast)
    worlds.act(cast.head, upper, "link", own_task=str(own.pk))
    worlds.act(cast.head, own, "assign", officer=cast.officer.pk)
    worlds.prove(cast.officer, own)
    worlds.act(cast.officer, own, "submit", text="Đã xong")
    for by in (cast.head, cast.standing):
        worlds.act(by, own, "approve")
    worlds.on_paper(cast.clerk, own, cast.chairman)
    assert (worlds.reread(own).state, worlds.reread(upper).state) == ("COMPLETED", "SUBMITTED")
    with pytest.raises(NotTheMoment, match="việc cấp trên giao"), no_event():
        worlds.act(cast.chairman, own, "contest", reason="Tôi chưa xem")
    worlds.act(cast.chairman, upper, "send_back", reason="Chưa gửi")
    worlds.act(cast.chairman, own, "contest", reason="Tôi chưa xem")
    assert (worlds.reread(own).state, worlds.reread(upper).state) == ("SUBMITTED", "IN_PROGRESS")


def test_a_return_is_not_taken_back_once_another_unit_has_the_task(cast: Any, units: Any) -> None:
    task, other = worlds.submitted(cast), units["30337-KT"]
    worlds.act(cast.head, task, "send_back", reason="Không phải việc của Trung tâm")
    worlds.act(cast.chairman, task, "redirect", lead=other.pk, reason="Việc của Phòng Kinh tế")
    worlds.act(cast.chairman, task, "assign", officer=cast.kt_officer.pk)
    report_progress(cast.kt_officer, task.pk, update_id=uuid7(), text="Đang làm")
    with pytest.raises(NotTheMoment, match="quyết định sau cùng"), no_event():
        worlds.act(cast.head, task, "revoke", reason="Nghĩ lại")
    assert (worlds.reread(task).state, worlds.reread(task).lead) == ("IN_PROGRESS", other)


def test_a_return_from_paper_is_contested_while_nothing_came_of_it(cast: Any) -> None:
    task = at_the_leader(cast)
    worlds.on_paper(cast.clerk, task, cast.chairman, "RETURN")
    assert (worlds.reread(task).state, worlds.reread(task).returned) == ("IN_PROGRESS", 1)
    worlds.act(cast.chairman, task, "contest", reason="Tôi đồng ý mà")
    assert (worlds.reread(task).returned, step_of(task)) == (0, "LEADER_IN_CHARGE")
    worlds.on_paper(cast.clerk, task, cast.chairman, "RETURN")
    worlds.act(cast.officer, task, "submit", text="Gửi lại")
    with pytest.raises(NotTheMoment), no_event():
        worlds.act(cast.chairman, task, "contest", reason="Muộn")


@pytest.mark.parametrize(("days", "late"), [(7, False), (8, True)])  # Friday 14/8 → five working days are Friday 21/8
def test_five_working_days(cast: Any, days: int, late: bool) -> None:
    task = at_the_leader(cast)
    worlds.on_paper(cast.clerk, task, cast.chairman)
    clock.set_world(clock.now() + timedelta(days=days))
    offered = [step["name"] for step in Client(cast.chairman).get(f"tasks/{task.pk}").json()["transitions"]]
    assert ("contest" in offered) != late


def test_a_later_date_answered_on_paper_and_contested_is_as_before(cast: Any) -> None:
    task = worlds.from_above(cast)
    worlds.act(cast.vice, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ số liệu")
    worlds.on_paper(cast.p_office, task, cast.p_chairman)
    assert (str(worlds.reread(task).due_on), worlds.reread(task).extended) == ("2026-10-15", 1)
    assert task.extensions.get().decided_by == cast.p_chairman
    (paper,) = Client(cast.chairman).get(f"tasks/{task.pk}").json()["on_paper"]
    assert paper["what"] == "LATER_DATE"
    worlds.act(cast.p_chairman, task, "contest_answer", reason="Tôi chỉ đồng ý đến 30/9")
    assert (worlds.reread(task).due_on, worlds.reread(task).extended) == (worlds.DUE, 0)
    assert task.extensions.get().state == "REQUESTED"


def test_a_contested_later_date_is_as_before_inside_too(cast: Any) -> None:
    task = worlds.from_above(cast)
    inner = worlds.passed_on(cast.vice, task, cast.officer)
    before = inner.due_on
    worlds.act(cast.vice, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ số liệu")
    worlds.on_paper(cast.p_office, task, cast.p_chairman)
    moved = worlds.reread(inner).due_on
    assert moved and before and moved > before
    worlds.act(cast.p_chairman, task, "contest_answer", reason="Tôi chỉ đồng ý đến 30/9")
    assert worlds.reread(inner).due_on == before


def test_the_days_for_second_thoughts_are_told_as_the_body_counts_them(cast: Any) -> None:
    task = worlds.completed(cast)
    BodySettings.objects.filter(body=task.body).update(reopen_days=3)
    clock.set_world(clock.now() + timedelta(days=30))
    with pytest.raises(NotTheMoment, match="3 ngày làm việc"), no_event():
        worlds.act(cast.head, worlds.reread(task), "revoke", reason="Nhầm")


def test_who_did_the_work_records_no_decision_on_it(cast: Any) -> None:
    task = worlds.assigned(cast, klass="KEY")
    worlds.act(cast.standing, task, "redirect", lead=worlds.unit("VHXH").pk, reason="Đúng đơn vị")
    worlds.act(cast.standing, task, "assign", officer=cast.vhxh_officer.pk)
    worlds.prove(cast.vhxh_officer, task)
    worlds.act(cast.vhxh_officer, task, "submit", text="Xong")
    with pytest.raises(Forbidden), no_event():
        worlds.on_paper(cast.vhxh_officer, task, cast.chairman)


@pytest.mark.parametrize(
    ("wrong", "data"),
    [
        ("source", {"source": ""}), ("decided_on", {"decided_on": "2026-08-20"}), ("outcome", {"outcome": "MAYBE"}),
        ("reason", {"outcome": "RETURN", "reason": ""}), ("file", {"file": "00000000-0000-7000-8000-000000000000"}),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_names_its_field(cast: Any, wrong: str, data: dict[str, Any]) -> None:
    task = at_the_leader(cast)
    with pytest.raises(Invalid) as refused, no_event():
        worlds.on_paper(cast.clerk, task, cast.chairman, **data)
    assert [error.field for error in refused.value.errors] == [wrong]


def test_no_decision_is_older_than_the_work(cast: Any) -> None:
    sent = at_the_leader(cast)  # by nobody's document, this year
    cited = at_the_leader(cast)
    Task.objects.filter(pk=cited.pk).update(source=worlds.document(cast.clerk, issued_on=date(2026, 8, 1)))
    for task, last_refused, first_taken in ((sent, "2025-12-31", "2026-01-01"), (cited, "2026-07-31", "2026-08-01")):
        with pytest.raises(Invalid, match=first_taken[8:] + "/") as refused, no_event():
            worlds.on_paper(cast.clerk, task, cast.chairman, decided_on=last_refused)
        assert [error.field for error in refused.value.errors] == ["decided_on"]
        worlds.on_paper(cast.clerk, task, cast.chairman, decided_on=first_taken)


def test_decisions_are_taken_back_one_by_one_the_last_first(cast: Any) -> None:
    task = at_the_leader(cast)
    with pytest.raises(Forbidden), no_event():  # the head's came before the standing office's
        worlds.act(cast.head, task, "revoke", reason="Nhầm")
    worlds.act(cast.standing, task, "revoke", reason="Nhầm số liệu")
    assert step_of(task) == "STANDING_OFFICE"
    worlds.act(cast.head, task, "revoke", reason="Nhầm")
    assert step_of(task) == "UNIT_HEAD"
    worlds.act(cast.head, task, "approve")
    assert step_of(task) == "STANDING_OFFICE"


def test_what_was_opened_again_was_not_sent_once_more(cast: Any) -> None:
    task = worlds.submitted(cast)
    worlds.act(cast.head, task, "send_back", reason="Thiếu")
    worlds.act(cast.head, task, "revoke", reason="Tôi xem nhầm việc")
    page = Client(cast.officer).get(f"tasks/{task.pk}").json()
    assert (page["submissions"][-1]["round"], {piece["round"] for piece in page["evidence"]}) == (1, {1})
    worlds.act(cast.head, task, "send_back", reason="Thiếu thật")
    worlds.act(cast.officer, task, "submit", text="Đã bổ sung")
    assert Client(cast.officer).get(f"tasks/{task.pk}").json()["submissions"][-1]["round"] == 2
    told = Client(cast.officer).get(f"activity?subject=task:{task.pk}").json()["items"][0]["details"]
    assert "lần gửi 2" in told


def test_a_return_is_taken_back_by_who_returned_it(cast: Any) -> None:
    task = worlds.submitted(cast)
    worlds.act(cast.head, task, "send_back", reason="Thiếu")
    worlds.act(cast.head, task, "revoke", reason="Tôi xem nhầm việc")
    assert (step_of(task), worlds.reread(task).returned) == ("UNIT_HEAD", 0)
    worlds.act(cast.head, task, "approve")
    assert worlds.reread(task).state == "COMPLETED"
