"""An amendment meets what was built on the lines: orders to many, periods of regular lines, parts of partners."""

from datetime import date
from typing import Any

import pytest

from backend.accounts.queries import system_user
from backend.activity.models import Event
from backend.ids import uuid7
from backend.organisations.edits import load_rows
from backend.organisations.official import SINCE
from backend.organisations.unit_list import UnitRow
from backend.plans.amending import amend_plan
from backend.plans.drafting import NewPlan
from backend.plans.editing import Edit, edit_lines
from backend.plans.issuing import IssuedDocument
from backend.plans.models import Order, Plan, PlanLine, Task
from backend.plans.recording import Recorded, record_plan
from tests import worlds
from tests.api.client import Client
from tests.plans.test_amending import AMENDED, amended, edit, faults, fresh, line_of, tag
from tests.plans.test_recording import one_line
from tests.workflows.plan_table import step
from workflows.task.giving import PartnerWish, set_partners
from workflows.task.periods import open_all

MONTHLY = {"deadline": {"kind": "REGULAR", "due_date": None, "as_printed": "Hằng tháng"}}


def recorded(cast: Any, units: Any, **line: Any) -> list[Task]:
    """A plan of one line, recorded today; its tasks."""
    document = IssuedDocument("05/KH-UBND", date(2026, 1, 19))
    return record_plan(cast.standing, one_line(**line), NewPlan(2026), document, body_id=units["30337"].pk).tasks


def plan_of(task: Task) -> Plan:
    assert task.plan_line is not None
    return fresh(task.plan_line.version.plan)


def issued(cast: Any, task: Task, **said: Any) -> Plan:
    """The amendment of that task's plan whose first line says something else, or is dropped."""
    draft = amended(cast, plan_of(task))
    edit(cast, draft, line=line_of(draft, "1").pk, **said)
    step(cast.clerk, draft, "record_issued", **AMENDED)
    return fresh(draft)


def leads(rows: Any) -> dict[str, str]:
    return {task.lead.code.removeprefix("30337-"): task.state for task in rows.select_related("lead")}


def test_a_group_line_keeps_its_order_whoever_joins_or_leaves(cast: Any, units: Any) -> None:
    tasks = recorded(cast, units, lead="30337-ALL")
    order = Order.objects.get()
    handed = next(task for task in tasks if task.lead.code == "30337-KT")
    worlds.act(cast.chairman, handed, "redirect", lead=units["30337-CA"].pk, reason="Công an xã làm")
    units["30337-ALL"].members.remove(units["30337-DVC"])
    units["30337-ALL"].members.add(units["30337-QS"])
    plan = issued(
        cast, tasks[0], said={"title": "Tên mới", "due_on": date(2026, 12, 1), "deadline_printed": "01/12/2026"}
    )
    order = Order.objects.get()
    assert (order.plan_line_id, order.title, order.due_on) == (line_of(plan, "1").pk, "Tên mới", date(2026, 12, 1))
    assert leads(order.tasks) == {
        "VP": "ASSIGNED", "CA": "ASSIGNED", "VHXH": "ASSIGNED", "TTPVHCC": "ASSIGNED", "QS": "ASSIGNED", "DVC": "CANCELLED",
    }  # fmt: skip
    act = Event.objects.latest("seq").act
    assert (
        Event.objects.filter(act=act, verb__startswith="order.").values_list("verb", flat=True).get() == "order.amended"
    )
    (row,) = [row for row in Client(cast.clerk).get(f"plans/{plan.pk}/outline").json()["rows"] if row["kind"] == "line"]
    assert row["order"] == str(order.pk)
    assert faults() == []


def given_below(cast: Any, units: Any, *codes: str) -> Recorded:
    """A plan of the province with one line, which the bodies of these codes carry out."""
    row = UnitRow(1, "MH-XA", "Các xã", "Các xã", (), "GROUP", "MH", True, codes, SINCE, None)
    load_rows(system_user(), [row])
    document = IssuedDocument("05/KH-UBND", date(2026, 1, 19))
    return record_plan(cast.province, one_line(lead="MH-XA") | {"plan": {"issuer": "MH"}}, NewPlan(2026), document, body_id=units["MH"].pk)  # fmt: skip


def amended_above(cast: Any, plan: Plan, **said: Any) -> None:
    draft = fresh(amend_plan(cast.province, plan.pk, uuid7(), expect=tag(plan)))
    edit_lines(cast.province, draft.pk, [Edit(line=line_of(draft, "1").pk, said=said)], expect=tag(draft))
    step(cast.province, draft, "record_issued", **AMENDED)


def test_a_body_below_keeps_its_partners_and_the_class_of_what_comes_from_above(cast: Any, units: Any) -> None:
    made = given_below(cast, units, "30337", "MH001")
    task = next(one for one in made.tasks if one.body_id == units["30337"].pk)
    worlds.act(cast.chairman, task, "redirect", lead=units["30337-TTPVHCC"].pk, reason="Giao tiếp")
    set_partners(cast.head, task.pk, (PartnerWish(units["30337-KT"].pk),), expect=f'"v{worlds.reread(task).version}"')
    amended_above(cast, made.plan, title="Tên mới", key=True, partners=[units["MH-VP"].pk])
    task = worlds.reread(task)
    assert (task.title, task.klass) == ("Tên mới", "FROM_ABOVE")
    assert set(task.partners.values_list("unit__code", flat=True)) == {"30337-KT"}
    assert faults() == []


def test_what_one_body_below_did_does_not_move_across_the_wall(cast: Any, units: Any) -> None:
    made = given_below(cast, units, "30337")
    amended_above(cast, made.plan, lead=units["MH-VP"].pk)
    (task,) = made.tasks
    assert (worlds.reread(task).state, worlds.reread(task).lead.body_id) == ("CANCELLED", task.body_id)
    assert Task.objects.get(lead=units["MH-VP"]).body_id == units["MH"].pk
    assert faults() == []


def test_inner_work_goes_with_the_share_of_a_body_that_left(cast: Any, units: Any) -> None:
    made = given_below(cast, units, "30337", "MH001")
    group = worlds.unit("MH-XA")
    task = next(one for one in made.tasks if one.body_id == units["30337"].pk)
    worlds.act(cast.chairman, task, "redirect", lead=units["30337-KT"].pk, reason="Giao tiếp")
    inner = worlds.passed_on(cast.chairman, task, cast.officer)
    draft = fresh(amend_plan(cast.province, made.plan.pk, uuid7(), expect=tag(made.plan)))
    said = {"title": "Tên mới"}
    edit_lines(cast.province, draft.pk, [Edit(line=line_of(draft, "1").pk, said=said)], expect=tag(draft))
    step(cast.province, draft, "record_issued", **AMENDED)
    told = (worlds.reread(task).title, worlds.reread(inner).state)
    assert told == ("Tên mới", "ASSIGNED")  # it is still their share
    group.members.remove(units["30337"])
    last = fresh(amend_plan(cast.province, draft.pk, uuid7(), expect=tag(draft)))
    edit_lines(cast.province, last.pk, [Edit(line=line_of(last, "1").pk, said={"note": "x"})], expect=tag(last))
    step(cast.province, last, "record_issued", **AMENDED | {"number": "42/QĐ-UBND"})
    assert {worlds.reread(one).state for one in (task, inner)} == {"CANCELLED"} and Order.objects.count() == 1
    assert faults() == []


def test_a_unit_that_had_the_line_alone_joins_the_order_of_its_group(cast: Any, units: Any) -> None:
    (task,) = recorded(cast, units, lead="30337-KT")
    issued(cast, task, said={"lead": units["30337-ALL"].pk})
    order = Order.objects.get()
    assert worlds.reread(task).order_id == order.pk and order.tasks.count() == 5
    assert faults() == []


def test_periods_end_with_a_dropped_line(cast: Any, units: Any) -> None:
    (task,) = recorded(cast, units, lead="30337-TTPVHCC", **MONTHLY)
    assert open_all() == 1
    issued(cast, task, drop=True)
    assert {worlds.reread(task).state, task.children.get().state} == {"CANCELLED"}
    assert open_all() == 0 and faults() == []


def test_periods_go_to_the_lines_new_unit_and_follow_its_words(cast: Any, units: Any) -> None:
    (task,) = recorded(cast, units, lead="30337-TTPVHCC", **MONTHLY)
    open_all()
    plan = issued(cast, task, said={"title": "Tên mới", "lead": units["30337-KT"].pk})
    task, period = worlds.reread(task), task.children.get()
    assert {(one.lead_id, one.state, one.plan_line_id) for one in (task, period)} == {
        (units["30337-KT"].pk, "ASSIGNED", line_of(plan, "1").pk)
    }
    assert (task.title, period.title) == ("Tên mới", "Tháng 8/2026: Tên mới")
    assert faults() == []


@pytest.mark.parametrize(
    ("before", "said", "rhythm", "opened"),
    [
        (MONTHLY, {"deadline_printed": "Hằng quý"}, "QUARTERLY", 0),  # from the next on
        (MONTHLY, {"deadline_kind": "DATE", "deadline_printed": "01/12/2026", "due_on": date(2026, 12, 1)}, None, 0),
        ({}, {"deadline_kind": "REGULAR", "deadline_printed": "Hằng tháng", "due_on": None}, "MONTHLY", 1),
    ],
)
def test_the_rhythm_is_the_lines(
    cast: Any, units: Any, before: dict[str, Any], said: dict[str, Any], rhythm: str | None, opened: int
) -> None:
    (task,) = recorded(cast, units, lead="30337-TTPVHCC", **before)
    open_all()
    there = task.children.count()
    issued(cast, task, said=said)
    task = worlds.reread(task)
    assert (task.rhythm, task.due_on, task.review_on) == (rhythm, said.get("due_on"), None)
    assert open_all() == opened and task.children.filter(state="ASSIGNED").count() == there + opened
    assert faults() == []


def test_parts_go_with_a_dropped_line_and_with_their_partner(cast: Any, units: Any) -> None:
    (task,) = recorded(cast, units, lead="30337-TTPVHCC", coordinating=["30337-KT", "30337-VP"])
    wishes = [PartnerWish(units[code].pk, "HAS_PART", "Số liệu", date(2026, 9, 1)) for code in ("30337-KT", "30337-VP")]
    set_partners(cast.head, task.pk, tuple(wishes), expect=f'"v{worlds.reread(task).version}"')
    plan = issued(cast, task, said={"partners": [units["30337-KT"].pk]})
    parts = Task.objects.filter(parent=task)
    assert leads(parts) == {"KT": "ASSIGNED", "VP": "CANCELLED"}
    draft = amend_plan(cast.standing, plan.pk, uuid7(), expect=f'"v{plan.version}"')
    edit_lines(
        cast.standing, draft.pk, [Edit(line=line_of(draft, "1").pk, drop=True)], expect=f'"v{fresh(draft).version}"'
    )
    step(cast.clerk, draft, "record_issued", **AMENDED | {"number": "42/QĐ-UBND"})
    assert leads(parts) == {"KT": "CANCELLED", "VP": "CANCELLED"} and worlds.reread(task).state == "CANCELLED"
    assert PlanLine.objects.filter(version=fresh(draft).current).count() == 0 and faults() == []
