"""The bodies below by exception: who has not opened, who got worse; one reminder each a day; a list of one's own."""

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from api.committee_rows import FIGURES, best_and_worst
from backend import clock
from backend.ids import uuid7
from notifications.audience import audience
from tests import worlds
from tests.api.client import Client
from tests.events import events_since, head
from tests.inspections import worlds as visits
from tests.inspections.worlds import step
from workflows.task.giving import NewTask, give_task


def given(cast: Any, due_on: date) -> None:
    give_task(cast.province, NewTask(id=uuid7(), title="Báo cáo", lead_id=worlds.unit("TTPVHCC").pk, due_on=due_on))


def row_of(page: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(row for row in page["items"] if row["unit"]["code"] == "30337")
    return found


def test_exceptions_come_first_and_ranks_only_when_a_leader_says_so(cast: Any) -> None:
    given(cast, date(2026, 8, 19))
    province = Client(cast.province)
    now = province.get("committee").json()
    commune = row_of(now)
    assert (now["unopened"], now["worse"], now["best"], commune["open"], commune["share"]) == ([], [], [], 1, None)
    clock.set_world(datetime(2026, 8, 20, 9, tzinfo=clock.LOCAL))
    late = province.get("committee").json()
    unit = commune["unit"]["id"]
    assert (late["unopened"], late["worse"], late["since"]) == ([unit], [unit], "2026-08-17")
    assert (row_of(late)["overdue"], row_of(late)["overdue_before"], row_of(late)["share"]) == (1, 0, "0.00")
    assert row_of(late)["reason"].startswith("1 việc quá hạn")
    clock.set_world(datetime(2026, 9, 7, 9, tzinfo=clock.LOCAL))
    silent = province.get("committee").json()
    assert (silent["silent"], silent["worse"]) == ([unit], [])
    assert len(province.get(f"committee/{unit}").json()["tasks"]) == 1
    assert Client(cast.officer).get("committee").json()["items"] == []
    assert Client(cast.officer).get(f"committee/{unit}").status_code == 404
    book = openpyxl.load_workbook(io.BytesIO(province.get("committee/sheet").content))
    assert "Kém nhất" not in book.sheetnames and book["Im lặng"].max_row >= 3


def test_no_body_is_silent_of_what_waits_for_the_upper_one(cast: Any) -> None:
    asked, sent = visits.ticket_of(visits.concluded(cast, (visits.LIGHT,))), visits.reported(cast)
    step(cast.chairman, asked, "ask_extension", due_on="2026-10-30", cause="OBJECTIVE", reason="Chờ")
    clock.set_world(datetime(2026, 9, 24, 9, tzinfo=clock.LOCAL))
    page = Client(cast.province).get("committee").json()
    assert (page["silent"], row_of(page)["waiting"], row_of(page)["heard_at"]) == ([], 2, None)
    step(cast.province, asked, "refuse_extension", reason="Làm ngay")
    step(cast.province, sent, "send_back", reason="Thiếu")  # it has only just come back
    page = Client(cast.province).get("committee").json()
    assert (page["silent"], row_of(page)["waiting"]) == ([], 0)
    clock.set_world(datetime(2026, 10, 15, 9, tzinfo=clock.LOCAL))
    page = Client(cast.province).get("committee").json()
    assert (page["silent"], row_of(page)["silent"]) == ([row_of(page)["unit"]["id"]], 2)


def test_every_figure_of_a_body_is_the_list_behind_it(cast: Any) -> None:
    for due_on in (date(2026, 8, 19), date(2026, 9, 4), date(2026, 12, 1)):
        given(cast, due_on)
    visits.concluded(cast, (visits.LIGHT,))
    asked, _ = visits.ticket_of(visits.concluded(cast, (visits.LIGHT,))), visits.reported(cast)
    step(cast.chairman, asked, "ask_extension", due_on="2026-10-30", cause="OBJECTIVE", reason="Chờ")
    step(cast.province, asked, "grant_extension")
    clock.set_world(datetime(2026, 10, 15, 9, tzinfo=clock.LOCAL))
    province = Client(cast.province)
    row = row_of(province.get("committee").json())
    path = f"committee/{row['unit']['id']}"
    counted = {name: row[name] for name in FIGURES}
    for name, count in counted.items():
        card = province.get(path, figure=name).json()
        assert len(card["tasks"]) + len(card["tickets"]) == count, name
    asked_of = ("open", "due", "overdue", "overdue_before", "extended", "waiting", "unopened", "silent")
    assert [name for name in asked_of if not counted[name]] == []
    assert province.get(path, figure="x").status_code == 422


def test_one_reminder_a_body_and_day(cast: Any) -> None:
    given(cast, date(2026, 8, 19))
    unit, other = worlds.unit("30337").pk, worlds.unit("TTPVHCC").pk
    province = Client(cast.province)
    before = head()
    asked = {"units": [unit, other], "text": "Đề nghị báo cáo trước thứ Sáu"}
    told = province.post("committee/reminder", asked).json()
    assert told["done"] == [unit] and [row["id"] for row in told["refused"]] == [other]
    (event,) = events_since(before)
    assert event.verb == "unit.reminded" and {cast.chairman.pk, cast.vice.pk, cast.standing.pk} <= audience(event)
    again = province.post("committee/reminder", asked).json()
    assert again["done"] == [] and again["refused"][0]["code"] == "not_the_moment"
    assert row_of(province.get("committee").json())["reminded_today"]
    assert Client(cast.chairman).get("activity").json()["items"][0]["reason"] == asked["text"]
    assert Client(cast.committee).post("committee/reminder", asked).status_code == 403
    stranger = Client(cast.chairman).post("committee/reminder", asked).json()
    assert stranger["done"] == [] and {row["code"] for row in stranger["refused"]} == {"not_found"}


def test_a_list_of_ones_own(cast: Any) -> None:
    unit = worlds.unit("30337").pk
    watching = Client(cast.committee)
    before = head()
    for on in (True, True):
        assert watching.post("committee/watching", {"unit": unit, "on": on}).json()["row"]["watched"]
    assert row_of(watching.get("committee").json())["watched"]
    assert not row_of(Client(cast.province).get("committee").json())["watched"]
    assert not watching.post("committee/watching", {"unit": unit, "on": False}).json()["row"]["watched"]
    assert Client(cast.outsider).post("committee/watching", {"unit": unit, "on": True}).status_code == 404
    assert events_since(before) == []


@pytest.mark.parametrize(("number", "each"), [(0, 0), (1, 0), (5, 2), (40, 10)])
def test_nobody_is_among_the_best_and_the_worst(number: int, each: int) -> None:
    rows = [{"name": at, "due": 100, "in_time": at, "overdue": 0, "oldest": None} for at in range(number)]
    best, worst = best_and_worst([*rows, {"name": -1, "due": 0, "in_time": 0, "overdue": 0, "oldest": None}])
    assert [row["name"] for row in worst] == list(range(each))
    assert [row["name"] for row in best] == list(range(number - 1, number - 1 - each, -1))
