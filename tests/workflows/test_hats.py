"""Under which hat something is done: the record names it, and a hat taken off decides nothing (product.md §2, §16)."""

from datetime import date

import pytest

from backend.access.circles import circle_of
from backend.access.readers import keys_of
from backend.accounts.models import Absence, LeaderInCharge, Membership, User
from backend.accounts.roster import Away, Hat, borrowed
from backend.activity.roots import Ref
from backend.errors import Forbidden, Invalid, NotTheMoment
from backend.ids import uuid7
from backend.plans.models import Task, TaskClass
from tests import worlds
from tests.events import events_since, exactly_one_event, head, no_event
from tests.workflows.plan_table import drafted
from workflows.machine import perform, perform_many
from workflows.models import WorkItem
from workflows.rerouting import reroute_all
from workflows.task.doing import mark_seen, report_progress

FIRST, LAST = date(2026, 8, 14), date(2026, 8, 20)


def away(user: User, stand_in: User | None, *areas: str) -> Absence:
    return Absence.objects.create(user=user, stand_in=stand_in, areas=list(areas), first_day=FIRST, last_day=LAST)


def again(user: User) -> User:
    """The person at their next request: hats are kept for one."""
    return User.objects.get(pk=user.pk)


def test_each_row_of_a_batch_has_its_own_capacity(cast):
    """Head of one unit in the first row, standing in for another's head in the second."""
    away(cast.head, cast.kt_head)
    own, lent = worlds.given(cast, lead="KT"), worlds.given(cast)
    for order in ((own, lent), (lent, own)):
        rows: list[tuple[Ref, str | None]] = [
            (Task.ref(task.pk), f'"v{worlds.reread(task).version}"') for task in order
        ]
        before = head()
        done, refused = perform_many(again(cast.kt_head), rows, "ask_hand_back", {"kind": "DOUBLE", "reason": "Trùng"})
        assert (len(done), refused) == (2, [])
        found = {event.subject_id: (event.capacity, event.acting_for_id) for event in events_since(before)}
        assert found[str(own.pk)] == ("Trưởng phòng, P. Kinh tế", None)
        assert found[str(lent.pk)][1] == cast.head.pk
        for task in (own, lent):
            worlds.act(cast.chairman, task, "decline_hand_back", reason="Không")


def test_a_stand_in_for_some_areas_is_nobody_in_the_others(cast):
    away(cast.chairman, cast.kt_head, "PROCEDURES")
    task = worlds.given(cast)
    for area, may in (("PROCEDURES", True), ("FINANCE", False), ("", False)):
        Task.objects.filter(pk=task.pk).update(area=area)
        found = worlds.reread(task)
        for right in ("cancel", "hold", "release", "assign", "give"):
            assert again(cast.kt_head).has_perm(f"tasks.{right}", found) is may, (right, area)


def test_a_stand_in_for_some_areas_decides_only_there(cast):
    away(cast.chairman, cast.vp_officer, "PROCEDURES")
    for area, asked in (("PROCEDURES", True), ("FINANCE", False)):
        task = worlds.in_progress(cast)
        Task.objects.filter(pk=task.pk).update(area=area)
        worlds.act(cast.head, task, "submit", text="Xong")
        people = WorkItem.objects.get(task=task, closed_at__isnull=True).people
        assert people.filter(user=cast.vp_officer).exists() is asked


def test_nobody_lends_more_areas_than_they_have():
    deputy = Hat(10, "Phó", 3, 1, "DEPUTY", "Phó", areas=("PROCEDURES",), heads=True)
    other = Hat(11, "Khác", 3, 1, "MEMBER", "Chuyên viên")
    lent = {
        areas: [hat.areas for hat in borrowed([deputy, other], [Away(10, 11, areas)])]
        for areas in ((), ("PROCEDURES",), ("FINANCE",), ("FINANCE", "PROCEDURES"))
    }
    assert lent == {
        (): [("PROCEDURES",)], ("PROCEDURES",): [("PROCEDURES",)], ("FINANCE",): [],
        ("FINANCE", "PROCEDURES"): [("PROCEDURES",)],
    }  # fmt: skip


def test_a_stand_in_decides_nothing_once_the_absence_is_over(cast):
    """Also before the worker has addressed the step anew."""
    absence = away(cast.head, cast.tt_officer2)
    task = worlds.submitted(cast)
    assert WorkItem.objects.get(task=task).people.filter(user=cast.tt_officer2).exists()
    absence.delete()
    with no_event(), pytest.raises(NotTheMoment):
        worlds.act(again(cast.tt_officer2), task, "approve")
    worlds.act(again(cast.head), task, "approve")


def test_a_head_no_longer_head_decides_nothing(cast):
    task = worlds.submitted(cast)
    Membership.objects.filter(user=cast.head).update(post="MEMBER", title="Chuyên viên")
    with no_event(), pytest.raises(NotTheMoment):
        worlds.act(again(cast.head), task, "approve")


def test_a_new_title_is_signed_with_after_rerouting(cast):
    task = worlds.submitted(cast)
    Membership.objects.filter(user=cast.head).update(title="Quyền Giám đốc")
    assert reroute_all() == 1
    worlds.act(again(cast.head), task, "approve")
    assert WorkItem.objects.get(task=task).capacity.startswith("Quyền Giám đốc")


def test_the_chairman_takes_a_leaders_step_but_not_for_one_who_did_the_work(cast, units):
    """The Vice-Chairman is away and did the work; the Chairman stands in for her."""
    task = worlds.in_progress(cast, klass=TaskClass.KEY)
    Task.objects.filter(pk=task.pk).update(area="CIVIL_SERVICE", officer=cast.vice)
    LeaderInCharge.objects.update(leader=cast.vice)
    worlds.act(cast.head, task, "submit", text="Xong")
    away(cast.vice, cast.chairman)
    item = WorkItem.objects.get(task=task, closed_at__isnull=True)
    item.step = "LEADER_IN_CHARGE"
    item.save()
    item.people.exclude(user=cast.standing).delete()
    with no_event(), pytest.raises(Forbidden):
        worlds.act(again(cast.chairman), task, "approve")


def test_an_approval_is_not_taken_back_for_one_who_did_the_work(cast):
    task = worlds.completed(cast)
    submission = worlds.reread(task).submission
    submission.doers = [*submission.doers, cast.vice.pk]
    submission.save()
    away(cast.vice, cast.chairman)
    with no_event(), pytest.raises(Forbidden):
        worlds.act(again(cast.chairman), task, "revoke", reason="Xem lại")


def test_another_unit_gets_a_follow_up_person_of_its_own(cast, units):
    """Moved to a unit without accounts somebody follows up for it; moved away nobody does any longer."""
    empty = next(
        u for u in units.values() if u.body_id == units["30337"].pk and not u.is_group and not u.memberships.exists()
    )
    task = worlds.assigned(cast)
    worlds.act(cast.chairman, task, "redirect", lead=empty.pk, reason="Đúng đơn vị")
    follows = worlds.reread(task).follow_up
    assert follows is not None and again(follows).has_perm("tasks.report", worlds.reread(task))
    worlds.act(cast.chairman, task, "redirect", lead=units["TTPVHCC"].pk, reason="Lại")
    assert worlds.reread(task).follow_up is None
    assert not again(follows).has_perm("tasks.start", worlds.reread(task))


def test_whoever_offers_a_date_does_not_take_it(cast):
    task = worlds.in_progress(cast)
    worlds.act(cast.officer, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ số liệu")
    worlds.act(cast.head, task, "counter_extension", due_on="2026-09-30", reason="Sớm hơn")
    with no_event(), pytest.raises(Forbidden):
        worlds.act(cast.head, task, "accept_counter")
    worlds.act(cast.officer, task, "accept_counter")


def test_what_was_asked_of_them_once_is_not_the_moment_any_more(cast):
    """A right that was there: the refusal says that the step was decided, not that they may not."""
    task = worlds.submitted(cast)
    page = f'"{task.submission.tag}"'
    perform(cast.head, Task.ref(task.pk), "approve", {}, expect=page)
    with no_event(), pytest.raises(NotTheMoment):
        perform(cast.head, Task.ref(task.pk), "approve", {}, expect=page)


def test_posts_in_two_bodies_give_in_both(cast, units):
    """A person acts with all their posts at once, whichever began first."""
    Membership.objects.create(
        user=cast.outsider, unit=units["30337"], post="CHAIRMAN", title="Chủ tịch", valid_from=date(2026, 1, 1)
    )
    for lead in ("TTPVHCC", "MH001-VP"):
        task = worlds.given(cast, lead=lead, by="outsider")
        assert (task.giver_body_id, task.from_above) == (task.body_id, False)


def test_approvals_that_stand_cannot_be_withdrawn_from_under(cast):
    """The leader's approval was taken back; the head's and the standing office's were not."""
    task = worlds.submitted(cast, klass=TaskClass.KEY)
    for person in (cast.head, cast.standing, cast.chairman):
        worlds.act(person, task, "approve")
    worlds.act(cast.chairman, task, "revoke", reason="Xem lại")
    with no_event(), pytest.raises(NotTheMoment):
        worlds.act(cast.officer, task, "withdraw")


def test_seen_says_as_what(cast):
    task = worlds.assigned(cast)
    with exactly_one_event() as seen:
        mark_seen(cast.head, task.pk)
    assert seen.event.capacity == "Giám đốc, Trung tâm PVHCC"


def test_reported_for_a_unit_that_takes_part(cast, units):
    task = worlds.assigned(cast, opinions=("KT",))
    for code, taken in (("TTPVHCC", True), ("KT", True), ("VP", False)):
        report = {"update_id": uuid7(), "text": "Xong", "recorded_for": units[code].pk, "basis": "Điện thoại"}
        if taken:
            report_progress(cast.head, task.pk, **report)
            continue
        with no_event(), pytest.raises(Invalid):
            report_progress(cast.head, task.pk, **report)


def test_only_who_works_in_the_standing_office_has_its_power(cast, units):
    """Whoever looks after the accounts may sit there too."""
    task, plan = worlds.given(cast), drafted(cast)
    Membership.objects.filter(user=cast.admin).update(unit=units["VHXH"])
    for post, has in (("ADMINISTRATOR", False), ("MEMBER", True)):
        Membership.objects.filter(user=cast.admin).update(post=post)
        there = again(cast.admin)
        assert (circle_of(task.body_id) in keys_of(there)) is has
        for right, of in (("tasks.cancel", task), ("tasks.assign", task), ("plans.prepare", plan)):
            assert there.has_perm(right, of) is has, (post, right)


def test_what_was_done_for_somebody_they_did(cast):
    """The stand-in reports, proves and sends as the head, who is back and would approve."""
    absence = away(cast.head, cast.kt_officer)
    task = worlds.given(cast)
    report_progress(again(cast.kt_officer), task.pk, update_id=uuid7(), text="Xong")
    worlds.prove(again(cast.kt_officer), task)
    worlds.act(again(cast.kt_officer), task, "submit", text="Xong")
    absence.delete()
    sent = worlds.reread(task).submission
    assert [done.acting_for for done in (task.progress.get(), task.evidence.get(), sent)] == [cast.head] * 3
    assert sent.doers == sorted({cast.head.pk, cast.kt_officer.pk})
    with no_event(), pytest.raises(Forbidden):
        worlds.act(again(cast.head), task, "approve")
    worlds.act(again(cast.head), task, "withdraw")


def test_what_was_reported_for_somebody_they_did(cast):
    """Whoever sends it."""
    task = worlds.in_progress(cast)
    absence = away(cast.head, cast.kt_officer)
    worlds.prove(again(cast.kt_officer), task)
    absence.delete()
    worlds.act(cast.officer, task, "submit", text="Xong")
    assert not WorkItem.objects.get(task=task).people.filter(user=cast.head).exists()


def test_whoever_comes_to_stand_in_for_a_doer_does_not_decide(cast):
    """Also before the worker has addressed the step anew."""
    task = worlds.submitted(cast)
    away(cast.officer, cast.head)
    with no_event(), pytest.raises(NotTheMoment):
        worlds.act(again(cast.head), task, "approve")


def test_a_later_date_is_not_granted_for_whom_it_was_asked(cast):
    absence = away(cast.head, cast.kt_officer)
    task = worlds.in_progress(cast)
    later = {"due_on": "2026-10-15", "cause": "OBJECTIVE", "reason": "Chờ số liệu"}
    worlds.act(again(cast.kt_officer), task, "ask_extension", **later)
    absence.delete()
    with no_event(), pytest.raises(Forbidden):
        worlds.act(again(cast.head), task, "grant_extension")
    worlds.act(cast.chairman, task, "grant_extension")


@pytest.mark.parametrize("offers", ["head", "kt_officer"])
def test_nor_is_a_date_taken_by_whom_it_was_offered_for(cast, offers):
    """The head offers it, or who stands in for them; the other takes it in the asker's stead."""
    task = worlds.in_progress(cast)
    worlds.act(cast.officer, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ số liệu")
    absence = away(cast.head, cast.kt_officer)
    worlds.act(again(getattr(cast, offers)), task, "counter_extension", due_on="2026-09-30", reason="Sớm hơn")
    takes = cast.kt_officer if offers == "head" else cast.head
    if takes == cast.head:
        absence.delete()
    with no_event(), pytest.raises(Forbidden):
        worlds.act(again(takes), task, "accept_counter")


def test_an_answer_names_the_hat_that_gave_it(cast):
    task = worlds.in_progress(cast)
    worlds.act(cast.officer, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ số liệu")
    away(cast.head, cast.kt_officer)
    with exactly_one_event() as seen:
        worlds.act(again(cast.kt_officer), task, "grant_extension")
    assert (seen.event.capacity, seen.event.acting_for_id) == ("Giám đốc, Trung tâm PVHCC", cast.head.pk)


def test_an_approval_is_taken_back_under_the_hat_it_was_given_with(cast, units):
    task = worlds.completed(cast)
    Membership.objects.filter(user=cast.head).update(unit=units["KT"], post="MEMBER")
    with no_event(), pytest.raises(Forbidden):
        worlds.act(again(cast.head), task, "revoke", reason="Xem lại")
    Membership.objects.filter(user=cast.head).update(unit=units["TTPVHCC"], post="HEAD")
    away(cast.head, cast.kt_officer)
    with exactly_one_event() as seen:
        worlds.act(again(cast.kt_officer), task, "revoke", reason="Xem lại")
    assert (seen.event.capacity, seen.event.acting_for_id) == ("Giám đốc, Trung tâm PVHCC", cast.head.pk)
