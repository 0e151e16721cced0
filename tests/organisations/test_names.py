"""What papers call a unit: names that are remembered, chosen among several, or were its own before."""

from types import SimpleNamespace
from typing import Any

from backend.accounts.queries import system_user
from backend.imports.plan import read_plan
from backend.imports.reading import units_known
from backend.imports.units import Matcher
from backend.organisations.models import OrgUnit, UnitAlias
from backend.organisations.setting_up import WishedUnit, row_of, set_units
from tests.api.client import Client
from tests.events import exactly_one_event
from tests.imports.books import book


def matcher(body: OrgUnit) -> Matcher:
    return Matcher(units_known(body))


def test_a_name_that_two_units_bear_is_asked_once(cast: SimpleNamespace, units: dict[str, Any], tmp_path: Any) -> None:
    body, economy, office = units["30337"], units["30337-KT"], units["30337-VP"]
    for unit in (economy, office):
        UnitAlias.objects.create(unit=unit, text="Bộ phận tổng hợp")
    path = book(tmp_path / "a.xlsx", (1, "Việc", "", "- Bộ phận tổng hợp;", "", "Quý I"))
    (error,) = read_plan(path, unit_code="30337", units=units_known(body))["errors"]
    assert (error["code"], error["cell"], error["value"]) == ("AMBIGUOUS_UNIT", "D7", "Bộ phận tổng hợp")
    assert set(error["accepted"]) == {economy.name, office.name}
    client, said = Client(cast.standing), {"text": error["value"]}
    assert client.post(f"units/{units['30337-VHXH'].pk}/aliases", said).status_code == 422
    assert client.post(f"units/{office.pk}/aliases", said).status_code == 204
    assert client.post(f"units/{office.pk}/aliases", said).status_code == 204
    assert client.post(f"units/{economy.pk}/aliases", said).status_code == 422
    read = read_plan(path, unit_code="30337", units=units_known(body))
    assert (read["errors"], read["tasks"][0]["lead"]) == ([], "30337-VP")


def test_a_name_said_wrongly_is_taken_back(cast: SimpleNamespace, units: dict[str, Any]) -> None:
    unit, client = units["30337-KT"], Client(cast.standing)
    UnitAlias.objects.create(unit=unit, text="Tên trong danh sách")
    client.post(f"units/{unit.pk}/aliases", {"text": "Phòng KT xã nhà"})
    row = next(one for one in client.get("directory").json()["units"] if one["unit"]["id"] == unit.pk)
    assert row["learnt"] == ["Phòng KT xã nhà"]
    assert not any(one["learnt"] for one in Client(cast.officer).get("directory").json()["units"])
    with exactly_one_event() as seen:
        assert client.post(f"units/{unit.pk}/aliases/removal", {"text": "Phòng KT xã nhà"}).status_code == 204
    assert seen.event.verb == "unit.alias_forgotten"
    assert matcher(units["30337"]).find("Phòng KT xã nhà").codes == []
    for text in ("Phòng KT xã nhà", "Tên trong danh sách"):
        assert client.post(f"units/{unit.pk}/aliases/removal", {"text": text}).status_code == 409


def test_a_unit_is_found_by_what_it_was_called(cast: SimpleNamespace, units: dict[str, Any]) -> None:
    body, unit = units["30337"], units["30337-KT"]
    was, short = unit.name, unit.short_name
    Client(cast.standing).post(f"units/{unit.pk}/aliases", {"text": "Phòng KT xã nhà"})
    set_units(
        system_user(), body, [WishedUnit(unit.code, "Phòng Kinh tế, Hạ tầng và Đô thị", "P. KTHTĐT", unit.kind_id)]
    )
    known = matcher(body)
    for text in (was, short, "Phòng KT xã nhà", "Phòng Kinh tế, Hạ tầng và Đô thị"):
        assert known.find(text).codes == [unit.code], text
    unit.refresh_from_db()
    assert was not in row_of(unit).aliases and "Phòng KT xã nhà" not in row_of(unit).aliases


def test_an_unknown_name_is_told_with_those_that_are_likely(units: dict[str, Any]) -> None:
    known = matcher(units["30337"])
    assert known.near("Phòng Kinh tế tổng hợp")[0] == units["30337-KT"].name
    assert known.near("Zzz") == ()
