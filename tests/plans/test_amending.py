"""An amendment: copied, changed by hand and by a file, issued; what becomes of the tasks; corrections; undoing an import."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from api.plan_paper import plan_paper
from backend import clock
from backend.accounts.models import Absence
from backend.activity.chain import Tally
from backend.activity.models import Event, Payload
from backend.activity.replay import unlike_events, wrong_readers
from backend.errors import Forbidden, Invalid, NotTheMoment
from backend.ids import uuid7
from backend.plans.amending import amend_plan, changes_of, changes_of_file, key_of, take_over, undo_import
from backend.plans.digest import digest_of
from backend.plans.drafting import NewPlan, redraft_plan
from backend.plans.editing import Edit, edit_lines
from backend.plans.models import Correction, Plan, PlanLine, PlanState, Task
from backend.plans.recording import Recorded, record_plan
from backend.plans.soundness import changed_plans
from tests import worlds
from tests.api.client import Client
from tests.plans.changed import later_version
from tests.plans.conftest import DOCUMENT
from tests.plans.test_recording import one_line
from tests.workflows.plan_table import step
from workflows.machine import perform
from workflows.plan.correcting import Proposal, propose_correction, settle_correction
from workflows.soundness import wrong_steps
from workflows.task.giving import PartnerWish, set_partners

AMENDED = {"number": "41/QĐ-UBND", "date": "2026-08-12", "signer": "Trần Minh Họa"}


def faults() -> list[Any]:
    """What `verify` finds."""
    tally = Tally()
    return [*unlike_events(tally), *wrong_readers(tally), *changed_plans(tally), *wrong_steps(tally)]


def fresh(plan: Plan) -> Plan:
    return Plan.objects.select_related("current", "body", "amends__current").get(pk=plan.pk)


def digest(plan: Plan) -> str:
    version = fresh(plan).current
    assert version is not None
    return digest_of(version)


def tag(plan: Plan) -> str:
    return f'"v{fresh(plan).version}"'


def amended(cast: Any, plan: Plan) -> Plan:
    draft = amend_plan(cast.standing, plan.pk, uuid7(), expect=tag(plan))
    return fresh(draft)


def line_of(plan: Plan, no: str) -> PlanLine:
    return PlanLine.objects.get(version=fresh(plan).current, no=no)


def edit(cast: Any, plan: Plan, **said: Any) -> Any:
    """The line as it is afterwards; None for a dropped one."""
    return next(iter(edit_lines(cast.standing, plan.pk, [Edit(**said)], expect=tag(plan))), None)


def test_a_changed_file_is_taken_over_line_by_line_and_put_back_whole(
    cast: Any, units: Any, recorded: Recorded, parsed: dict[str, Any]
) -> None:
    draft = amended(cast, recorded.plan)
    assert (draft.state, draft.current.number, changes_of(draft)) == ("DRAFT", 2, [])
    assert fresh(recorded.plan).state == PlanState.ISSUED
    before = digest(draft)
    later = later_version(parsed)
    found, targets = changes_of_file(draft, later)
    assert Counter(kind for one in found for kind in one.kinds) == {
        "CHANGED": 10,
        "ADDED": 3,
        "DROPPED": 2,
        "REDATED": 4,
    }
    assert not targets
    keys = [key_of(one) for one in found]
    with pytest.raises(Invalid, match="Chưa chọn"):
        take_over(cast.clerk, draft.pk, later, NewPlan(2026), accepted=["x"], targets=False, expect=tag(draft))
    assert digest(draft) == before
    take_over(cast.clerk, draft.pk, later, NewPlan(2026), accepted=keys[:5], targets=False, expect=tag(draft))
    rest, _ = changes_of_file(fresh(draft), later)
    assert len(rest) == len(found) - 5
    undo_import(cast.clerk, draft.pk, expect=tag(draft))
    assert digest(draft) == before
    with pytest.raises(NotTheMoment, match="Không có lần nhập"):
        undo_import(cast.clerk, draft.pk, expect=tag(draft))
    redraft_plan(cast.clerk, draft.pk, later, NewPlan(2026, "Tên khác"), expect=tag(draft))
    undo_import(cast.clerk, draft.pk, expect=tag(draft))
    assert (digest(draft), fresh(draft).title) == (before, draft.title)
    take_over(cast.clerk, draft.pk, later, NewPlan(2026), accepted=keys, targets=False, expect=tag(draft))
    draft = fresh(draft)
    assert changes_of_file(draft, later) == ([], False)
    assert Counter(kind for one in changes_of(draft) for kind in one.kinds) == {
        "CHANGED": 10, "ADDED": 3, "DROPPED": 2, "REDATED": 4,
    }  # fmt: skip
    edit(cast, draft, line=line_of(draft, "1").pk, said={"note": "xem lại"})
    with pytest.raises(NotTheMoment, match="đã được sửa sau lần nhập"):
        undo_import(cast.clerk, draft.pk, expect=tag(draft))
    edit(cast, draft, line=line_of(draft, "1").pk, said={"no": "²"})  # no number to count on from
    assert edit(cast, draft, said={"title": "Thêm", "lead": units["30337-VP"].pk}).no.isdecimal()


def test_issuing_the_amendment_moves_the_tasks(cast: Any, units: Any, recorded: Recorded) -> None:
    plan, kt = recorded.plan, units["30337-KT"]
    tasks = {task.plan_line.no: task for task in Task.objects.filter(plan_line__version=plan.current).select_related("plan_line", "lead")}  # fmt: skip
    arisen, done = worlds.given(cast), tasks["21"]
    worlds.act(cast.head, done, "assign", officer=cast.officer.pk)
    worlds.prove(cast.officer, done)
    worlds.act(cast.officer, done, "submit", text="Đã số hóa")
    worlds.act(cast.head, done, "approve")
    draft = amended(cast, plan)
    worded, redated, moved, dropped = "1", "4", "8", "9"
    edit(cast, draft, line=line_of(draft, "21").pk, said={"title": "Số hóa toàn bộ"})
    edit(cast, draft, line=line_of(draft, worded).pk, said={"title": "Nội dung mới", "key": True})
    edit(cast, draft, line=line_of(draft, redated).pk, said={"due_on": date(2026, 12, 1), "deadline_printed": "01/12/2026", "deadline_kind": "DATE"})  # fmt: skip
    edit(cast, draft, line=line_of(draft, moved).pk, said={"lead": kt.pk})
    edit(cast, draft, line=line_of(draft, dropped).pk, drop=True)
    new = edit(cast, draft, after=line_of(draft, "10").pk, said={"title": "Việc thêm", "lead": kt.pk})
    adopting = edit(cast, draft, said={"title": arisen.title, "lead": arisen.lead_id, "adopts": arisen.pk})
    assert new.no == "10a"
    with pytest.raises(NotTheMoment, match="Đang có một bản điều chỉnh"):
        amend_plan(cast.standing, plan.pk, uuid7(), expect=tag(plan))
    before = digest(plan)
    step(cast.clerk, draft, "record_issued", **AMENDED)

    plan, draft = fresh(plan), fresh(draft)
    assert (plan.state, draft.state) == ("SUPERSEDED", "ISSUED")
    assert digest(plan) == before
    now = {no: Task.objects.select_related("plan_line", "lead").get(pk=task.pk) for no, task in tasks.items()}
    assert (now[worded].title, now[worded].klass, now[worded].plan_line.version_id) == (
        "Nội dung mới",
        "KEY",
        draft.current_id,
    )
    assert (now[redated].due_on, now[redated].first_due_on, now[redated].extended) == (
        date(2026, 12, 1), tasks[redated].first_due_on, 0,
    )  # fmt: skip
    assert (now[moved].lead_id, now[moved].state) == (kt.pk, "ASSIGNED")
    assert now[dropped].state == "CANCELLED"
    assert (now["21"].title, now["21"].state) == (done.title, "COMPLETED")  # what is done stays what it was
    assert Task.objects.get(plan_line=new).lead_id == kt.pk
    arisen.refresh_from_db()
    assert (arisen.plan_line_id, Task.objects.filter(plan_line=adopting).count()) == (adopting.pk, 1)
    told = {
        event.subject_id: (event.verb, Payload.objects.get(seq=event.seq).content["detail"].get("document_no"))
        for event in Event.objects.filter(act=Event.objects.latest("seq").act)
    }
    assert [told[str(tasks[no].pk)] for no in (worded, redated, moved, dropped)] == [
        ("task.amended", "41/QĐ-UBND"), ("task.amended", "41/QĐ-UBND"), ("task.amended", "41/QĐ-UBND"),
        ("task.cancelled", "41/QĐ-UBND"),
    ]  # fmt: skip
    assert told[str(arisen.pk)] == ("task.adopted", "41/QĐ-UBND")
    assert told[str(plan.pk)] == ("plan.superseded", "41/QĐ-UBND")
    assert len(told) == 2 + 4 + 1 + 1  # both plans; changed, moved and dropped; given; adopted
    assert faults() == []


def test_a_recording_is_taken_back_until_something_builds_on_it(cast: Any, units: Any, recorded: Recorded) -> None:
    plan = recorded.plan
    wanted = Proposal(uuid7(), "NUMBER", "06/KH-UBND", "Nhầm số")
    propose_correction(cast.standing, plan.pk, wanted, expect=tag(plan))
    with pytest.raises(NotTheMoment, match="đã có đính chính"):
        step(cast.clerk, plan, "undo_recording", reason="Nhầm tệp")
    Correction.objects.all().delete()
    assert step(cast.clerk, plan, "undo_recording", reason="Nhầm tệp").state == PlanState.DISCARDED
    assert set(Task.objects.values_list("state", flat=True)) == {"VOIDED"}
    for listed, rows in (("tasks", "items"), ("boards/tasks", "cards")):
        shown, asked_for = (
            Client(cast.standing).get(listed, **asked).json()[rows] for asked in ({}, {"state": "VOIDED"})
        )
        assert (shown, bool(asked_for)) == ([], True), listed  # what was taken back is shown to whoever asks for it
    assert faults() == []


def test_what_is_no_task_of_the_recording_stays_when_it_is_taken_back(
    cast: Any, units: Any, recorded: Recorded
) -> None:
    upper, own = worlds.from_above(cast), Task.objects.get(plan_line=line_of(recorded.plan, "21"))
    worlds.act(cast.head, own, "ask_extension", due_on="2026-12-30", cause="OBJECTIVE", reason="Chờ số liệu")
    worlds.act(cast.head, own, "raise_obstacle", text="Chờ kinh phí", asked="LEADER")
    worlds.act(cast.head, upper, "link", own_task=str(own.pk))
    with CaptureQueriesContext(connection) as few:
        step(cast.clerk, recorded.plan, "undo_recording", reason="Nhầm tệp")
    assert len(few) < Task.objects.count()
    upper, own = worlds.reread(upper), worlds.reread(own)
    assert (own.state, own.obstacles.get().state, own.extensions.get().state) == ("VOIDED", "OVER", "OVERTAKEN")
    assert (upper.state, upper.answered_by) == ("IN_PROGRESS", None)
    assert faults() == []


def test_a_part_given_to_a_partner_builds_on_a_recording(cast: Any, units: Any, recorded: Recorded) -> None:
    task = Task.objects.get(plan_line=line_of(recorded.plan, "21"))
    part = PartnerWish(units["30337-KT"].pk, "HAS_PART", "Biểu số liệu", date(2026, 10, 1))
    set_partners(cast.head, task.pk, (part,), expect=f'"v{task.version}"')
    with pytest.raises(NotTheMoment, match="1 nhiệm vụ"):
        step(cast.clerk, recorded.plan, "undo_recording", reason="Nhầm tệp")


def test_what_was_typed_wrongly_is_put_right_by_two(cast: Any, units: Any, recorded: Recorded) -> None:
    plan = recorded.plan
    line, before = line_of(plan, "1"), digest(plan)
    task = Task.objects.get(plan_line=line)
    wanted = Proposal(uuid7(), "DUE", "2026-10-09", "Gõ nhầm tháng", line.pk)
    with pytest.raises(Forbidden):
        propose_correction(cast.officer, plan.pk, wanted, expect=tag(plan))
    propose_correction(cast.standing, plan.pk, wanted, expect=tag(plan))
    with pytest.raises(NotTheMoment, match="đề nghị đính chính chỗ này"):
        propose_correction(cast.clerk, plan.pk, Proposal(uuid7(), "DUE", "2026-10-10", "x", line.pk), expect=tag(plan))
    with pytest.raises(NotTheMoment, match="người thứ hai"):
        settle_correction(cast.standing, plan.pk, wanted.id, agree=True, expect=tag(plan))
    assert Task.objects.get(pk=task.pk).due_on == task.due_on
    settle_correction(cast.chairman, plan.pk, wanted.id, agree=True, expect=tag(plan))
    moved = Task.objects.get(pk=task.pk)
    assert (moved.due_on, moved.first_due_on, moved.extended) == (date(2026, 10, 9), date(2026, 10, 9), 0)
    assert digest(plan) == before
    number = Proposal(uuid7(), "NUMBER", "06/KH-UBND", "Nhầm số")
    propose_correction(cast.standing, plan.pk, number, expect=tag(plan))
    settle_correction(cast.chairman, plan.pk, number.id, agree=False, expect=tag(plan))
    told = Event.objects.filter(subject_id=str(plan.pk), verb__startswith="plan.correct")
    assert {event.verb: event.readers for event in told} == {  # what nobody confirmed stays inside
        "plan.correction_proposed": [plan.body_id], "plan.correction_declined": [plan.body_id],
        "plan.corrected": fresh(plan).readers,
    }  # fmt: skip
    again = Proposal(uuid7(), "NUMBER", "06/KH-UBND", "Nhầm số")
    propose_correction(cast.standing, plan.pk, again, expect=tag(plan))
    settle_correction(cast.chairman, plan.pk, again.id, agree=True, expect=tag(plan))
    other = one_line(title="Việc khác")
    with pytest.raises(NotTheMoment, match="06/KH-UBND"):  # the right number is this plan's
        record_plan(cast.standing, other, NewPlan(2026), replace(DOCUMENT, number="06/KH-UBND"), body_id=plan.body_id)
    record_plan(cast.standing, other, NewPlan(2026), DOCUMENT, body_id=plan.body_id)  # the wrong one was another's
    paper = plan_paper(fresh(plan), [line.pk], extract=True)
    assert paper.tables[0].rows[1].cells[5] == "09/10/2026" and "06/KH-UBND" in paper.tables[0].title[2].text
    assert Client(cast.officer).get(f"plans/{plan.pk}").json()["number"] == "06/KH-UBND"
    assert line_of(amended(cast, plan), "1").due_on == date(2026, 10, 9)
    assert faults() == []


def corrected(cast: Any, plan: Plan, name: str, new: str) -> None:
    """The plan's first line, put right by two."""
    wanted = Proposal(uuid7(), name, new, "Gõ nhầm", line_of(plan, "1").pk)
    propose_correction(cast.standing, plan.pk, wanted, expect=tag(plan))
    settle_correction(cast.chairman, plan.pk, wanted.id, agree=True, expect=tag(plan))


def one(cast: Any, units: Any, **line: Any) -> Task:
    """The task of a plan of one line, recorded today."""
    line = {"lead": "30337-TTPVHCC"} | line
    return record_plan(cast.standing, one_line(**line), NewPlan(2026), DOCUMENT, body_id=units["30337"].pk).tasks[0]


def plan_of(task: Task) -> Plan:
    assert task.plan_line is not None
    return task.plan_line.version.plan


def amend_first(cast: Any, task: Task, **said: Any) -> Task:
    """The task, after an amendment that says something else of its line."""
    draft = amended(cast, plan_of(task))
    edit(cast, draft, line=line_of(draft, "1").pk, said=said)
    step(cast.clerk, draft, "record_issued", **AMENDED)
    return worlds.reread(task)


def test_an_amendment_leaves_alone_what_was_put_right_before(cast: Any, units: Any) -> None:
    task = one(cast, units, lead="30337-KT")
    corrected(cast, plan_of(task), "LEAD", str(units["30337-TTPVHCC"].pk))
    corrected(cast, plan_of(task), "DUE", "2026-10-09")
    worlds.act(cast.head, task, "assign", officer=cast.officer.pk)
    worlds.act(cast.officer, task, "ask_extension", due_on="2026-10-20", cause="OBJECTIVE", reason="Chờ số liệu")
    worlds.act(cast.head, task, "grant_extension")
    worlds.prove(cast.officer, task)
    worlds.act(cast.officer, task, "submit", text="Đã xong")
    task = amend_first(cast, task, note="Ghi thêm")
    assert (task.state, task.step, task.lead.code) == ("SUBMITTED", "UNIT_HEAD", "30337-TTPVHCC")
    assert task.due_on == date(2026, 10, 20)  # the later date that was agreed
    assert faults() == []


def test_what_is_put_right_while_an_amendment_is_prepared_is_not_brought_back_by_it(cast: Any, units: Any) -> None:
    task = one(cast, units, lead="30337-KT")
    plan = plan_of(task)
    draft = amended(cast, plan)
    edit(cast, draft, line=line_of(draft, "1").pk, said={"product": "Báo cáo riêng"})
    step(cast.standing, draft, "send_for_review")
    step(cast.chairman, draft, "approve")
    seen = tag(draft)
    for name, new in (("LEAD", str(units["30337-TTPVHCC"].pk)), ("DUE", "2026-10-09"), ("PRODUCT", "Báo cáo đúng")):
        corrected(cast, plan, name, new)
    line = line_of(draft, "1")
    assert (line.lead, line.lead_printed, line.deadline_printed) == (
        units["30337-TTPVHCC"],
        units["30337-TTPVHCC"].short_name,
        "09/10/2026",
    )
    assert line.product == "Báo cáo riêng"  # the amendment's own words
    followed = Event.objects.filter(subject_id=str(draft.pk), verb="plan.correction_followed")
    assert len(followed) == 2 and tag(draft) != seen
    assert [kind for one in changes_of(fresh(draft)) for kind in one.kinds] == ["CHANGED"]
    step(cast.clerk, draft, "issue", **AMENDED)
    task = worlds.reread(task)
    assert (task.lead.code, task.due_on, task.product) == ("30337-TTPVHCC", date(2026, 10, 9), "Báo cáo riêng")
    assert faults() == []


UNDATED = {"deadline": {"kind": "NONE", "due_date": None, "as_printed": ""}}


def test_an_amended_task_has_a_date_or_a_day_to_be_looked_at_again(cast: Any, units: Any) -> None:
    task = one(cast, units, **UNDATED)
    assert task.review_on is not None
    day = date(2026, 12, 1)
    task = amend_first(cast, task, deadline_kind="DATE", deadline_printed="01/12/2026", due_on=day)
    assert (task.due_on, task.first_due_on, task.review_on) == (day, day, None)  # the first date of all
    draft = amended(cast, plan_of(task))
    said = {"deadline_kind": "NONE", "deadline_printed": "", "due_on": None}
    edit(cast, draft, line=line_of(draft, "1").pk, said=said)
    step(cast.clerk, draft, "record_issued", **AMENDED | {"number": "42/QĐ-UBND"})
    task = worlds.reread(task)
    assert (task.due_on, task.first_due_on) == (None, day) and task.review_on is not None
    assert faults() == []


def test_a_first_date_by_correction_takes_the_place_of_the_review(cast: Any, units: Any) -> None:
    task = one(cast, units, **UNDATED)
    corrected(cast, plan_of(task), "DUE", "2026-10-09")
    task = worlds.reread(task)
    assert (task.due_on, task.first_due_on, task.review_on) == (date(2026, 10, 9), date(2026, 10, 9), None)


def test_of_many_units_or_periods_nothing_is_corrected_at_once(cast: Any, units: Any) -> None:
    many = plan_of(one(cast, units, lead="30337-ALL"))
    with pytest.raises(Invalid, match="nhiều đơn vị"):
        corrected(cast, many, "LEAD", str(units["30337-KT"].pk))
    step(cast.clerk, many, "undo_recording", reason="Nhầm")
    regular = plan_of(one(cast, units, deadline={"kind": "REGULAR", "due_date": None, "as_printed": "Hằng tháng"}))
    with pytest.raises(Invalid, match="từng kỳ"):
        corrected(cast, regular, "DUE", "2026-10-09")


def test_an_adopted_task_is_a_line_like_any_other(cast: Any, units: Any) -> None:
    arisen, task = worlds.given(cast), one(cast, units)
    draft = amended(cast, plan_of(task))
    said = {
        "title": arisen.title,
        "lead": arisen.lead_id,
        "adopts": arisen.pk,
        "due_on": worlds.DUE,
        "deadline_kind": "DATE",
    }
    line = edit(cast, draft, said=said)
    edit(cast, draft, line=line.pk, said={"adopts": arisen.pk, "note": "Ghi thêm"})  # said again with the rest
    with pytest.raises(Invalid, match="không nhận vào kế hoạch"):
        edit(cast, draft, line=line_of(draft, "1").pk, said={"adopts": arisen.pk})
    step(cast.clerk, draft, "record_issued", **AMENDED)
    assert worlds.reread(arisen).plan_line_id == line.pk
    with pytest.raises(NotTheMoment, match="điều chỉnh kế hoạch"):
        worlds.act(cast.chairman, arisen, "move_due", due_on="2026-12-01", reason="Dời")


def test_for_whom_it_was_proposed_is_no_second_person(cast: Any, recorded: Recorded) -> None:
    today, wanted = clock.today(), Proposal(uuid7(), "SIGNER", "Võ Thị Ví Dụ", "Nhầm người ký")
    Absence.objects.create(user=cast.standing, stand_in=cast.officer, first_day=today, last_day=today)
    propose_correction(cast.officer, recorded.plan.pk, wanted, expect=tag(recorded.plan))
    with pytest.raises(NotTheMoment, match="người thứ hai"):
        settle_correction(cast.standing, recorded.plan.pk, wanted.id, agree=True, expect=tag(recorded.plan))


@pytest.mark.parametrize(
    ("field", "new"),
    [("DATE", "2026-12-01"), ("DATE", "0001-01-01"), ("DUE", "9999-01-01"), ("NUMBER", "6" * 81), ("LEAD", "²")],
)
def test_what_cannot_be_right_is_refused(recorded: Recorded, cast: Any, field: str, new: str) -> None:
    plan = recorded.plan
    line = line_of(plan, "1").pk if field in {"DUE", "LEAD"} else None
    with pytest.raises(Invalid):
        propose_correction(cast.standing, plan.pk, Proposal(uuid7(), field, new, "Gõ nhầm", line), expect=tag(plan))


def test_an_ordinary_task_is_corrected_with_old_and_new_in_its_event(cast: Any, units: Any) -> None:
    task = worlds.given(cast)
    said = {"title": "Tên đúng", "due_on": "2026-10-01", "lead": task.lead_id, "reason": "Gõ nhầm"}
    perform(cast.chairman, Task.ref(task.pk), "correct", said, expect=f'"v{task.version}"')
    event = Event.objects.latest("seq")
    detail = Payload.objects.get(seq=event.seq).content["detail"]
    assert event.verb == "task.corrected"
    assert detail["said"]["title"] == [task.title, "Tên đúng"]
    assert detail["changes"]["due_on"] == [task.due_on.isoformat() if task.due_on else None, "2026-10-01"]
