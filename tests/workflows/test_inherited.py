"""A date moved above reaches what inherited it, as events of the same act (product.md §5, §18): the rule, and every act that
moves a date."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as st

from backend.accounts.queries import system_user
from backend.activity.chain import Tally
from backend.activity.replay import unlike_events
from backend.errors import Invalid, NotTheMoment
from backend.ids import uuid7
from backend.organisations.edits import load_rows
from backend.organisations.official import SINCE
from backend.organisations.unit_list import UnitRow
from backend.plans.amending import amend_plan
from backend.plans.editing import Edit, edit_lines
from backend.plans.models import Partner, PlanLine, Task
from backend.plans.recording import record_plan
from notifications.audience import audience
from tests import worlds
from tests.events import events_since, head
from tests.plans.conftest import DOCUMENT, PLAN
from tests.plans.test_recording import one_line
from tests.workflows.plan_table import step
from workflows.machine import perform_many
from workflows.soundness import wrong_steps
from workflows.task.giving import PartnerWish, set_partners
from workflows.task.inherited import following

MONDAY = date(2026, 9, 14)
DAYS = [None, *(MONDAY + timedelta(n) for n in range(6))]


@pytest.mark.parametrize(
    ("own", "upper", "usual", "found"),
    [
        (5, (5, 9), (2, 6), 9),  # the upper one's own day follows to it
        (2, (5, 9), (2, 6), 6),  # the usual day before it follows
        (4, (5, 9), (2, 6), 4),  # a day somebody chose stays
        (4, (5, 3), (2, 1), 3),  # but not after the upper one
        (2, (5, 3), (2, 1), 1),
        (None, (None, 9), (None, 6), 6),  # what had no date gets its first one
        (2, (5, None), (2, None), None),  # what was nobody's choice goes with what it came from
        (4, (5, None), (2, None), 4),
    ],
)
def test_the_rule(own: Any, upper: Any, usual: Any, found: Any) -> None:
    day = lambda n: None if n is None else date(2026, 9, n)  # noqa: E731 - days of one month, for short
    assert following(day(own), (day(upper[0]), day(upper[1])), (day(usual[0]), day(usual[1]))) == day(found)


@whatever(own=st.sampled_from(DAYS), before=st.sampled_from(DAYS), after=st.sampled_from(DAYS), part=st.booleans())
def test_never_after_the_upper_one_and_settled_at_once(own: Any, before: Any, after: Any, part: bool) -> None:
    def usual(day: Any) -> Any:
        return day and (day if part else day - timedelta(1))

    found = following(own, (before, after), (usual(before), usual(after)))
    assert not (found and after and found > after)
    assert found in {own, after, usual(after)}
    assert following(found, (after, after), (usual(after), usual(after))) in {found, usual(after)}


# Through the acts


def chained(cast: Any) -> tuple[Task, Task, Task, Task]:
    """From above; the inner work with the usual date; its parts, one on the inner day and one on an earlier."""
    upper = worlds.from_above(cast)
    inner = worlds.passed_on(cast.head, upper, cast.officer)
    wishes = (PartnerWish(worlds.unit("KT").pk, "HAS_PART", "Số liệu"), PartnerWish(worlds.unit("VHXH").pk, "HAS_PART", "Danh sách", date(2026, 9, 1)))  # fmt: skip
    set_partners(cast.head, inner.pk, wishes, expect=f'"v{inner.version}"')
    same, own = Task.objects.filter(parent=inner).order_by("-due_on")
    return upper, inner, same, own


def dates(*tasks: Task) -> list[date | None]:
    return [worlds.reread(task).due_on for task in tasks]


def told(before: int) -> dict[str, str]:
    return {event.subject_id: event.verb for event in events_since(before)}


def extend(cast: Any, upper: Task, inner: Task) -> None:
    worlds.act(cast.chairman, upper, "ask_extension", due_on="2026-09-29", cause="OBJECTIVE", reason="Chờ số liệu")
    worlds.act(cast.province, upper, "grant_extension")


def test_an_extension_granted_above_reaches_the_inner_work_and_its_parts(cast: Any) -> None:
    upper, inner, same, own = chained(cast)
    assert dates(upper, inner, same, own) == [date(2026, 9, 15), date(2026, 9, 10), date(2026, 9, 10), date(2026, 9, 1)]
    worlds.act(cast.chairman, upper, "ask_extension", due_on="2026-09-29", cause="OBJECTIVE", reason="Chờ số liệu")
    before = head()
    worlds.act(cast.province, upper, "grant_extension")
    assert dates(upper, inner, same, own) == [date(2026, 9, 29), date(2026, 9, 24), date(2026, 9, 24), date(2026, 9, 1)]
    assert told(before) == {
        str(upper.pk): "task.extension_granted", str(inner.pk): "task.due_followed", str(same.pk): "task.due_followed",
    }  # fmt: skip
    (followed,) = [event for event in events_since(before) if event.subject_id == str(inner.pk)]
    assert audience(followed) == {cast.officer.pk} and followed.readers == [inner.body_id]
    inner = worlds.reread(inner)
    assert (inner.first_due_on, inner.extended) == (date(2026, 9, 10), 0)
    assert list(unlike_events(Tally())) == []


def test_a_date_brought_forward_leaves_nothing_after_it(cast: Any) -> None:
    upper, inner, same, own = chained(cast)
    worlds.act(cast.officer, inner, "ask_extension", due_on="2026-09-11", cause="OBJECTIVE", reason="Chờ")
    worlds.act(cast.province, upper, "move_due", due_on="2026-08-28", reason="Trung ương yêu cầu")
    assert dates(upper, inner, same, own) == [
        date(2026, 8, 28),
        date(2026, 8, 25),
        date(2026, 8, 25),
        date(2026, 8, 25),
    ]
    assert inner.extensions.get().state == "OVERTAKEN"  # it asked for another date's; nobody took it back


def test_nothing_inside_is_asked_given_or_agreed_after_the_upper_date(cast: Any) -> None:
    upper, inner, same, _ = chained(cast)
    with pytest.raises(Invalid, match="dời hạn việc đó trước"):
        worlds.act(cast.officer, inner, "ask_extension", due_on="2026-09-16", cause="OBJECTIVE", reason="Chờ")
    with pytest.raises(Invalid, match="dời hạn việc đó trước"):
        worlds.act(cast.chairman, same, "move_due", due_on="2026-09-11", reason="x")
    late = PartnerWish(same.lead_id, "HAS_PART", "Số liệu", date(2026, 9, 11))
    with pytest.raises(Invalid, match="không sau hạn của việc chung"):
        set_partners(cast.head, inner.pk, (late,), expect=f'"v{worlds.reread(inner).version}"')
    worlds.act(cast.officer, inner, "ask_extension", due_on="2026-09-14", cause="OBJECTIVE", reason="Chờ")
    Task.objects.filter(pk=upper.pk).update(due_on=date(2026, 9, 11))  # as data of another origin may have it
    with pytest.raises(NotTheMoment, match="dời hạn việc đó trước"):
        worlds.act(cast.head, inner, "grant_extension")


def test_a_first_date_and_a_correction_are_so_below(cast: Any) -> None:
    task = worlds.given(cast, due_on=None)
    unit = worlds.unit("KT").pk
    set_partners(cast.head, task.pk, (PartnerWish(unit, "HAS_PART", "Số liệu"),), expect=f'"v{task.version}"')
    part = Task.objects.get(parent=task)
    assert part.review_on and part.due_on is None
    worlds.act(cast.chairman, task, "set_due", due_on="2026-10-01")
    part = worlds.reread(part)
    assert (part.first_due_on, part.due_on, part.review_on, part.extended) == (
        date(2026, 10, 1),
        date(2026, 10, 1),
        None,
        0,
    )
    lead = worlds.reread(task).lead_id
    worlds.act(cast.chairman, task, "correct", title="Rà soát", due_on="2026-10-10", lead=lead, reason="Gõ nhầm")
    part = worlds.reread(part)
    assert (part.first_due_on, part.due_on) == (date(2026, 10, 10), date(2026, 10, 10))
    worlds.act(cast.chairman, task, "correct", title="Rà soát", due_on="", lead=lead, reason="Văn bản không ghi hạn")
    part = worlds.reread(part)
    assert (part.first_due_on, part.due_on) == (None, None) and part.review_on
    set_partners(
        cast.head, task.pk, (PartnerWish(unit, "HAS_PART", "Số liệu", date(2026, 9, 3)),),
        expect=f'"v{worlds.reread(task).version}"',
    )  # fmt: skip
    assert worlds.reread(part).first_due_on == date(2026, 9, 3)
    assert list(wrong_steps(Tally())) == []  # each first date is explained by what was said


def test_a_date_that_the_giver_sets_where_there_was_none_is_the_first(cast: Any) -> None:
    task, day = worlds.given(cast, due_on=None), date(2026, 10, 1)
    worlds.act(cast.chairman, task, "move_due", due_on=day.isoformat(), reason="Họp chốt")
    assert (worlds.reread(task).due_on, worlds.reread(task).first_due_on) == (day, day)
    worlds.act(cast.chairman, task, "move_due", due_on="2026-10-09", reason="Dời")
    assert worlds.reread(task).first_due_on == day
    assert list(wrong_steps(Tally())) == []


def test_the_list_of_partners_says_the_date_that_the_part_has(cast: Any) -> None:
    task = worlds.given(cast)
    unit = worlds.unit("KT").pk
    set_partners(
        cast.head, task.pk, (PartnerWish(unit, "HAS_PART", "Số liệu", worlds.DUE),), expect=f'"v{task.version}"'
    )
    worlds.act(cast.chairman, task, "move_due", due_on="2026-10-05", reason="Dời hội nghị")
    assert Partner.objects.get(task=task).part_due_on == Task.objects.get(parent=task).due_on == date(2026, 10, 5)


def test_in_a_batch_each_is_told_once(cast: Any) -> None:
    upper, inner, *_ = chained(cast)
    rows: Any = [(Task.ref(one.pk), f'"v{worlds.reread(one).version}"') for one in (upper, worlds.from_above(cast))]
    before = head()
    done, refused = perform_many(cast.province, rows, "move_due", {"due_on": "2026-10-05", "reason": "Dời"})
    assert (len(done), refused) == (2, []) and told(before)[str(inner.pk)] == "task.due_followed"


def test_an_amendment_reaches_what_was_passed_on(cast: Any, units: Any) -> None:
    """A line of the province's plan, carried out by a commune: its officers get the new date with it."""
    communes = UnitRow(1, "MH-XA", "Các xã", "Các xã", (), "GROUP", "MH", True, ("30337", "MH001"), SINCE, None)
    load_rows(system_user(), [communes])
    line = one_line(lead="MH-XA", deadline={"kind": "DATE", "due_date": "2026-09-15", "as_printed": "15/9/2026"})
    line["plan"]["issuer"] = "MH"
    made = record_plan(cast.province, line, PLAN, DOCUMENT, body_id=units["MH"].pk)
    upper = next(task for task in made.tasks if task.body_id == units["30337"].pk)
    inner = worlds.passed_on(cast.chairman, upper, cast.officer)
    draft = amend_plan(cast.province, made.plan.pk, uuid7(), expect=f'"v{made.plan.version}"')
    (line_now,) = PlanLine.objects.filter(version=draft.current, heading=False)
    said = {"due_on": date(2026, 10, 15), "deadline_printed": "15/10/2026", "deadline_kind": "DATE"}
    edit_lines(cast.province, draft.pk, [Edit(line=line_now.pk, said=said)], expect=f'"v{draft.version}"')
    draft.refresh_from_db()
    step(cast.province, draft, "record_issued", number="41/QĐ-UBND", date="2026-08-12", signer="Trần Minh Họa")
    assert dates(upper, inner) == [date(2026, 10, 15), date(2026, 10, 12)]
