"""Two acts at one moment, as people do them: one wins or both stand, nothing is half done, and nobody waits for somebody who
waits for them. Real threads on real PostgreSQL, each test on a database of its own."""

from datetime import date
from typing import Any

import pytest

from backend.activity.chain import Tally
from backend.activity.replay import unlike_events
from backend.errors import NotTheMoment, Refused
from backend.ids import uuid7
from backend.plans.models import FrozenFigures, Obstacle, Plan, Submission, Task, TaskState
from tests import worlds
from tests.orders.worlds import ordered
from tests.plans.test_year import settle
from tests.workflows.plan_table import BUILDERS, step
from tests.workflows.test_races import together
from workflows.machine import perform
from workflows.order.following import move_date
from workflows.order.giving import NewOrder, add_units, give_order
from workflows.soundness import wrong_steps
from workflows.task.doing import report_progress
from workflows.task.giving import NewTask, PartnerWish, give_task, set_partners
from workflows.task.periods import open_all

pytestmark = pytest.mark.usefixtures("own_database")


def doing(by: Any, task: Task, name: str, **data: Any) -> Any:
    """The act as it is sent now, carried in later."""
    fresh = worlds.reread(task)
    on_submission = name in {"approve", "send_back"} and fresh.submission is not None
    tag = f'"{fresh.submission.tag}"' if on_submission else f'"v{fresh.version}"'
    return lambda: perform(by, Task.ref(task.pk), name, data, expect=tag)


def reporting(by: Any, task: Task) -> Any:
    return lambda: report_progress(by, task.pk, update_id=uuid7(), text="Đang làm")


def sound() -> bool:
    return [*unlike_events(Tally()), *wrong_steps(Tally())] == []


def refused(results: list[Refused | None]) -> set[int]:
    return {result.status for result in results if result is not None}


def test_an_order_given_twice_under_one_id_is_given_once(cast: Any, units: Any) -> None:
    wish = NewOrder(id=uuid7(), title="Rà soát", units=(units["30337"].pk, units["MH001"].pk), due_on=worlds.DUE)
    results = together(*[lambda: give_order(cast.province, wish)] * 4)
    assert results.count(None) == 1 and Task.objects.filter(order=wish.id).count() == 2


def test_units_added_twice_and_the_date_moved_meanwhile(cast: Any, units: Any) -> None:
    """Each unit has one task, and all of them the order's date."""
    order = ordered(cast.province, "30337")
    joining = [units["MH001"].pk]
    later = date(2026, 10, 15)
    results = together(
        lambda: add_units(cast.province, order.pk, joining, "Bổ sung"),
        lambda: move_date(cast.province, order.pk, later, "Dời hội nghị"),
        lambda: add_units(cast.province, order.pk, joining, "Bổ sung"),
    )
    assert refused(results) == {422} and results.count(None) == 2
    assert list(Task.objects.filter(order=order).values_list("due_on", flat=True)) == [later, later] and sound()


def test_merging_against_reporting_and_against_each_other(cast: Any) -> None:
    first, second = worlds.assigned(cast), worlds.assigned(cast)
    merge = doing(cast.chairman, first, "merge", other=str(second.pk), reason="Giao hai lần")
    results = together(merge, reporting(cast.officer, first))
    assert results.count(None) >= 1 and refused(results) <= {409, 412}
    assert worlds.reread(second).state == TaskState.ASSIGNED
    first, second = worlds.assigned(cast), worlds.assigned(cast)
    both = [
        doing(cast.chairman, one, "merge", other=str(other.pk), reason="Giao hai lần")
        for one, other in ((first, second), (second, first))
    ]
    results = together(*both)
    assert refused(results) <= {409, 412, 422}
    assert {worlds.reread(one).state for one in (first, second)} >= {TaskState.ASSIGNED}  # one goes on, whoever won
    assert sound()


def test_closing_a_year_against_a_release(cast: Any) -> None:
    """Either the result was there and is counted, or the year waits for it."""
    plan: Plan = step(cast.standing, BUILDERS["YEAR_OVER"](cast), "propose_closing")
    settle(cast.standing, plan, "1", "CARRY")
    task = Task.objects.get(plan_line__no="2")
    worlds.act(cast.head, task, "assign", officer=cast.officer.pk)
    worlds.prove(cast.officer, task)
    worlds.act(cast.officer, task, "submit", text="Xong")
    decider = cast.head if worlds.reread(task).step == "UNIT_HEAD" else cast.chairman
    fresh = Plan.objects.get(pk=plan.pk)
    lock = lambda: perform(cast.chairman, Plan.ref(plan.pk), "lock_year", {}, expect=f'"v{fresh.version}"')  # noqa: E731 - one act among acts
    locked, released = together(lock, doing(decider, task, "approve"))
    assert released is None and isinstance(locked, NotTheMoment | None)
    done = worlds.reread(task).state == TaskState.COMPLETED
    frozen = FrozenFigures.objects.filter(plan=plan).first()
    assert (locked is None) == (frozen is not None)
    if frozen is not None:
        assert frozen.counts["completed"] == int(done)
    assert sound()


def test_an_obstacle_is_answered_once(cast: Any) -> None:
    task = worlds.in_progress(cast)
    worlds.act(cast.officer, task, "raise_obstacle", text="Chờ kinh phí", asked="LEADER")
    answers = [
        doing(by, task, "answer_obstacle", reason=f"Đã bố trí, {by.full_name}") for by in (cast.chairman, cast.vice)
    ]
    results = together(*answers)
    assert results.count(None) == 1 and refused(results) <= {403, 409, 412}
    assert Obstacle.objects.get(task=task).state == Obstacle.State.ANSWERED and sound()


def test_taking_back_against_deciding(cast: Any, units: Any) -> None:
    from workflows import policy

    policy.choose(units["30337"], "STANDARD")
    task = worlds.submitted(cast)
    worlds.act(cast.head, task, "approve")
    results = together(doing(cast.head, task, "revoke", reason="Nhầm"), doing(cast.standing, task, "approve"))
    assert results.count(None) == 1 and refused(results) <= {403, 409, 412}
    task = worlds.reread(task)
    won = (task.state, task.step)
    assert (
        won == (TaskState.SUBMITTED, "UNIT_HEAD") if results[0] is None else won != (TaskState.SUBMITTED, "UNIT_HEAD")
    )
    assert Submission.objects.filter(task=task, state=Submission.State.OPEN).count() <= 1 and sound()


def test_granting_a_later_date_against_moving_it(cast: Any) -> None:
    """One of both dates stands, the inner work and its part follow that one."""
    upper = worlds.from_above(cast)
    inner = worlds.passed_on(cast.head, upper, cast.officer)
    worlds.act(cast.chairman, upper, "ask_extension", due_on="2026-09-29", cause="OBJECTIVE", reason="Chờ số liệu")
    results = together(
        doing(cast.province, upper, "grant_extension"),
        doing(cast.province, upper, "move_due", due_on="2026-10-15", reason="Dời hội nghị"),
    )
    assert results.count(None) == 1 and refused(results) <= {
        403,
        409,
        412,
    }  # who answers a request that is gone has no hat
    found = worlds.reread(upper).due_on, worlds.reread(inner).due_on
    assert found in {(date(2026, 9, 29), date(2026, 9, 24)), (date(2026, 10, 15), date(2026, 10, 12))} and sound()


def test_acts_from_both_ends_of_a_family_never_wait_for_each_other(cast: Any, units: Any) -> None:
    """Parts are older than the inner work that they go with, a period may be older than its regular task: ids say nothing."""
    upper = worlds.from_above(cast)
    wish = (PartnerWish(units["KT"].pk, "HAS_PART", "Số liệu"),)
    set_partners(cast.head, upper.pk, wish, expect=f'"v{upper.version}"')
    inner = worlds.passed_on(cast.head, upper, cast.officer)
    part = Task.objects.get(parent=inner)
    assert part.pk < inner.pk
    for number in range(4):
        name = ("hold", "resume")[number % 2]
        results = together(doing(cast.province, upper, name, reason="Chờ"), reporting(cast.partner, part))
        assert refused(results) <= {409, 412}
    assert sound()


def test_a_regular_task_against_its_periods(cast: Any, units: Any) -> None:
    wish = NewTask(id=uuid7(), title="Trực một cửa", lead_id=units["TTPVHCC"].pk, due_on=None)
    give_task(cast.chairman, wish)
    task = Task.objects.get(pk=wish.id)
    worlds.act(cast.chairman, task, "set_rhythm", rhythm="MONTHLY")
    worlds.act(cast.head, task, "assign", officer=cast.officer.pk)
    open_all()
    period = Task.objects.get(parent=task)
    results = together(
        doing(cast.chairman, task, "redirect", lead=units["VHXH"].pk, reason="Đúng đơn vị"),
        reporting(cast.officer, period),
        open_all,
    )
    assert results[0] is None and refused(results) <= {403, 409}
    assert (
        worlds.reread(period).lead_id == units["VHXH"].pk and Task.objects.filter(parent=task).count() == 1 and sound()
    )
