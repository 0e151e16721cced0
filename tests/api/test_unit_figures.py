"""Figures of units: each is the list behind it, ranked only where a leader says so, with obstacles beside lateness."""

import io
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import openpyxl

from backend import clock
from backend.organisations.models import OrgUnit
from backend.plans.measures import OF_UNITS
from backend.plans.unit_figures import ranked
from tests import worlds
from tests.api.client import Client
from tests.events import events_since, head


def world(cast: Any) -> None:
    """In time by both dates, by the agreed one only, late, overdue, under way, regular and passed on."""
    worlds.completed(cast)
    extended = worlds.in_progress(cast, due_on=date(2026, 8, 19))
    worlds.act(cast.officer, extended, "ask_extension", due_on="2026-08-28", cause="OBJECTIVE", reason="Chờ")
    worlds.act(cast.head, extended, "grant_extension")
    late, overdue = (worlds.in_progress(cast, due_on=date(2026, 8, 19)) for _ in range(2))
    worlds.given(cast, lead="KT")
    worlds.passed_on(cast.head, worlds.from_above(cast), cast.officer)
    clock.set_world(datetime(2026, 8, 24, 9, tzinfo=clock.LOCAL))
    for task in (extended, late):
        worlds.act(cast.officer, task, "submit", text="Xong")
        worlds.act(cast.head, task, "approve")
    worlds.act(cast.officer, overdue, "raise_obstacle", text="Chờ danh mục", asked="LEADER")


def test_every_figure_is_the_list_behind_it(cast: Any) -> None:
    world(cast)
    reader = Client(cast.officer)
    told = reader.get("unit-figures", year="2026").json()
    rows = {row["unit"]["code"].removeprefix("30337-"): row for row in told["items"]}
    centre = {name: value for name, value in rows["TTPVHCC"].items() if isinstance(value, int)}
    assert centre == {
        "all": 5, "due": 4, "in_time_first": 1, "in_time": 2, "late": 1, "overdue": 1, "extended": 1, "times_extended": 1,
        "waiting": 1, "obstacles": 1, "obstacles_open": 1,
    }  # fmt: skip
    assert (rows["TTPVHCC"]["share"], rows["TTPVHCC"]["share_first"], rows["KT"]["share"]) == ("50.00", "25.00", None)
    for row in told["items"]:
        for measure in OF_UNITS:
            found = reader.get("tasks", lead=str(row["unit"]["id"]), measure=measure, year="2026").json()["items"]
            assert len(found) == row[measure.lower()], measure
        for state, name in ((None, "obstacles"), ("OPEN", "obstacles_open")):
            asked = {"lead": str(row["unit"]["id"]), "year": "2026", **({"state": state} if state else {})}
            assert len(reader.get("obstacles", **asked).json()["items"]) == row[name]
    assert told["total"]["all"] == sum(row["all"] for row in told["items"])
    for measure in OF_UNITS:
        found = reader.get("tasks", body=str(told["body"]["id"]), measure=measure, year="2026").json()["items"]
        assert len(found) == told["total"][measure.lower()], measure
    for state, name in ((None, "obstacles"), ("OPEN", "obstacles_open")):
        asked = {"body": str(told["body"]["id"]), "year": "2026", **({"state": state} if state else {})}
        assert len(reader.get("obstacles", **asked).json()["items"]) == told["total"][name]
    assert reader.get("unit-figures", year="2025").json()["total"]["all"] == 0
    assert reader.get("unit-figures", year="x").status_code == 422
    sheet = openpyxl.load_workbook(io.BytesIO(reader.get("unit-figures/sheet").content)).active
    assert [cell.value for cell in sheet[sheet.max_row]][1:3] == ["Toàn cơ quan", 6]


def test_a_unit_that_is_gone_keeps_what_it_was_stuck_in(cast: Any) -> None:
    clock.set_world(datetime(2026, 12, 21, 9, tzinfo=clock.LOCAL))
    task = worlds.in_progress(cast, due_on=date(2027, 1, 20))
    clock.set_world(datetime(2027, 1, 5, 9, tzinfo=clock.LOCAL))
    worlds.act(cast.officer, task, "raise_obstacle", text="Chờ danh mục", asked="LEADER")
    OrgUnit.objects.filter(pk=task.lead_id).update(valid_to=date(2027, 1, 6))
    clock.set_world(datetime(2027, 1, 12, 9, tzinfo=clock.LOCAL))
    reader = Client(cast.chairman)
    told = reader.get("unit-figures", year="2027").json()
    (row,) = (row for row in told["items"] if row["unit"]["id"] == task.lead_id)
    assert (row["all"], row["obstacles"], told["total"]["obstacles"]) == (0, 1, 1)
    assert len(reader.get("obstacles", body=str(told["body"]["id"]), year="2027").json()["items"]) == 1


def test_units_are_ranked_once_a_leader_says_so(cast: Any) -> None:
    world(cast)
    told = Client(cast.head).get("unit-figures").json()
    assert (told["ranked"], told["may_rank"], {row["rank"] for row in told["items"]}) == (False, False, {None})
    assert Client(cast.head).post("unit-figures/ranking", {"on": True}).status_code == 403
    before = head()
    answer = Client(cast.chairman).post("unit-figures/ranking", {"on": True})
    assert answer.status_code == 200 and answer.json()["ranked"] and answer.json()["may_rank"]
    assert [event.verb for event in events_since(before)] == ["body.ranking_on"]
    assert Client(cast.chairman).post("unit-figures/ranking", {"on": True}).status_code == 409
    first, *others = Client(cast.head).get("unit-figures").json()["items"]
    assert (first["unit"]["code"], first["rank"], {row["rank"] for row in others}) == ("30337-TTPVHCC", 1, {None})


def test_equal_shares_have_one_rank_and_no_rounding_tells_them_apart() -> None:
    rows = [{"due": due, "in_time": done} for due, done in ((3, 1), (0, 0), (6, 2), (3000, 1001), (4, 4))]
    told = [(row["rank"], Fraction(row["in_time"], row["due"] or 1)) for row in ranked(rows)]
    assert told == [(1, 1), (2, Fraction(1001, 3000)), (3, Fraction(1, 3)), (3, Fraction(1, 3)), (None, 0)]
