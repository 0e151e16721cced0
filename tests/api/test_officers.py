"""Officers by area and unit: what the matrix counts, and what saving a cell gives."""

import uuid

import pytest

from backend.accounts.models import Absence, Membership, User
from backend.activity.models import Event
from backend.plans.models import Task
from tests.api.client import Client
from tests.events import no_event


def cell(matrix, area, unit):
    return next(c for c in matrix["cells"] if (c["area"], c["unit_id"]) == (area, unit.pk))


def test_what_somebody_follows_up_does_not_count_as_given_to_nobody(recorded, at, units):
    matrix = at("standing").get(f"plans/{recorded.plan.pk}/officers").json()
    station = cell(matrix, "DIGITAL_GOVERNMENT", units["30337-TYT"])
    assert (station["tasks"], station["unnamed"]) == (1, 0)
    page = at("standing").get(f"plans/{recorded.plan.pk}").json()
    assert sum(c["unnamed"] for c in matrix["cells"]) == page["counts"]["unnamed"] > 0


def test_a_cell_gives_its_tasks_and_stays_the_default(recorded, at, units, cast):
    standing, unit = at("standing"), units["30337-TTPVHCC"]
    path = f"plans/{recorded.plan.pk}/officers"
    before = cell(standing.get(path).json(), "PROCEDURES", unit)
    wanted = {"cells": [{"area": "PROCEDURES", "unit": unit.pk, "officer": cast.officer.pk}]}
    answer = standing.post(path, wanted).json()
    assert (len(answer["done"]), answer["refused"], answer["left"]) == (before["unnamed"], [], 0)
    after = cell(standing.get(path).json(), "PROCEDURES", unit)
    assert (after["unnamed"], after["officer_id"]) == (0, cast.officer.pk)


@pytest.fixture(params=["own deputy", "stand-in"])
def in_one_area(request, cast, units):
    """Whoever heads the Centre in affairs of procedures alone, and for whom."""
    if request.param == "own deputy":
        only = {"deputises": "AREAS", "areas": ["PROCEDURES"]}
        Membership.objects.filter(user=cast.tt_officer2).update(post="DEPUTY", title="Phó Giám đốc", **only)
        return User.objects.get(pk=cast.tt_officer2.pk), None
    Absence.objects.create(
        user=cast.head, stand_in=cast.kt_officer, areas=["PROCEDURES"], first_day="2026-08-14", last_day="2026-08-20"
    )
    return User.objects.get(pk=cast.kt_officer.pk), cast.head.pk


def test_power_in_one_area_sets_the_cells_of_that_area(recorded, in_one_area, units, cast):
    who, acting_for = in_one_area
    path, unit, client = f"plans/{recorded.plan.pk}/officers", units["30337-TTPVHCC"], Client(who)
    matrix = client.get(path).json()
    assert {(c["area"], c["unit_id"]) for c in matrix["cells"] if c["may"]} == {("PROCEDURES", unit.pk)}
    assert [row["unit"]["id"] for row in matrix["units"] if row["may"]] == [unit.pk]
    cells = [{"area": area, "unit": unit.pk, "officer": cast.officer.pk} for area in ("PROCEDURES", "APPARATUS")]
    with no_event():
        assert client.post(path, {"cells": cells}).status_code == 403
    assert client.post(path, {"cells": cells[:1]}).status_code == 200
    said = Event.objects.get(verb="officers.defaulted")
    assert (said.acting_for_id, "iám đốc" in said.capacity) == (acting_for, True)


def test_a_repetition_is_told_what_is_left(recorded, at, units, cast):
    """An act names 200 at most: who lost the first answer must still ask for the rest."""
    standing, path, key = at("standing"), f"plans/{recorded.plan.pk}/officers", uuid.uuid4()
    wanted = {"cells": [{"area": "PROCEDURES", "unit": units["30337-TTPVHCC"].pk, "officer": cast.officer.pk}]}
    first = standing.post(path, wanted, key=key).json()
    Task.objects.filter(pk__in=first["done"][:2]).update(officer=None)
    again = standing.post(path, wanted, key=key).json()
    assert (sorted(again["done"]), again["left"]) == (sorted(first["done"]), 2)
