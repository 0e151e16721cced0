"""Officers by area and unit: what the matrix counts, and what saving a cell gives."""

import uuid

from backend.plans.models import Task


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


def test_a_repetition_is_told_what_is_left(recorded, at, units, cast):
    """An act names 200 at most: who lost the first answer must still ask for the rest."""
    standing, path, key = at("standing"), f"plans/{recorded.plan.pk}/officers", uuid.uuid4()
    wanted = {"cells": [{"area": "PROCEDURES", "unit": units["30337-TTPVHCC"].pk, "officer": cast.officer.pk}]}
    first = standing.post(path, wanted, key=key).json()
    Task.objects.filter(pk__in=first["done"][:2]).update(officer=None)
    again = standing.post(path, wanted, key=key).json()
    assert (sorted(again["done"]), again["left"]) == (sorted(first["done"]), 2)
