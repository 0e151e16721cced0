"""Recording an issued plan: one act, lines frozen as printed, every task live."""

import json
from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from backend import clock
from backend.accounts.queries import system_user
from backend.activity.models import Event, Payload
from backend.errors import Forbidden, Invalid, NotFound, NotTheMoment
from backend.ids import uuid7
from backend.organisations.models import BodySettings
from backend.plans.digest import digest_of
from backend.plans.drafting import NewPlan
from backend.plans.issuing import IssuedDocument
from backend.plans.models import Order, Partner, Plan, PlanLine, PlanVersion, Target, Task
from backend.plans.recording import Recorded, record_plan
from tests.plans.conftest import DOCUMENT, PLAN


def one_line(**said: Any) -> dict[str, Any]:
    """A plan of one line."""
    line: dict[str, Any] = {
        "line": "1", "parent": None, "heading": False, "area": "DIRECTION", "title": "Báo cáo", "product": "Báo cáo",
        "lead": "30337-VP", "lead_printed": "VP", "coordinating": [], "coordinating_external": [],
        "coordinating_printed": "", "deadline": {"kind": "DATE", "due_date": "2026-09-30", "as_printed": "30/9/2026"},
        "funding": "", "note": "", "sheet": "Phụ lục", "row": 11,
    }  # fmt: skip
    return {"plan": {"issuer": "30337"}, "tasks": [{**line, **said}], "targets": [], "errors": []}


def test_the_sample_plan_lives(recorded: Recorded, parsed: dict[str, Any]) -> None:
    plan = Plan.objects.get()
    assert (plan.state, plan.year, plan.current_id, plan.version) == ("ISSUED", 2026, recorded.plan.current_id, 1)
    version = PlanVersion.objects.get()
    assert version.recorded
    assert version.issued_at is not None
    assert clock.local(version.issued_at).date() == clock.today()
    assert (version.document_no, version.document_date, version.signer) == (
        "05/KH-UBND", date(2026, 1, 19), "Chủ tịch Trần Minh Họa",
    )  # fmt: skip
    assert PlanLine.objects.count() == 58
    assert Target.objects.count() == 16
    assert Task.objects.count() == 53
    assert Task.objects.filter(klass="KEY").count() == 4
    assert Task.objects.filter(due_on__isnull=True).count() == 20


def test_lines_are_kept_as_printed(recorded: Recorded, parsed: dict[str, Any]) -> None:
    lines = {line.no: line for line in PlanLine.objects.select_related("lead", "parent").prefetch_related("partners")}
    for given in parsed["tasks"]:
        line = lines[given["line"]]
        assert line.title == given["title"]
        assert (line.lead.code if line.lead else None) == given["lead"]
        assert {unit.code for unit in line.partners.all()} == set(given["coordinating"])
        assert (line.parent.no if line.parent else None) == given["parent"]
        assert line.deadline_printed == given["deadline"]["as_printed"]
        assert (line.due_on.isoformat() if line.due_on else None) == given["deadline"]["due_date"]
        assert line.tasks.count() == (0 if given["heading"] else 1)
    assert lines["31"].starts_on == date(2026, 4, 1)
    assert lines["1"].area_title == "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"
    target = Target.objects.get(position=9)
    assert (target.operator, target.planned, target.planned_printed) == ("<", Decimal(30), "Dưới 30")


def test_one_act_one_event_each(recorded: Recorded) -> None:
    events = list(Event.objects.filter(act=recorded.act.seq - 53).order_by("seq"))
    assert [event.verb for event in events] == ["plan.recorded"] + ["task.given"] * 53
    assert events[-1].seq == recorded.act.seq
    assert {(e.from_state, e.to_state) for e in events[1:]} == {(None, "ASSIGNED")}
    payload = Payload.objects.get(seq=events[0].seq)
    said = payload.content["detail"]
    assert (said["lines"], said["headings"], said["tasks"], said["targets"]) == (58, 5, 53, 16)
    assert recorded.plan.current is not None
    assert said["digest"] == digest_of(recorded.plan.current)
    assert "Trần Minh Họa" not in (payload.body or "")  # names of persons stay out of events


def test_undated_tasks_get_a_review_date(recorded: Recorded) -> None:
    assert {task.review_on for task in Task.objects.filter(due_on=None, rhythm=None)} == {date(2026, 8, 21)}
    regular = Task.objects.filter(rhythm__isnull=False)
    assert ({task.review_on for task in regular}, len(regular)) == ({None}, 11)
    monthly = regular.get(rhythm="MONTHLY")
    assert (monthly.deadline_printed, regular.filter(rhythm="QUARTERLY").count()) == ("Hằng tháng", 10)
    assert {task.review_on for task in Task.objects.exclude(due_on=None)} == {None}


def test_units_without_people_get_a_follow_up_person(recorded: Recorded, cast: SimpleNamespace) -> None:
    followed = Task.objects.filter(follow_up__isnull=False)
    assert {task.lead.code for task in followed} == {"30337-TYT"}
    assert {task.follow_up for task in followed} <= {cast.vhxh_officer, cast.vhxh_officer2}
    assert not Task.objects.filter(officer__isnull=False).exists()


def test_partner_groups_are_expanded_without_the_lead(recorded: Recorded, units: dict[str, Any]) -> None:
    task = Task.objects.get(plan_line__no="1")
    assert task.lead == units["VHXH"]
    assert {(p.unit.code, p.mode) for p in task.partners.select_related("unit")} == {
        (f"30337-{code}", Partner.Mode.COORDINATES) for code in ("VP", "KT", "TTPVHCC", "DVC")
    }
    # a group nobody has filled stays as it is, so that it is not lost
    assert Partner.objects.filter(unit=units["TRUONG"]).count() == 2


def test_a_group_as_lead_makes_a_task_for_each_member(cast: SimpleNamespace, units: dict[str, Any]) -> None:
    plan = one_line(lead="30337-ALL", coordinating=["30337-ALL", "30337-CA"])
    made = record_plan(cast.standing, plan, PLAN, DOCUMENT, body_id=units["30337"].pk)
    assert [task.lead.code for task in made.tasks] == [f"30337-{c}" for c in ("VP", "KT", "VHXH", "TTPVHCC", "DVC")]
    assert {task.plan_line.lead.code for task in made.tasks if task.plan_line and task.plan_line.lead} == {"30337-ALL"}
    for task in made.tasks:
        partners = {p.unit_id for p in task.partners.all()}
        assert task.lead_id not in partners
        assert len(partners) == 5
    order = Order.objects.get()
    assert {task.order_id for task in made.tasks} == {order.pk} and order.plan_line.no == "1"
    given = Event.objects.filter(act=made.act.seq - 6)
    assert [given.filter(verb=verb).count() for verb in ("plan.recorded", "order.given", "task.given")] == [1, 1, 5]


def test_readers_are_the_body_and_the_one_above(recorded: Recorded, units: dict[str, Any]) -> None:
    keys = sorted([units["30337"].pk, units["MH"].pk])
    assert Plan.objects.get().readers == keys
    assert {tuple(task.readers) for task in Task.objects.all()} == {tuple(keys)}


def test_the_same_plan_is_recorded_once(recorded: Recorded, cast: SimpleNamespace, units: dict[str, Any]) -> None:
    with pytest.raises(NotTheMoment, match="05/KH-UBND năm 2026 của UBND xã An Phú đã được ghi nhận"):
        record_plan(cast.standing, one_line(), PLAN, DOCUMENT, body_id=units["30337"].pk)
    other = IssuedDocument(number="06/KH-UBND", date=date(2026, 1, 20))
    record_plan(cast.standing, one_line(), PLAN, other, body_id=units["30337"].pk)
    assert Plan.objects.count() == 2


def test_who_may_record(cast: SimpleNamespace, units: dict[str, Any]) -> None:
    body_id = units["30337"].pk
    for who, refusal in (
        (cast.officer, Forbidden),
        (cast.head, Forbidden),
        (cast.outsider, NotFound),
        (cast.province, NotFound),
    ):
        with pytest.raises(refusal):
            record_plan(who, one_line(), PLAN, DOCUMENT, body_id=body_id)
    for n, who in enumerate((cast.chairman, cast.clerk, cast.vhxh_officer, system_user())):
        record_plan(who, one_line(), PLAN, IssuedDocument(f"{n}/KH-UBND", date(2026, 1, 19)), body_id=body_id)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"lead": "30337-XX"}, "line 1: Cơ quan không có đơn vị 30337-XX hôm nay."),
        ({"lead": None}, "line 1: Thiếu đơn vị chủ trì."),
        ({"lead": "30337-TRUONG"}, "line 1: Nhóm 30337-TRUONG chưa có đơn vị."),
        ({"parent": "9"}, "line 1: Không có dòng 9."),
        ({"area": "SPORT"}, "line 1: Không có lĩnh vực SPORT."),
        ({"heading": True}, "tasks: Tệp không có nhiệm vụ nào."),
        ({"line": "2"}, "line 1: Không có nhiệm vụ số 1."),
    ],
)
def test_what_cannot_be_recorded(
    cast: SimpleNamespace, units: dict[str, Any], line: dict[str, Any], words: str
) -> None:
    before = Event.objects.count()
    with pytest.raises(Invalid) as refused:
        record_plan(
            cast.standing, one_line(**line), NewPlan(2026, key_lines=["1"]), DOCUMENT, body_id=units["30337"].pk
        )
    assert words in [f"{error.field}: {error.message}" for error in refused.value.errors]
    assert (Plan.objects.count(), Event.objects.count()) == (0, before)


def test_a_file_with_errors_or_of_another_body_is_refused(cast: SimpleNamespace, units: dict[str, Any]) -> None:
    wrong = {"sheet": "Phụ lục", "cell": "C11", "code": "UNKNOWN_UNIT", "message": "Không rõ đơn vị {x}", "value": "x"}
    plan = {**one_line(), "errors": [wrong], "plan": {"issuer": "99999"}}
    tomorrow = IssuedDocument(" ", clock.today() + timedelta(days=1))
    with pytest.raises(Invalid) as refused:
        record_plan(cast.standing, plan, PLAN, tomorrow, body_id=units["30337"].pk)
    assert [error.field for error in refused.value.errors] == ["Phụ lục!C11", "issuer", "number", "date"]
    assert refused.value.errors[0].message == "Không rõ đơn vị {x}"


def test_a_unit_that_has_ended_leads_nothing(cast: SimpleNamespace, units: dict[str, Any]) -> None:
    units["VP"].valid_to = clock.today() - timedelta(days=1)
    units["VP"].save(update_fields=["valid_to"])
    with pytest.raises(Invalid, match="không có đơn vị 30337-VP hôm nay"):
        record_plan(cast.standing, one_line(), PLAN, DOCUMENT, body_id=units["30337"].pk)
    made = record_plan(cast.standing, one_line(lead="30337-ALL"), PLAN, DOCUMENT, body_id=units["30337"].pk)
    assert "30337-VP" not in {task.lead.code for task in made.tasks}


def test_review_days_are_the_bodys_own(cast: SimpleNamespace, units: dict[str, Any]) -> None:
    BodySettings.objects.filter(body=units["30337"]).update(review_days=1)
    undated = one_line(deadline={"kind": "PER_OTHER_PLAN", "due_date": None, "as_printed": "Theo kế hoạch của tỉnh"})
    made = record_plan(cast.standing, undated, PLAN, DOCUMENT, body_id=units["30337"].pk)
    assert made.tasks[0].review_on == date(2026, 8, 17)


COPY = "SELECT (jsonb_populate_record(old, '{again}')).* FROM"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE plans_planversion SET signer = 'Khác'",
        "UPDATE plans_planversion SET issued_at = NULL",
        "DELETE FROM plans_planversion",
        "UPDATE plans_planline SET title = 'Khác' WHERE no = '2'",
        "DELETE FROM plans_planline WHERE no = '46'",
        f"INSERT INTO plans_planline {COPY} plans_planline old WHERE no = '1'",
        "UPDATE plans_target SET planned = 1 WHERE position = 1",
        "DELETE FROM plans_target WHERE position = 1",
        f"INSERT INTO plans_target {COPY} plans_target old WHERE no = '1'",
        "UPDATE plans_planline_partners SET orgunit_id = orgunit_id",
        "DELETE FROM plans_planline_partners",
        "INSERT INTO plans_planline_partners (planline_id, orgunit_id) SELECT id, lead_id FROM plans_planline",
    ],
)
def test_what_is_issued_never_changes(recorded: Recorded, statement: str) -> None:
    again = json.dumps({"id": str(uuid7()), "no": "99"})
    with pytest.raises(DatabaseError, match=r"never changes|Cannot update or delete"), transaction.atomic():
        connection.cursor().execute(statement.replace("{again}", again))


def test_recording_costs_statements_not_lines(
    cast: SimpleNamespace, units: dict[str, Any], parsed: dict[str, Any], django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(60):
        record_plan(cast.standing, parsed, PLAN, DOCUMENT, body_id=units["30337"].pk)
