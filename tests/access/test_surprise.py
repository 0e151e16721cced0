"""The surprise inspection looked for as the inspected body (and as others who must not know): by every route, list, count,
search, event and socket, until it is opened on site (product.md §17, domain.md §10.3, 16)."""

import asyncio
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import connections

from backend.access.readers import keys_of
from backend.activity.feed import last_visible_seq
from backend.activity.models import Event
from backend.errors import NotFound
from backend.ids import uuid7
from backend.inspections.models import Inspection
from notifications.audience import audiences
from tests.access.surprise_world import Hidden
from tests.api.client import Client
from tests.inspections import worlds
from tests.inspections.worlds import step
from tests.notifications.server import connect, cookie_of, hear, hear_until, serving
from workflows.machine import perform

MUST_NOT_KNOW = ("chairman", "standing", "officer", "clerk", "admin", "outsider", "province", "committee", "p_officer")
KNOW = ("inspector", "p_chairman")


def hidden(cast: Any) -> Inspection:
    return worlds.decided(cast, kind="SURPRISE")


@pytest.mark.parametrize("persona", MUST_NOT_KNOW)
def test_nothing_changes_for_whoever_must_not_know(cast: Any, units: Any, persona: str) -> None:
    worlds.concluded(cast)
    person = getattr(cast, persona)
    client, keys = Client(person), keys_of(person)
    paths = (
        "inspections",
        "inspections?kind=SURPRISE",
        "tickets",
        "boards/tickets",
        "findings?state=DRAFT",
        "remedy-figures?by=INSPECTION",
        "remediation-reports",
        "work",
        "activity",
        "events?after=0&limit=200",
    )

    def look() -> list[Any]:
        return [
            {k: v for k, v in client.get(path).json().items() if k not in {"as_of", "server_now"}} for path in paths
        ]

    before, seq = look(), last_visible_seq(keys)
    inspection = hidden(cast)
    assert look() == before and last_visible_seq(keys) == seq
    absent = {k: v for k, v in client.get(f"inspections/{uuid7()}").json().items() if k != "request_id"}
    answer = client.get(f"inspections/{inspection.pk}")
    assert (answer.status_code, {k: v for k, v in answer.json().items() if k != "request_id"}) == (404, absent)
    for path in (f"events?after=0&subject=inspection:{inspection.pk}", f"activity?subject=inspection:{inspection.pk}"):
        assert client.get(path).json()["items"] == []


@pytest.mark.parametrize("persona", MUST_NOT_KNOW)
def test_every_write_answers_as_if_it_were_not_there(cast: Any, units: Any, persona: str) -> None:
    inspection, client = hidden(cast), Client(getattr(cast, persona))
    writes = {
        ("post", "transitions/cancel"): {"reason": "x"},
        ("post", "findings"): {"id": str(uuid7()), "area": "DIRECTION", "text": "x", "severity": "MINOR"},
        ("put", "team"): {"items": []},
        ("put", ""): {"title": "x", "starts_on": "2026-08-20", "ends_on": "2026-08-20"},
    }
    for (method, path), body in writes.items():
        address = f"inspections/{inspection.pk}/{path}".rstrip("/")
        assert getattr(client, method)(address, body, match='"v1"').status_code == 404
    wish = {"id": str(uuid7()), "kind": "FOLLOW_UP", "title": "x", "unit": units["30337"].pk, "starts_on": "2026-08-20", "ends_on": "2026-08-20", "follow_up_of": str(inspection.pk)}  # fmt: skip
    told = client.post("inspections", wish)
    absent = client.post("inspections", wish | {"id": str(uuid7()), "follow_up_of": str(uuid7())})
    assert told.status_code == absent.status_code >= 400
    assert told.json()["errors"] == absent.json()["errors"]


@pytest.mark.parametrize("persona", KNOW)
def test_its_team_and_the_leaders_find_it(cast: Any, units: Any, persona: str) -> None:
    inspection = hidden(cast)
    client = Client(getattr(cast, persona))
    assert client.get(f"inspections/{inspection.pk}").json()["hidden"] is True
    assert [i["id"] for i in client.get("inspections").json()["items"]] == [str(inspection.pk)]
    assert len(client.get(f"events?after=0&subject=inspection:{inspection.pk}").json()["items"]) == 2


def test_whoever_plans_it_is_in_its_team(cast: Any, units: Any) -> None:
    from workflows.inspection.making import NewInspection, plan_inspection

    wish = NewInspection(id=uuid7(), kind="SURPRISE", title="x", unit_id=units["30337"].pk, starts_on=worlds.VISIT, ends_on=worlds.VISIT)  # fmt: skip
    client = Client(cast.province)
    plan_inspection(cast.province, wish)
    assert client.get(f"inspections/{wish.id}").json()["team"][0]["person"]["id"] == cast.province.pk
    with pytest.raises(NotFound):
        perform(cast.inspector, Inspection.ref(wish.id), "decide", worlds.DECISION, expect='"v1"')


def test_it_has_no_code_that_would_leave_a_gap(cast: Any, units: Any) -> None:
    first, inspection, second = worlds.planned(cast), hidden(cast), worlds.planned(cast)
    assert (first.code, inspection.code, second.code) == ("KT01", "", "KT02")
    assert step(cast.inspector, inspection, "open_on_site").code == "KT03"


def test_opened_on_site_it_is_told_and_its_past_is_not(cast: Any, units: Any) -> None:
    inspection = step(cast.inspector, hidden(cast), "open_on_site")
    for persona in ("chairman", "officer"):
        client = Client(getattr(cast, persona))
        page = client.get(f"inspections/{inspection.pk}").json()
        assert (page["representation"], page["hidden"], page["findings"]) == ("outer", False, [])
        told = client.get(f"events?after=0&subject=inspection:{inspection.pk}").json()["items"]
        assert [event["verb"] for event in told] == ["inspection.opened"]
    assert Client(cast.outsider).get(f"inspections/{inspection.pk}").status_code == 404
    assert Client(cast.province).get(f"inspections/{inspection.pk}").json()["representation"] == "inner"


def test_cancelled_it_was_never_there(cast: Any, units: Any) -> None:
    inspection = step(cast.inspector, hidden(cast), "cancel", reason="Hoãn")
    for persona in MUST_NOT_KNOW:
        assert Client(getattr(cast, persona)).get(f"inspections/{inspection.pk}").status_code == 404
    assert Client(cast.inspector).get(f"inspections/{inspection.pk}").status_code == 200


def test_nobody_is_told_by_the_bell(cast: Any, units: Any) -> None:
    inspection = hidden(cast)
    events = Event.objects.filter(subject_id=str(inspection.pk))
    assert {person for person, _ in audiences(events)} <= {cast.inspector.pk, cast.p_chairman.pk}


def test_no_socket_hears_of_it(own_database: str, cast: Any) -> None:
    names = ("chairman", "officer", "province", "p_chairman")
    cookies = {name: cookie_of(getattr(cast, name)) for name in names}

    async def story(server: Any) -> None:
        async with (
            connect(server, cookies["chairman"]) as chairman, connect(server, cookies["officer"]) as officer,
            connect(server, cookies["province"]) as province, connect(server, cookies["p_chairman"]) as leader,
        ):  # fmt: skip
            hellos = {wire: await hear(wire) for wire in (chairman, officer, province, leader)}
            inspection = await sync_to_async(Hidden().build)(cast)
            while (await hear_until(leader, "event"))[-1]["subject"]["id"] != str(inspection.pk):
                pass
            for wire in (chairman, officer):
                beats = [await hear(wire) for _ in range(2)]
                assert {(beat["type"], beat["seq"]) for beat in beats} == {("heartbeat", hellos[wire]["seq"])}
            while (told := await hear(province))["type"] != "heartbeat":  # of plan and draw, not of what came of it
                assert told["subject"]["type"] in {"inspection_plan", "draw"}
            await sync_to_async(step)(cast.inspector, inspection, "open_on_site")
            for wire in (chairman, officer, province):
                assert (await hear_until(wire, "event"))[-1]["verb"] == "inspection.opened"

    async def whole(server: Any) -> None:
        try:
            await story(server)
        finally:
            await sync_to_async(connections.close_all)()

    with serving(own_database) as server:
        asyncio.run(whole(server))
