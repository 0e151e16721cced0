"""A plan's lifecycle: four eyes, what its issue does, what keeps it from being issued."""

from datetime import date
from typing import Any

import pytest

from backend.accounts.models import Absence, DefaultOfficer, User
from backend.activity.models import Event
from backend.errors import Forbidden, Invalid, NotTheMoment
from backend.plans.drafting import NewPlan, choose_key_lines, redraft_plan
from backend.plans.models import Plan, PlanState, Task
from tests.api.client import Client
from tests.events import events_since, head
from tests.plans.test_recording import one_line
from tests.workflows.plan_table import BUILDERS, NUMBERED, WHY, drafted, step
from tests.workflows.test_plan_table import CIRCLE
from workflows import policy


def away(user: User, stand_in: User) -> None:
    Absence.objects.create(user=user, stand_in=stand_in, first_day=date(2026, 8, 1), last_day=date(2026, 8, 30))


def test_whoever_prepared_it_does_not_approve_it(cast: Any, units: Any) -> None:
    plan = step(cast.vice, drafted(cast, by="chairman"), "send_for_review")
    for leader in (cast.chairman, cast.vice):
        with pytest.raises(NotTheMoment, match="người soạn"):
            step(leader, plan, "approve")
        page = Client(leader).get(f"plans/{plan.pk}").json()
        assert [t["unmet"] for t in page["transitions"] if t["name"] == "approve"] == [
            "Bạn là người soạn nên không thể tự duyệt."
        ]


def test_nor_does_who_stands_in_for_one(cast: Any, units: Any) -> None:
    away(cast.chairman, cast.clerk)
    plan = step(cast.standing, drafted(cast, by="chairman"), "send_for_review")
    with pytest.raises(NotTheMoment, match="người soạn"):
        step(cast.clerk, plan, "approve")
    Absence.objects.update(areas=["DIRECTION"])  # and a stand-in for one area has no voice on a whole plan
    with pytest.raises(Forbidden):
        step(User.objects.get(pk=cast.clerk.pk), plan, "approve")
    assert step(cast.vice, plan, "approve").state == PlanState.APPROVED


def test_nor_a_leader_who_stands_in_for_one(cast: Any, units: Any) -> None:
    """Also under the hat that is their own."""
    plan = step(cast.standing, drafted(cast, by="chairman"), "send_for_review")
    away(cast.chairman, cast.vice)
    with pytest.raises(NotTheMoment, match="người soạn"):
        step(cast.vice, plan, "approve")


def test_what_is_prepared_for_somebody_is_theirs(cast: Any, units: Any) -> None:
    """The record says for whom, and they do not approve it once they are back."""
    away(cast.chairman, cast.kt_officer)
    before = head()
    plan = drafted(cast, by="kt_officer")
    redraft_plan(cast.kt_officer, plan.pk, one_line(), NewPlan(2026), expect='"v1"')
    assert [(e.verb, e.capacity, e.acting_for_id) for e in events_since(before)] == [
        ("plan.drafted", "Chủ tịch UBND xã", cast.chairman.pk), ("plan.redrafted", "Chủ tịch UBND xã", cast.chairman.pk),
    ]  # fmt: skip
    step(cast.standing, plan, "send_for_review")
    with pytest.raises(NotTheMoment, match="người soạn"):
        step(cast.chairman, plan, "approve")


def test_the_policy_is_frozen_when_it_is_sent(cast: Any, units: Any) -> None:
    plan = BUILDERS["CHECK_ASKED"](cast)
    policy.choose(units["30337"], "SHORT")
    with pytest.raises(NotTheMoment, match="Chưa kiểm tra thể thức"):
        step(cast.chairman, plan, "approve")
    assert step(cast.chairman, step(cast.clerk, plan, "check_format"), "approve").state == PlanState.APPROVED


def test_a_leader_may_check_the_format_but_only_the_clerk_is_asked(cast: Any, units: Any) -> None:
    plan = BUILDERS["CHECK_ASKED"](cast)
    asked = {who: [turn["act"] for turn in Client(getattr(cast, who)).get("work").json()["plans"]] for who in CIRCLE}
    assert asked == {"chairman": [], "vice": [], "standing": [], "clerk": ["Thể thức đạt"]}
    assert step(cast.vice, plan, "check_format").state == PlanState.FORMAT_CHECKED


def test_a_return_is_counted_and_its_draft_can_be_sent_again(cast: Any, units: Any) -> None:
    plan = step(cast.chairman, BUILDERS["IN_REVIEW"](cast), "send_back", **WHY)
    assert (plan.state, plan.returned) == (PlanState.DRAFT, 1)
    assert step(cast.clerk, plan, "send_for_review").state == PlanState.IN_REVIEW


def test_issuing_makes_every_task_live_in_one_act(cast: Any, units: Any) -> None:
    DefaultOfficer.objects.create(unit=units["TTPVHCC"], area="", officer=cast.officer)
    DefaultOfficer.objects.create(unit=units["VP"], area="DIRECTION", officer=cast.officer)  # does not work there
    before = head()
    plan = BUILDERS["ISSUED"](cast)
    acts = [e for e in events_since(before) if e.act == Event.objects.latest("seq").act]
    assert [e.verb for e in acts] == ["plan.issued", "task.given", "task.given"]
    assert plan.current is not None
    assert (plan.current.document_no, plan.current.recorded) == ("9/KH-UBND", False)
    assert {(t.lead.code, t.officer) for t in Task.objects.select_related("lead", "officer")} == {
        ("30337-VP", None), ("30337-TTPVHCC", cast.officer),
    }  # fmt: skip
    assert plan.readers == sorted([units["30337"].pk, units["MH"].pk])


def test_what_keeps_a_plan_from_being_issued(cast: Any, units: Any) -> None:
    plan = BUILDERS["APPROVED"](cast)
    with pytest.raises(Invalid, match="sau hôm nay"):
        step(cast.clerk, plan, "issue", **NUMBERED | {"date": "2026-08-15"})
    units["VP"].valid_to = date(2026, 8, 13)
    units["VP"].save(update_fields=["valid_to"])
    with pytest.raises(Invalid, match="line 1: Không có đơn vị chủ trì"):
        step(cast.clerk, plan, "issue", **NUMBERED)
    units["VP"].valid_to = None
    units["VP"].save(update_fields=["valid_to"])
    step(cast.clerk, plan, "issue", **NUMBERED)
    with pytest.raises(NotTheMoment, match="đã được ghi nhận") as taken:
        step(cast.clerk, drafted(cast), "record_issued", **NUMBERED)
    assert [error.field for error in taken.value.errors] == ["number"]


def test_lines_are_read_anew_and_key_tasks_chosen_in_a_draft_only(cast: Any, units: Any) -> None:
    plan = drafted(cast)
    redraft_plan(cast.clerk, plan.pk, one_line(title="Báo cáo quý"), NewPlan(2026), expect='"v1"')
    choose_key_lines(cast.clerk, plan.pk, ["1"], expect='"v2"')
    fresh = Plan.objects.select_related("current").get(pk=plan.pk)
    assert fresh.current is not None
    assert [(line.title, line.key) for line in fresh.current.lines.all()] == [("Báo cáo quý", True)]
    assert (fresh.version, set(fresh.drafters)) == (3, {cast.standing.pk, cast.clerk.pk})
    with pytest.raises(Invalid, match="Không có nhiệm vụ số 7"):
        choose_key_lines(cast.clerk, plan.pk, ["7"], expect='"v3"')
    step(cast.clerk, fresh, "send_for_review")
    with pytest.raises(NotTheMoment, match="Chỉ sửa được dự thảo"):
        redraft_plan(cast.clerk, plan.pk, one_line(), NewPlan(2026), expect='"v4"')
    plan = step(cast.chairman, fresh, "approve")
    step(cast.clerk, plan, "issue", **NUMBERED)
    assert [task.klass for task in Task.objects.all()] == ["KEY"]
