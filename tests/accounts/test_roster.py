"""What one person can act with and a body's roster say the same: rights are read from the one, deciders from the other."""

from datetime import date
from typing import Any

import pytest

from backend.access.readers import keys_of
from backend.access.standing import standing
from backend.accounts.models import Absence, Membership, User
from backend.accounts.roster import hats_of, roster_of
from backend.organisations.models import OrgUnit

FIRST, LAST = date(2026, 8, 14), date(2026, 8, 20)


def away(user: User, stand_in: User | None) -> None:
    Absence.objects.create(user=user, stand_in=stand_in, first_day=FIRST, last_day=LAST)


def post(user: User, unit: OrgUnit, name: str = "MEMBER", since: str = "2026-08-01") -> None:
    Membership.objects.create(user=user, unit=unit, post=name, title="Chức danh", valid_from=since)


def lent_across_the_wall(cast: Any, units: Any) -> None:
    """The head is seconded to the province as well; who stands in for them works in the commune alone."""
    post(cast.head, units["MH-SNV"])
    away(cast.head, cast.officer)


def former_head_away(cast: Any, units: Any) -> None:
    """The head went to another unit and on leave from there; the new head is present."""
    Membership.objects.filter(user=cast.head).update(valid_to="2026-07-31")
    post(cast.head, units["KT"])
    post(cast.tt_officer2, units["TTPVHCC"], "HEAD")
    away(cast.head, None)


def head_away(cast: Any, units: Any) -> None:
    away(cast.head, cast.kt_officer)


@pytest.mark.parametrize("world", [lent_across_the_wall, former_head_away, head_away])
def test_hats_of_a_person_are_theirs_in_the_roster(cast: Any, units: Any, world: Any) -> None:
    world(cast, units)
    for code in ("30337", "MH"):
        found = roster_of(units[code].pk).all_hats()
        people = User.objects.filter(is_system=False)
        for user in (*people, *standing(people.values_list("pk", flat=True))):  # read one by one, and all at once
            assert [hat for hat in hats_of(user) if hat.body_id == units[code].pk] == [
                hat for hat in found if hat.user_id == user.pk
            ]


def test_standing_in_opens_no_other_body(cast: Any, units: Any) -> None:
    lent_across_the_wall(cast, units)
    assert [key for key in keys_of(cast.officer) if key > 0] == [units["30337"].pk]
    post(cast.tt_officer2, units["MH"])
    Absence.objects.update(stand_in=cast.tt_officer2)  # who works in both is lent both posts
    assert {hat.body_id for hat in hats_of(cast.tt_officer2) if hat.acting_for} == {units["30337"].pk, units["MH"].pk}


@pytest.mark.parametrize(("world", "heads"), [(former_head_away, False), (head_away, True)])
def test_a_deputy_is_head_while_the_present_head_is_away(cast: Any, units: Any, world: Any, heads: bool) -> None:
    world(cast, units)
    assert [hat.heads for hat in hats_of(cast.tt_deputy)] == [heads]
