"""Open steps follow the people."""

from dataclasses import replace
from datetime import date

from backend.accounts.edits import end_post, give_post
from backend.accounts.models import Absence, Membership
from backend.accounts.roster import roster_of
from tests import worlds
from tests.events import exactly_one_event, no_event
from workflows import inbox, policy
from workflows.models import WorkItem
from workflows.rerouting import reroute_all


def waiting(task):
    item = WorkItem.objects.get(task=task, closed_at__isnull=True)
    return {person.user.username for person in item.people.select_related("user")}, item.why


def test_a_step_goes_on_when_the_head_leaves(cast, units):
    task = worlds.submitted(cast)
    assert waiting(task) == ({"head"}, "HOLDER")
    post = Membership.objects.get(user=cast.head)
    end_post(cast.admin, post, last_day=date(2026, 8, 13))
    with exactly_one_event() as seen:
        assert reroute_all() == 1
    assert seen.event.verb == "task.rerouted"
    assert waiting(task) == ({"chairman", "vice"}, "NEXT_SUPERIOR")
    deputy = Membership(
        user=cast.tt_officer2, unit=units["TTPVHCC"], post="HEAD", title="Giám đốc", valid_from=date(2026, 8, 14)
    )
    give_post(cast.admin, deputy)
    assert reroute_all() == 1
    assert waiting(task) == ({"tt.officer2"}, "HOLDER")
    with no_event():
        assert reroute_all() == 0


def test_a_stand_in_sees_it_too_and_signs_on_behalf(cast):
    task = worlds.submitted(cast)
    Absence.objects.create(
        user=cast.head, stand_in=cast.tt_officer2, first_day=date(2026, 8, 14), last_day=date(2026, 8, 20)
    )
    assert reroute_all() == 1
    assert waiting(task)[0] == {"head", "tt.deputy", "tt.officer2"}
    worlds.act(cast.tt_officer2, task, "approve")
    item = WorkItem.objects.get(task=task)
    assert (item.by_id, item.acting_for_id) == (cast.tt_officer2.pk, cast.head.pk)


def test_looking_costs_the_same_however_many_wait(cast, django_assert_num_queries):
    worlds.submitted(cast)
    with django_assert_num_queries(5):
        assert reroute_all() == 0
    for _ in range(3):
        worlds.submitted(cast)
    with django_assert_num_queries(5):
        assert reroute_all() == 0


def test_inner_work_is_not_laid_above_when_nobody_inside_is_left(cast, units):
    policy.choose(units["30337"], "STANDARD")
    inner = worlds.passed_on(cast.head, worlds.from_above(cast), cast.officer)
    worlds.prove(cast.officer, inner)
    worlds.act(cast.officer, inner, "submit", text="Đã có báo cáo")
    ordinary = worlds.submitted(cast)
    full = roster_of(inner.body_id)
    left = replace(full, hats=tuple(hat for hat in full.hats if hat.user_id == cast.officer.pk))
    assert [found.goes_above for _, found in inbox.elsewhere(inbox.open_of(ordinary), left)] == [True]
    assert inbox.elsewhere(inbox.open_of(inner), left) == []
