"""An inspection belongs to a programme: its findings have the days of that programme's table, its plan counts its own visits."""

from typing import Any

import pytest

from backend.errors import Invalid
from backend.ids import uuid7
from backend.inspections.lives import LIVES, Life
from backend.inspections.models import Inspection
from backend.organisations.models import OrgUnit
from tests.api.client import Client
from tests.events import exactly_one_event
from tests.inspections import worlds
from tests.inspections.test_year_plan import ISSUED, VISIT, Plan
from tests.inspections.worlds import LIGHT, ticket_of
from workflows.inspection.making import Particulars, change_inspection
from workflows.inspection.severities import set_severities

OTHER = "CDS"  # one of the programmes there are from the beginning
SHORT = Life(plan=True, check=True, days=7, proof=True)


def quick(cast: Any) -> None:
    """The province's own table for the other programme: everything within seven days."""
    body = OrgUnit.objects.get(code="MH")
    set_severities(cast.province, body.pk, OTHER, dict.fromkeys(LIVES, SHORT), expect=f'"v{body.version}"')


def test_its_tickets_take_the_table_of_its_programme(cast: Any, units: Any) -> None:
    quick(cast)
    other, reform = (ticket_of(worlds.concluded(cast, (LIGHT,), **how)) for how in ({"programme": OTHER}, {}))
    assert (other.asks_plan, other.asks_check, other.asks_proof, str(other.due_on)) == (True, True, True, "2026-08-21")
    assert (reform.asks_plan, reform.finding.deadline_days) == (False, LIVES[LIGHT].days)
    usual = worlds.on_site(cast, (), programme=OTHER)
    pack = Client(cast.inspector).get(f"inspections/{usual.pk}/pack").json()
    assert {row["days"] for row in pack["severities"]} == {7}


def test_a_term_that_was_changed_is_for_notices_to_come(cast: Any, units: Any) -> None:
    client, path = Client(cast.province), f"bodies/{units['MH'].pk}/severities?programme={OTHER}"
    old = ticket_of(worlds.concluded(cast, (LIGHT,), programme=OTHER))
    table = client.get(path).json()
    names = ("severity", "days", "plan", "check", "proof")
    items = [{name: row[name] for name in names} | {"days": 5 if row["severity"] == LIGHT else row["days"]} for row in table["items"]]  # fmt: skip
    said = {"programme": OTHER, "items": items}
    assert client.put(path.split("?")[0], said, match=table["if_match"]).status_code == 200
    new, reform = (ticket_of(worlds.concluded(cast, (LIGHT,), **how)) for how in ({"programme": OTHER}, {}))
    due = [Client(cast.province).get(f"tickets/{one.pk}").json()["due"]["on"] for one in (old, new, reform)]
    assert due == ["2026-09-25", "2026-08-19", "2026-09-25"]  # 30, 5 and 30 working days after 12 August


def test_it_moves_to_another_programme_until_something_was_found(cast: Any, units: Any) -> None:
    inspection = worlds.planned(cast)

    def move(code: str | None) -> None:
        facts = inspection.title, inspection.starts_on, inspection.ends_on
        version = Inspection.objects.get(pk=inspection.pk).version
        wish = Particulars(*facts, programme=code)
        change_inspection(cast.inspector, inspection.pk, wish, expect=f'"v{version}"')

    with exactly_one_event():
        move(OTHER)
    move(None)
    assert Client(cast.province).get(f"inspections/{inspection.pk}").json()["programme"]["code"] == OTHER
    with pytest.raises(Invalid, match="chương trình"):
        move("NONE")
    inspection = worlds.on_site(cast, (LIGHT,))
    with pytest.raises(Invalid, match="phát hiện"):
        move(OTHER)


def test_a_plan_counts_the_visits_of_its_own_programme(cast: Any, units: Any) -> None:
    reform = Plan(Client(cast.province))
    other = Plan(Client(cast.province), programme=OTHER)  # a second one for the year
    line = other.line(units["30337"])
    other.send("transitions/issue", ISSUED)
    made = str(uuid7())
    other.send(f"lines/{line}/inspection", {"id": made, **VISIT}, expect=201)
    inspection = Inspection.objects.get(pk=made)
    assert inspection.programme.code == OTHER
    for name, data in (("decide", worlds.DECISION), ("notify", {})):
        inspection = worlds.step(cast.province, inspection, name, **data)
    Inspection.objects.filter(pk=made).update(opened_at=inspection.known_since)  # as if the team had opened it
    seen = [plan.client.get(f"inspection-plans/{plan.id}").json() for plan in (reform, other)]
    assert [page["share"]["visited"] for page in seen] == [0, 1]
    assert other.page["lines"][0]["times"] == 1
    reform.line(units["30337"])
    assert reform.page["lines"][0]["times"] == 2  # one unit is disturbed twice, whatever for
