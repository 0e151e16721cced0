"""A plan's lifecycle: every state × transition × persona, four eyes, what its issue does."""

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
from tests.workflows.plan_table import BUILDERS, NUMBERED, TABLE, WHY, drafted, step
from tests.workflows.table import INSIDE, PERSONAS
from tests.workflows.trying import trying
from workflows import policy
from workflows.plan.machine import PlanMachine

CIRCLE = ("chairman", "vice", "standing", "clerk")  # who sees what is not issued


def may_see(persona: str, plan: Plan) -> bool:
    if plan.state == PlanState.ISSUED:
        return persona in INSIDE or persona in {"province", "inspector", "committee"}
    return persona in CIRCLE


def away(user: User, stand_in: User) -> None:
    Absence.objects.create(user=user, stand_in=stand_in, first_day=date(2026, 8, 1), last_day=date(2026, 8, 30))


@pytest.mark.parametrize("world", BUILDERS)
def test_every_transition_by_every_persona(cast: Any, units: Any, world: str) -> None:
    plan = BUILDERS[world](cast)
    tried, wrong = trying(plan), []
    for name, rule in TABLE.items():
        for persona in PERSONAS:
            outcome = rule.worlds.get(world)
            expected: tuple[int, list[Any]] = (200, [outcome])
            if not may_see(persona, plan):
                expected = (404, [])
            elif persona not in rule.who:
                expected = (403, [])
            elif outcome is None:
                expected = (409, [])
            found = tried(getattr(cast, persona), name, rule.data)
            if found != expected:
                wrong.append((name, persona, found, expected))
    assert not wrong, "\n".join(map(str, wrong))


def test_the_table_knows_every_transition_and_each_happens_somewhere() -> None:
    assert set(PlanMachine.steps) == set(TABLE)
    assert {name for rule in TABLE.values() for name in rule.worlds} <= set(BUILDERS)


@pytest.mark.parametrize(("name", "world"), [(name, next(iter(rule.worlds))) for name, rule in TABLE.items()])
def test_each_goes_through_http_as_well(cast: Any, units: Any, name: str, world: str) -> None:
    plan = BUILDERS[world](cast)
    client = Client(getattr(cast, min(TABLE[name].who)))
    offered = next(t for t in client.get(f"plans/{plan.pk}").json()["transitions"] if t["name"] == name)
    answer = client.post(offered["href"].removeprefix("/api/v1/"), TABLE[name].data, match=offered["if_match"])
    assert (answer.status_code, answer.json()["state"]) == (200, TABLE[name].worlds[world][1] or plan.state)


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
