"""Being away: who may record it, where waiting work goes and how it comes back (product.md §16)."""

from datetime import date, timedelta
from typing import Any

import pytest

from backend import clock
from backend.accounts.absences import WishedAbsence, come_back, go_away, proposed_stand_in
from backend.accounts.models import Absence
from backend.errors import Forbidden, Invalid, NotFound, NotTheMoment
from notifications.audience import audience
from tests import worlds
from tests.api.client import Client
from tests.events import exactly_one_event, no_event
from workflows.rerouting import reroute_all

TODAY = date(2026, 8, 14)


def away(user: Any, stand_in: Any, *, days: int = 5, **more: Any) -> WishedAbsence:
    return WishedAbsence(user.pk, TODAY, TODAY + timedelta(days=days), stand_in.pk, **more)


def waiting(user: Any) -> list[str]:
    user.__dict__.pop("_hats", None)
    return [row["id"] for row in Client(user).get("work", box="to_decide").json()["items"]]


def test_waiting_work_is_with_both_and_comes_back_by_itself(cast: Any) -> None:
    task = worlds.submitted(cast)
    with exactly_one_event() as seen:
        go_away(cast.head, away(cast.head, cast.tt_deputy, document_no="12/QĐ"))
    assert (seen.event.verb, audience(seen.event)) == ("absence.recorded", {cast.tt_deputy.pk})
    reroute_all()
    assert waiting(cast.tt_deputy) == waiting(cast.head) == [str(task.pk)]
    absence = Absence.objects.get(user=cast.head)
    come_back(cast.head, absence.pk)
    reroute_all()
    assert (waiting(cast.tt_deputy), waiting(cast.head)) == ([], [str(task.pk)])
    with pytest.raises(NotTheMoment), no_event():
        come_back(cast.head, absence.pk)


def test_the_record_says_on_whose_behalf(cast: Any) -> None:
    task = worlds.submitted(cast)
    go_away(cast.head, away(cast.head, cast.tt_officer2))
    reroute_all()
    with exactly_one_event() as seen:
        worlds.act(cast.tt_officer2, task, "approve")
    assert (seen.event.actor_id, seen.event.acting_for_id) == (cast.tt_officer2.pk, cast.head.pk)


@pytest.mark.parametrize(
    ("by", "user", "may"),
    [
        ("clerk", "chairman", True), ("vhxh_officer", "vice", True), ("clerk", "head", True), ("clerk", "officer", False),
        ("officer", "head", False), ("head", "chairman", False), ("p_office", "chairman", False), ("admin", "admin", False),
    ],
)  # fmt: skip
def test_who_may_record_it_for_whom(cast: Any, by: str, user: str, may: bool) -> None:
    wish = away(getattr(cast, user), cast.tt_deputy)
    if may:
        go_away(getattr(cast, by), wish)
        assert Absence.objects.get(user=wish.user_id).entered_by == getattr(cast, by)
        return
    with pytest.raises(Forbidden), no_event():
        go_away(getattr(cast, by), wish)


def test_what_cannot_be(cast: Any) -> None:
    go_away(cast.head, away(cast.head, cast.tt_deputy, areas=["CIVIL_SERVICE"]))
    go_away(cast.head, away(cast.head, cast.officer, areas=["DIRECTION"]))
    for wish, name in (
        (away(cast.head, cast.officer), "first_day"),  # twice for the same field
        (away(cast.officer, cast.head), "stand_in"),  # who is away passes nothing on
        (away(cast.officer, cast.officer), "stand_in"),
        (away(cast.officer, cast.province), "stand_in"),
        (away(cast.officer, cast.tt_deputy, days=-1), "last_day"),
    ):
        by = cast.head if wish.user_id == cast.head.pk else cast.officer
        with pytest.raises(Invalid) as refused, no_event():
            go_away(by, wish)
        assert [error.field for error in refused.value.errors] == [name]


def test_nobody_makes_themselves_the_stand_in_of_a_leader(cast: Any) -> None:
    with pytest.raises(Invalid) as refused, no_event():
        go_away(cast.clerk, away(cast.chairman, cast.clerk))
    assert [error.field for error in refused.value.errors] == ["stand_in"]


def test_only_colleagues_hear_that_there_is_such_an_absence(cast: Any) -> None:
    absence = Absence.objects.get(user=cast.kt_head)
    with pytest.raises(NotFound), no_event():
        come_back(cast.province, absence.pk)
    with pytest.raises(Forbidden), no_event():
        come_back(cast.officer, absence.pk)


def test_who_is_proposed(cast: Any) -> None:
    assert proposed_stand_in(cast.chairman) == cast.vice.pk
    assert proposed_stand_in(cast.vice) == cast.chairman.pk
    assert proposed_stand_in(cast.head) == cast.tt_deputy.pk
    assert proposed_stand_in(cast.partner) in {cast.kt_officer.pk, cast.kt_officer2.pk}  # the head is away


def test_the_sheet(cast: Any) -> None:
    sheet = Client(cast.head).get("away").json()
    assert [one["person"]["id"] for one in sheet["people"]] == [cast.head.pk]
    body = {"user": cast.head.pk, "first_day": "2026-08-14", "last_day": "2026-08-18", "stand_in": sheet["people"][0]["proposed"]}  # fmt: skip
    (row,) = Client(cast.head).post("away", body).json()["absences"]
    assert (row["stand_in"]["id"], row["mine"], row["may_end"]) == (cast.tt_deputy.pk, True, True)
    assert {cast.chairman.pk, cast.vice.pk} <= {
        one["person"]["id"] for one in Client(cast.clerk).get("away").json()["people"]
    }
    (theirs,) = Client(cast.tt_deputy).get("away").json()["absences"]
    assert (theirs["id"], theirs["mine"], theirs["may_end"]) == (row["id"], False, False)
    assert Client(cast.head).post(f"away/{row['id']}/ending", {}).json()["absences"] == []
    assert clock.today() == TODAY
