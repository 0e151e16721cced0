"""Regular tasks in their periods, and what has no date yet (product.md §6): through the real acts."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from backend import clock
from backend.activity.chain import Tally
from backend.activity.models import Event
from backend.activity.replay import unlike_events, wrong_readers
from backend.errors import Invalid, NotTheMoment
from backend.ids import uuid7
from backend.plans.amending import amend_plan
from backend.plans.drafting import NewPlan
from backend.plans.editing import Edit, edit_lines
from backend.plans.models import Plan, PlanLine, ProgressUpdate, Task
from backend.plans.recording import record_plan
from notifications.audience import audience
from notifications.day import keep_day
from tests import worlds
from tests.api.client import Client
from tests.events import exactly_one_event, no_event
from tests.plans.conftest import DOCUMENT
from tests.plans.test_recording import one_line
from tests.workflows.plan_table import step
from workflows.plan.correcting import Proposal, propose_correction, settle_correction
from workflows.task.doing import report_progress

MONTHLY = {"deadline": {"kind": "REGULAR", "due_date": None, "as_printed": "Hằng tháng"}}


def go_to(day: date, hour: int = 9) -> None:
    clock.set_world(datetime(day.year, day.month, day.day, hour, tzinfo=clock.LOCAL))


def regular(cast: Any, units: Any, **said: Any) -> Task:
    """A monthly line of the Centre, of a plan recorded today."""
    line = one_line(**{"lead": "30337-TTPVHCC", **MONTHLY, **said})
    made = record_plan(cast.standing, line, NewPlan(2026), DOCUMENT, body_id=units["30337"].pk)
    return made.tasks[0]


def periods(task: Task) -> list[Task]:
    return list(task.children.order_by("period_from"))


def close(cast: Any, period: Task) -> None:
    """Reported, proven, sent, approved."""
    report_progress(cast.officer, period.pk, update_id=uuid7(), text="Đã làm")
    worlds.prove(cast.officer, period)
    worlds.act(cast.officer, period, "submit", text="Xong kỳ này")
    worlds.act(cast.head, period, "approve")


def test_periods_open_as_they_begin_and_are_caught_up_with(cast: Any, units: Any) -> None:
    task = regular(cast, units)
    assert (task.rhythm, task.review_on, task.due_on) == ("MONTHLY", None, None)
    keep_day()
    (first,) = periods(task)
    assert (first.period_from, first.period_to, first.due_on) == (
        date(2026, 8, 1),
        date(2026, 8, 31),
        date(2026, 8, 28),
    )
    assert first.title == "Tháng 8/2026: Báo cáo"
    assert (first.plan_line_id, first.lead_id, first.readers) == (task.plan_line_id, task.lead_id, task.readers)
    assert worlds.reread(task).state == "IN_PROGRESS"
    before = Event.objects.count()
    keep_day()  # idempotent
    assert Event.objects.count() == before
    go_to(date(2026, 11, 2))  # no worker ran for two months
    keep_day()
    assert [one.due_on for one in periods(task)] == [
        date(2026, 8, 28), date(2026, 9, 30), date(2026, 10, 30), date(2026, 11, 30),
    ]  # fmt: skip
    go_to(date(2027, 2, 1))  # the plan's year is over
    keep_day()
    assert [one.period_from for one in periods(task)][-1] == date(2026, 12, 1)
    found = Tally()
    assert [*unlike_events(found), *wrong_readers(found)] == []


def test_what_was_typed_wrongly_is_put_right_on_its_open_periods_too(cast: Any, units: Any) -> None:
    task = regular(cast, units)
    plan, line = task.plan_line.version.plan_id, task.plan_line_id
    keep_day()
    for field, new in (("TITLE", "Báo cáo tháng"), ("LEAD", str(units["KT"].pk))):
        wanted = Proposal(uuid7(), field, new, "Gõ nhầm", line)
        propose_correction(cast.standing, plan, wanted, expect=f'"v{Plan.objects.get(pk=plan).version}"')
        settle_correction(cast.chairman, plan, wanted.id, agree=True, expect=f'"v{Plan.objects.get(pk=plan).version}"')
    (first,) = periods(task)
    assert (first.title, first.lead_id) == ("Tháng 8/2026: Báo cáo tháng", units["KT"].pk)
    found = Tally()
    assert [*unlike_events(found), *wrong_readers(found)] == []


def test_a_period_is_done_on_its_own_and_its_task_never_as_a_whole(cast: Any, units: Any) -> None:
    task = regular(cast, units)
    keep_day()
    worlds.act(cast.head, task, "assign", officer=cast.officer.pk)  # named once, for its open periods too
    (august,) = periods(task)
    assert august.officer == cast.officer
    with pytest.raises(NotTheMoment, match="mỗi kỳ"), no_event():
        report_progress(cast.officer, task.pk, update_id=uuid7(), text="x")
    with pytest.raises(NotTheMoment, match="mỗi kỳ"), no_event():
        worlds.act(cast.officer, task, "submit", text="x")
    close(cast, august)
    go_to(date(2026, 10, 5))
    keep_day()
    september, october = periods(task)[1:]
    assert september.officer == cast.officer
    opened = Event.objects.get(verb="task.period_opened", subject_id=str(october.pk))
    assert (audience(opened), opened.actor_id) == ({cast.officer.pk}, cast.system.pk)
    close(cast, september)
    page = Client(cast.officer).get(f"tasks/{task.pk}").json()
    assert [(one["name"], one["state"], one["class"]) for one in page["periods"]] == [
        ("tháng 8/2026", "COMPLETED", "ON_TIME"), ("tháng 9/2026", "COMPLETED", "LATE"), ("tháng 10/2026", "ASSIGNED", "WITHIN"),
        ("tháng 11/2026", None, None),
    ]  # fmt: skip
    assert page["rhythm"] == "MONTHLY" and not page["may"]["report"]
    child = Client(cast.officer).get(f"tasks/{october.pk}").json()
    assert (child["relation"], child["whole"]["id"], child["whole"]["title"]) == ("OCCURRENCE", str(task.pk), "Báo cáo")
    assert "ngày làm việc cuối, 30/10/2026" in child["due"]["why"]


def test_lists_show_the_period_and_count_the_line(cast: Any, units: Any) -> None:
    task = regular(cast, units)
    keep_day()
    (august,) = periods(task)
    head = Client(cast.head)
    assert [row["id"] for row in head.get("work", box="to_do").json()["items"]] == [str(task.pk)]  # to be named, once
    worlds.act(cast.head, task, "assign", officer=cast.officer.pk)
    officer = Client(cast.officer)
    assert [row["id"] for row in officer.get("work", box="to_do").json()["items"]] == [str(august.pk)]
    assert [row["id"] for row in officer.get("quick-report").json()["items"]] == [str(august.pk)]
    assert [row["id"] for row in head.get("quick-report", of="unit").json()["items"]] == [str(august.pk)]
    plan = Plan.objects.get()
    page = officer.get(f"plans/{plan.pk}").json()
    assert (page["counts"]["tasks"], page["percent"]) == (1, "0.00")
    close(cast, august)
    go_to(date(2026, 10, 5))
    keep_day()
    close(cast, periods(task)[2])
    page = officer.get(f"plans/{plan.pk}").json()
    assert (page["counts"]["tasks"], page["counts"]["completed"], page["percent"]) == (1, 0, "66.67")
    assert page["periods"] == {"due": 3, "done": 2}
    assert officer.get("plans").json()["items"][0]["percent"] == "66.67"
    area, line = officer.get(f"plans/{plan.pk}/outline").json()["rows"]
    assert (area["percent"], area["total"], line["percent"]) == ("66.67", 1, "66.67")
    assert line["task"]["periods"] == {"rhythm": "MONTHLY", "done": 2, "due": 3, "opened": 3}


def test_another_rhythm_counts_from_the_next_period_and_stopping_ends_what_is_open(cast: Any, units: Any) -> None:
    task = regular(cast, units)
    keep_day()
    with exactly_one_event() as seen:
        worlds.act(cast.chairman, task, "set_rhythm", rhythm="QUARTERLY")
    assert seen.event.verb == "task.rhythm_set"
    with pytest.raises(Invalid), no_event():
        worlds.act(cast.chairman, task, "set_rhythm", rhythm="QUARTERLY")
    keep_day()
    assert len(periods(task)) == 1
    go_to(date(2026, 10, 1))
    keep_day()
    assert [(one.period_from, one.period_to) for one in periods(task)][1:] == [(date(2026, 10, 1), date(2026, 12, 31))]
    worlds.act(cast.chairman, task, "hold", reason="Chờ phần mềm")
    assert {one.state for one in periods(task)} == {"ON_HOLD"}
    worlds.act(cast.chairman, task, "resume")
    worlds.act(cast.chairman, task, "cancel", reason="Thôi", document_no="12/QĐ-UBND")
    assert {one.state for one in periods(task)} == {"CANCELLED"}


def test_months_on_hold_are_nobodys(cast: Any, units: Any) -> None:
    task = regular(cast, units)
    keep_day()
    worlds.act(cast.chairman, task, "hold", reason="Chờ phần mềm")
    go_to(date(2026, 10, 20))
    keep_day()
    worlds.act(cast.chairman, task, "resume")
    keep_day()
    assert [one.period_from for one in periods(task)] == [date(2026, 8, 1), date(2026, 10, 1)]


WAITING = {"deadline": {"kind": "RELATIVE_TO_EVENT", "due_date": None, "as_printed": "15 ngày sau khi công bố kết quả"}}


def test_what_waits_for_an_event_is_listed_on_monday_and_dated_when_it_came(cast: Any, units: Any) -> None:
    task = regular(cast, units, **WAITING)
    keep_day()
    assert not Event.objects.filter(verb="unit.awaiting_listed").exists()  # given this week
    go_to(date(2026, 8, 18))
    keep_day()
    keep_day()
    event = Event.objects.get(verb="unit.awaiting_listed")
    assert cast.standing.pk in audience(event)
    client = Client(cast.standing)
    assert [row["id"] for row in client.get("tasks", awaiting="EVENT").json()["items"]] == [str(task.pk)]
    with pytest.raises(Invalid, match="chưa đến"), no_event():
        worlds.act(cast.standing, task, "event_came", event_on="2026-08-19", document_no="9/QĐ-UBND")
    worlds.act(cast.standing, task, "event_came", event_on="2026-08-10", document_no="9/QĐ-UBND")
    fresh = worlds.reread(task)
    assert (fresh.due_on, fresh.first_due_on, fresh.extended, fresh.review_on) == (
        date(2026, 8, 25), date(2026, 8, 25), 0, None,
    )  # fmt: skip
    why = client.get(f"tasks/{task.pk}").json()["due"]["why"]
    assert why == "Theo 9/QĐ-UBND: 15 ngày sau ngày 10/08/2026 là 25/08/2026."
    assert client.get("tasks", awaiting="EVENT").json()["items"] == []


def test_a_plan_of_others_names_no_time_so_the_date_is_asked_for(cast: Any, units: Any) -> None:
    said = {"kind": "PER_OTHER_PLAN", "due_date": None, "as_printed": "Theo kế hoạch của tỉnh"}
    task = regular(cast, units, deadline=said)
    came = {"event_on": "2026-08-10", "document_no": "9/KH-UBND"}
    with pytest.raises(Invalid, match="không nêu thời gian"), no_event():
        worlds.act(cast.standing, task, "event_came", **came)
    worlds.act(cast.standing, task, "event_came", **came, due_on="2026-09-30")
    assert worlds.reread(task).first_due_on == date(2026, 9, 30)


def test_a_review_date_is_told_once_and_the_first_date_is_no_extension(cast: Any, units: Any) -> None:
    task = worlds.given(cast, due_on=None)
    assert task.review_on == date(2026, 8, 21)
    keep_day()
    go_to(date(2026, 8, 21))
    keep_day()
    keep_day()
    event = Event.objects.get(verb="task.review_due")
    assert audience(event) == {cast.chairman.pk}
    client = Client(cast.chairman)
    assert [row["id"] for row in client.get("tasks", awaiting="REVIEW").json()["items"]] == [str(task.pk)]
    worlds.act(cast.chairman, task, "set_review", review_on="2026-09-10")
    assert client.get("tasks", awaiting="REVIEW").json()["items"] == []
    go_to(date(2026, 9, 10))
    keep_day()
    assert Event.objects.filter(verb="task.review_due").count() == 2
    with pytest.raises(Invalid), no_event():
        worlds.act(cast.chairman, task, "set_due", due_on=str(clock.today() - timedelta(days=1)))
    worlds.act(cast.chairman, task, "set_due", due_on="2026-09-30")
    fresh = worlds.reread(task)
    assert (fresh.first_due_on, fresh.extended, fresh.review_on) == (date(2026, 9, 30), 0, None)


def test_what_one_period_cites_already_keeps_nobody_from_saying_so_for_all(cast: Any, units: Any) -> None:
    task = regular(cast, units)
    keep_day()
    (august,) = periods(task)
    paper = worlds.document(cast.standing)
    worlds.act(cast.chairman, august, "recite", document=str(paper.pk), clause="")
    worlds.act(cast.chairman, task, "recite", document=str(paper.pk), clause="")
    assert {worlds.reread(one).source_id for one in (task, august)} == {paper.pk}


def test_merging_a_regular_task_ends_its_periods(cast: Any, units: Any) -> None:
    task, other = regular(cast, units), worlds.given(cast)
    keep_day()
    worlds.act(cast.chairman, task, "merge", other=str(other.pk), reason="Giao hai lần")
    assert [one.state for one in periods(task)] == ["VOIDED"]
    assert worlds.reread(task).state == "VOIDED"


def test_a_recorded_plan_is_taken_back_with_periods_that_nobody_touched(cast: Any, units: Any) -> None:
    task = regular(cast, units)
    plan = Plan.objects.get()
    keep_day()
    (august,) = periods(task)
    report_progress(cast.head, august.pk, update_id=uuid7(), text="Đã làm")
    with pytest.raises(NotTheMoment, match="1 nhiệm vụ đã thực hiện"), no_event():
        step(cast.standing, plan, "undo_recording", reason="Nhầm tệp")
    ProgressUpdate.objects.all().delete()
    Task.objects.filter(pk=august.pk).update(state="ASSIGNED")
    step(cast.standing, plan, "undo_recording", reason="Nhầm tệp")
    assert {worlds.reread(one).state for one in (task, august)} == {"VOIDED"}


@pytest.mark.parametrize("back", ["send_back", "withdraw"])
def test_a_period_that_was_sent_stays_with_its_unit_until_it_comes_back(cast: Any, units: Any, back: str) -> None:
    """The line goes to another unit meanwhile: what was done is its doer's, what is left to be done the new unit's."""
    task = regular(cast, units)
    keep_day()
    worlds.act(cast.head, task, "assign", officer=cast.officer.pk)
    (august,) = periods(task)
    go_to(date(2026, 8, 17))
    report_progress(cast.officer, august.pk, update_id=uuid7(), text="Đã làm")
    worlds.prove(cast.officer, august)
    worlds.act(cast.officer, august, "submit", text="Xong kỳ này")
    go_to(date(2026, 8, 20))
    plan = Plan.objects.get()
    draft = amend_plan(cast.standing, plan.pk, uuid7(), expect=f'"v{plan.version}"')
    line = PlanLine.objects.get(version=draft.current, heading=False)
    said = {"lead": units["VHXH"].pk, "product": "Báo cáo tháng"}
    edit_lines(cast.standing, draft.pk, [Edit(line=line.pk, said=said)], expect=f'"v{draft.version}"')
    step(cast.clerk, draft, "record_issued", number="41/QĐ-UBND", date="2026-08-12", signer="Trần Minh Họa")
    task, august = worlds.reread(task), worlds.reread(august)
    assert (task.lead_id, august.lead_id, august.state, august.product) == (
        units["VHXH"].pk, units["TTPVHCC"].pk, "SUBMITTED", "Báo cáo tháng",
    )  # fmt: skip
    go_to(date(2026, 8, 25))
    if back == "send_back":
        worlds.act(cast.head, august, back, reason="Thiếu số liệu")
    else:
        worlds.act(cast.officer, august, back)
    august = worlds.reread(august)
    assert (august.state, august.lead_id, august.officer) == ("IN_PROGRESS", units["VHXH"].pk, None)
    held = Client(cast.chairman).get(f"tasks/{august.pk}").json()["held"]["segments"]
    assert held[0]["days"] and held[-1]["unit"]["code"] == "30337-VHXH" and held[0]["unit"]["code"] == "30337-TTPVHCC"
    found = Tally()
    assert [*unlike_events(found), *wrong_readers(found)] == []
