"""What a unit took the place of is said by whoever administers its body, once, and never in a circle."""

from datetime import date
from typing import Any

import pytest

from backend.ids import uuid7
from backend.organisations.lineage import lineage_of
from backend.organisations.models import OrgUnit
from tests.api.client import Client
from tests.events import events_since, head, no_event


@pytest.fixture
def former(units: Any) -> OrgUnit:
    """A commune that ended."""
    other: OrgUnit = units["MH001"]
    OrgUnit.objects.filter(pk=other.pk).update(valid_to=date(2026, 6, 30))
    return other


def page(person: Any, unit: OrgUnit, **query: str) -> Any:
    return Client(person).get(f"units/{unit.pk}/predecessors", **query)


def put(person: Any, unit: OrgUnit, ids: list[int], *, key: Any = None) -> Any:
    version = OrgUnit.objects.get(pk=unit.pk).version
    path, key = f"units/{unit.pk}/predecessors", key or uuid7()
    return Client(person).put(path, {"units": ids}, key=key, match=f'"v{version}"')


def test_the_administrator_says_it_once_and_others_read_it(cast: Any, units: Any, former: OrgUnit) -> None:
    commune, key, before = units["30337"], uuid7(), head()
    found = page(cast.admin, commune, q=former.name.lower()[:8]).json()
    assert former.code in [one["unit"]["code"] for one in found["found"]] and found["may_change"]
    version = OrgUnit.objects.get(pk=commune.pk).version
    answers = [
        Client(cast.admin).put(
            f"units/{commune.pk}/predecessors", {"units": [former.pk]}, key=key, match=f'"v{version}"'
        )
        for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [200, 200]
    (event,) = events_since(before)
    assert (event.verb, lineage_of(commune.pk)) == ("unit.predecessors_set", [commune.pk, former.pk])
    told = page(cast.officer, commune, q=former.name).json()
    assert ([one["valid_to"] for one in told["predecessors"]], told["may_change"], told["found"]) == (
        ["2026-06-30"],
        False,
        [],
    )
    row = next(row for row in Client(cast.officer).get("directory").json()["units"] if row["unit"]["id"] == commune.pk)
    assert ([one["code"] for one in row["predecessors"]], row["may_change"]) == ([former.code], False)


def test_who_may_not_and_what_cannot_be(cast: Any, units: Any, former: OrgUnit) -> None:
    commune = units["30337"]
    assert (page(cast.outsider, commune).status_code, put(cast.outsider, commune, []).status_code) == (404, 404)
    with no_event():
        assert put(cast.chairman, commune, [former.pk]).status_code == 403
        for wrong in ([commune.pk], [units["MH-SNV"].pk], [999_999], []):
            assert put(cast.admin, commune, wrong).status_code == 422, wrong
    former.predecessors.add(commune)
    with no_event():
        assert put(cast.admin, commune, [former.pk]).status_code == 422  # that came after it
    path = f"units/{commune.pk}/predecessors"
    assert Client(cast.admin).put(path, {"units": []}, key=uuid7(), match='"v0"').status_code == 412
