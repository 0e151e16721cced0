"""A share of what was closed is drawn by lot once a month and looked at by a second person."""

import hashlib
import uuid
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import override_settings

from backend import clock
from backend.files.store import receive
from backend.ids import uuid7
from backend.inspections.draw import draw
from backend.inspections.models import Draw, Recheck, Ticket
from backend.organisations.models import BodySettings
from tests.api.client import Client
from tests.events import events_since, head, no_event
from tests.inspections import worlds
from tests.inspections.worlds import step, unit
from workflows.ticket.rechecking import draw_all


def closed(cast: Any) -> Ticket:
    """By the inspector, on 14 August."""
    return step(cast.inspector, worlds.reported(cast), "accept")


def days_later(days: int) -> None:
    day = date(2026, 8, 14) + timedelta(days=days)
    clock.set_world(datetime(day.year, day.month, day.day, 9, tzinfo=clock.LOCAL))


def drawn(cast: Any) -> tuple[Ticket, Recheck]:
    ticket = closed(cast)
    days_later(70)
    assert draw_all() == 1
    return ticket, Recheck.objects.get(ticket=ticket)


def record(person: Any, recheck: Recheck, outcome: str = "HOLDS", note: str = "Đã xem tại đơn vị", **more: Any) -> Any:
    key = more.pop("key", None)
    body = {"outcome": outcome, "note": note, **more}
    path = f"tickets/{recheck.ticket_id}/rechecks/{recheck.pk}"
    return Client(person).post(path, body, key=key)


def test_once_a_month_a_share_is_drawn_and_anybody_can_recompute_it(cast: Any) -> None:
    tickets = [closed(cast) for _ in range(3)]
    for days in (59, 91):
        days_later(days)
        assert draw_all() == 0
    days_later(70)
    BodySettings.objects.filter(body=tickets[0].inspecting_body).update(recheck_share=50)
    before = head()
    assert (draw_all(), draw_all()) == (1, 0)
    held = Draw.objects.get()
    told = Client(cast.province).get(f"rechecks/draws/{held.pk}").json()
    assert len(told["pool"]) == 3 and told["by_worker"] is True
    assert draw(told["seed"], [one["id"] for one in told["pool"]], told["count"]) == told["result"]
    assert {str(one.ticket_id) for one in Recheck.objects.all()} == set(held.result) and held.count == 2
    events = events_since(before)
    assert sorted(event.verb for event in events) == ["draw.held", *["ticket.recheck_drawn"] * 2]
    days_later(81)  # in November: what was drawn is not drawn again
    assert draw_all() == 1
    assert Draw.objects.count() == 2 and Recheck.objects.count() == 3


def test_it_is_not_told_beforehand(cast: Any) -> None:
    before = head()
    ticket, _ = drawn(cast)
    assert [event.readers for event in events_since(before) if event.verb == "ticket.recheck_drawn"] == [
        [ticket.inspecting_body_id]
    ]
    commune = Client(cast.chairman)
    assert commune.get(f"tickets/{ticket.pk}/rechecks").json() == {"items": []}
    assert commune.get("rechecks").json()["items"] == []
    assert commune.get(f"rechecks/draws/{Draw.objects.get().pk}").status_code == 404


def test_whoever_accepted_does_not_look_again(cast: Any) -> None:
    ticket, recheck = drawn(cast)
    (told,) = Client(cast.inspector).get(f"tickets/{ticket.pk}/rechecks").json()["items"]
    assert (told["may"], bool(told["unmet"])) == (False, True)
    with no_event():
        assert record(cast.inspector, recheck).status_code == 409
        assert record(cast.chairman, recheck).status_code == 403
        assert record(cast.outsider, recheck).status_code == 404
        assert record(cast.province, recheck, note=" ").status_code == 422
    asked = Client(cast.province).get("work?box=to_decide").json()
    assert [(row["kind"], row["id"], row["step_label"]) for row in asked["items"]] == [
        ("ticket", str(ticket.pk), "Phúc tra nội dung đã khắc phục xong")
    ]
    assert Client(cast.inspector).get("work?box=to_decide").json()["items"] == []


def test_its_outcome_is_recorded_once_and_told_to_both(cast: Any, tmp_path: Any) -> None:
    ticket, recheck = drawn(cast)
    key, before = uuid.uuid4(), head()
    with override_settings(FILES_DIR=tmp_path):
        content = b"\x89PNG\r\n\x1a\n" + b"0" * 20
        photo = uuid7()
        receive(cast.province, photo, [content], name="anh.png", size=len(content), sha256=hashlib.sha256(content).hexdigest())  # fmt: skip
        first = record(cast.province, recheck, "NOT_HELD", uploads=[str(photo)], key=key)
        again = record(cast.province, recheck, "NOT_HELD", uploads=[str(photo)], key=key)
        assert (first.status_code, again.status_code) == (200, 200) and again.json() == first.json()
        assert record(cast.province, recheck).status_code == 409
        assert [Client(person).get(f"files/{photo}").status_code for person in (cast.chairman, cast.outsider)] == [200, 404]  # fmt: skip
    (event,) = events_since(before)
    assert (event.verb, event.readers) == ("ticket.rechecked", sorted([ticket.body_id, ticket.inspecting_body_id]))
    (told,) = Client(cast.chairman).get(f"tickets/{ticket.pk}/rechecks").json()["items"]
    assert (told["state"], told["by"], told["draw"]) == ("NOT_HELD", "", None)
    for person in (cast.province, cast.chairman):
        said = Client(person).get(f"activity?subject=ticket:{ticket.pk}").json()["items"][0]
        assert said["details"] == ["không còn đạt"]
    assert Client(cast.province).get("work?box=to_decide").json()["items"] == []
    rows = Client(cast.province).get("rechecks?state=NOT_HELD").json()["items"]
    assert [row["ticket"] for row in rows] == [str(ticket.pk)]
    assert Client(cast.province).get("rechecks?state=OPEN,HOLDS").json()["items"] == []
    assert Client(cast.province).get("rechecks/sheet").status_code == 200


@pytest.mark.parametrize(("persona", "status"), [("province", 201), ("chairman", 409), ("officer", 403)])
def test_who_draws_by_hand(cast: Any, persona: str, status: int) -> None:
    ticket = closed(cast)
    days_later(70)
    key, body = uuid.uuid4(), {"id": str(uuid7())}
    answer = Client(getattr(cast, persona)).post("rechecks", body, key=key)
    assert answer.status_code == status
    if status == 201:
        assert [row["ticket"] for row in answer.json()["items"]] == [str(ticket.pk)]
        assert Client(cast.province).post("rechecks", body, key=key).json()["items"] == answer.json()["items"]
        assert Client(cast.province).post("rechecks", {"id": str(uuid7())}).status_code == 409
    assert unit("30337").pk == ticket.body_id


def test_a_sample_is_drawn_once_a_month_whoever_draws(cast: Any) -> None:
    for _ in range(3):
        closed(cast)
    days_later(70)  # 23 October
    BodySettings.objects.update(recheck_share=30)
    client = Client(cast.province)
    assert client.get("rechecks").json()["drawn_on"] is None
    assert client.post("rechecks", {"id": str(uuid7())}).json()["drawn_on"] == "2026-10-23"
    days_later(71)
    with no_event():
        refused = client.post("rechecks", {"id": str(uuid7())})
        assert (refused.status_code, draw_all()) == (409, 0) and "23/10/2026" in refused.json()["detail"]
    days_later(81)  # in November
    assert client.get("rechecks").json()["drawn_on"] is None
    assert client.post("rechecks", {"id": str(uuid7())}).status_code == 201


def test_a_file_sent_by_mistake_is_closed_and_removed_by_the_side_that_looked(
    cast: Any, settings: Any, tmp_path: Any
) -> None:
    settings.FILES_DIR = tmp_path
    ticket, recheck = drawn(cast)
    content, photo = b"\x89PNG\r\n\x1a\n" + b"0" * 20, uuid7()
    receive(cast.province, photo, [content], name="anh.png", size=len(content), sha256=hashlib.sha256(content).hexdigest())  # fmt: skip
    record(cast.province, recheck, "NOT_HELD", uploads=[str(photo)])
    with no_event():
        assert Client(cast.chairman).post(f"files/{photo}/closing", {"reason": "Không phải của tôi"}).status_code == 403
    before = head()
    assert Client(cast.province).post(f"files/{photo}/closing", {"reason": "Có mặt công dân"}).status_code == 200
    (event,) = events_since(before)
    assert (event.verb, event.readers) == ("ticket.file_closed", [ticket.inspecting_body_id])
    for person, reason in ((cast.inspector, "Có mặt công dân"), (cast.chairman, "lý do do cơ quan gửi giữ")):
        assert Client(person).get(f"files/{photo}").status_code == 404
        (told,) = Client(person).get(f"tickets/{ticket.pk}/rechecks").json()["items"]
        assert [(one["name"], one["close_reason"]) for one in told["files"]] == [("anh.png", reason)]
    with no_event():
        assert [Client(one).post(f"files/{photo}/removal", {}).status_code for one in (cast.province, cast.chairman)] == [403, 403]  # fmt: skip
    remover = next(
        person for person in (cast.committee, cast.inspector) if Client(person).get("me").json()["may_clear_files"]
    )
    assert Client(remover).post(f"files/{photo}/removal", {}).status_code == 200


def test_an_id_is_of_one_draw_and_a_year_is_one(cast: Any) -> None:
    for _ in range(3):
        closed(cast)
    days_later(70)
    BodySettings.objects.update(recheck_share=30)
    body = {"id": str(uuid7())}
    assert [Client(cast.province).post("rechecks", body).status_code for _ in range(2)] == [201, 422]
    assert Draw.objects.count() == 1
    assert [Client(cast.province).get("rechecks", year=year).status_code for year in ("2026", "0000", "20260")] == [
        200,
        422,
        422,
    ]
