"""What lies with whom, what somebody did in a quarter, and the ledgers: whose they are to see, and that their sums agree."""

import io
from datetime import date, datetime
from zipfile import ZipFile

import pytest

from api.table_sheet import day
from backend import clock
from backend.plans.models import Task
from backend.plans.workload import COUNTS
from tests import worlds
from tests.api.client import Client


def on(day):
    clock.set_world(datetime(2026, 8, day, 9, tzinfo=clock.LOCAL))


@pytest.fixture
def work(cast, units):
    """Late and extended for an objective cause; stuck; in time; waiting for a decision."""
    late = worlds.in_progress(cast, due_on=date(2026, 8, 17))
    worlds.act(cast.officer, late, "ask_extension", due_on="2026-08-20", cause="OBJECTIVE", reason="Mưa bão")
    worlds.act(cast.head, late, "counter_extension", due_on="2026-08-18", reason="Sớm hơn")
    worlds.act(cast.officer, late, "accept_counter")
    stuck = worlds.in_progress(cast, due_on=date(2026, 8, 21))
    worlds.act(cast.officer, stuck, "raise_obstacle", text="Chờ số liệu", asked="UNIT", unit=units["KT"].pk)
    done = worlds.completed(cast)
    sent = worlds.submitted(cast)
    on(20)
    return late, stuck, done, sent


def test_a_moment_stands_in_a_workbook_on_its_day_in_vietnam():
    assert day("2026-08-14T17:30:00.5+00:00") == "15/08/2026"
    assert (day("2026-08-14"), day(None)) == ("14/08/2026", "")


def rows_of(who):
    answer = Client(who).get("workload").json()
    return answer["oversees"], {row["person"]["id"]: row for row in answer["items"]}


def test_each_sees_their_own_work_and_a_head_that_of_the_unit(cast, work):
    oversees, mine = rows_of(cast.officer)
    assert (oversees, set(mine)) == (False, {cast.officer.pk})
    row = mine[cast.officer.pk]
    assert {name: row[name] for name in ("open", "overdue", "due_this_week", "waiting", "stuck")} == {
        "open": 3, "overdue": 1, "due_this_week": 1, "waiting": 2, "stuck": 1,
    }  # fmt: skip
    oversees, unit = rows_of(cast.head)
    assert oversees and set(unit) >= {cast.officer.pk, cast.tt_officer2.pk} and cast.partner.pk not in unit
    assert unit[cast.officer.pk] == row
    body = rows_of(cast.chairman)[1]
    assert set(unit) < set(body) and cast.partner.pk in body and cast.vice.pk not in body


@pytest.mark.parametrize(
    ("persona", "status"),
    [("officer", 200), ("head", 200), ("chairman", 200), ("vice", 200), ("partner", 403), ("standing", 403), ("clerk", 403), ("province", 404), ("outsider", 404)],
)  # fmt: skip
def test_results_are_for_the_person_and_their_line(cast, persona, status):
    client = Client(getattr(cast, persona))
    assert client.get(f"people/{cast.officer.pk}/results").status_code == status
    assert client.get(f"people/{cast.officer.pk}/results/sheet").status_code == status


def test_every_figure_of_a_person_is_the_list_behind_it(cast, work):
    followed_up = worlds.given(cast)
    Task.objects.filter(pk=followed_up.pk).update(follow_up=cast.officer)
    regular, passed_on = worlds.in_progress(cast), worlds.from_above(cast)
    Task.objects.filter(pk=regular.pk).update(rhythm="MONTHLY", due_on=None)
    Task.objects.filter(pk=passed_on.pk).update(officer=cast.officer)
    worlds.passed_on(cast.head, passed_on, cast.officer)
    head = Client(cast.head)
    (row,) = (one for one in head.get("workload").json()["items"] if one["person"]["id"] == cast.officer.pk)
    path = f"workload/{cast.officer.pk}"
    for figure in COUNTS:
        assert (len(head.get(path, figure=figure).json()["items"]), figure) == (row[figure], figure)
    assert 0 not in {row[figure] for figure in COUNTS if figure != "due_this_week"}
    told = head.get(path).json()
    assert str(followed_up.pk) in {one["id"] for one in told["items"]}
    assert {one["id"] for one in told["elsewhere"]} == {str(regular.pk), str(passed_on.pk)}
    assert head.get(path, figure="x").status_code == 422
    assert Client(cast.partner).get(path).status_code == 403 and Client(cast.outsider).get(path).status_code == 404


def test_a_quarter_says_what_was_due_and_what_was_no_fault_of_theirs(cast, work):
    late, stuck, done, _ = work
    path = f"people/{cast.officer.pk}/results"
    found = {row["id"]: row for row in Client(cast.head).get(path, quarter="2026-3").json()["items"]}
    assert set(found) == {str(task.pk) for task in work}
    row = found[str(late.pk)]
    assert (row["first_due_on"], row["due_on"], row["extended"]) == ("2026-08-17", "2026-08-18", 1)
    assert row["timeliness"] == {"class": "OVERDUE", "days": 2}
    assert [(one["reason"], one["due_on"]) for one in row["objective"]] == [("Mưa bão", "2026-08-18")]
    assert found[str(stuck.pk)]["obstacles"][0]["text"] == "Chờ số liệu"
    assert found[str(done.pk)]["done_on"] == "2026-08-14"
    assert Client(cast.officer).get(path, quarter="2026-1").json()["items"] == []
    assert len(Client(cast.officer).get(path, quarter="2026-4").json()["items"]) == 3  # still open, due before
    assert Client(cast.officer).get(path, quarter="2026-5").status_code == 422
    sheet = ZipFile(io.BytesIO(Client(cast.officer).get(f"{path}/sheet", quarter="2026-3").content))
    assert "Mưa bão" in sheet.read("xl/sharedStrings.xml").decode()


def test_the_ledger_keeps_every_date_and_counts_against_both(cast, work):
    late, *_ = work
    worlds.prove(cast.officer, late)
    worlds.act(cast.officer, late, "submit", text="Xong")  # after both dates
    worlds.act(cast.head, late, "approve")
    ledger = Client(cast.officer).get("extensions").json()
    (row,) = ledger["items"]
    assert (row["old_due_on"], row["asked_due_on"], row["decided_due_on"]) == ("2026-08-17", "2026-08-20", "2026-08-18")
    assert (row["state"], row["cause"], row["task"]["first_due_on"]) == ("APPROVED", "OBJECTIVE", "2026-08-17")
    assert ledger["punctuality"] == {"done": 2, "in_time_first": 1, "in_time_agreed": 1, "extended": 1}
    assert Client(cast.officer).get("extensions", cause="SUBJECTIVE").json()["items"] == []
    elsewhere = Client(cast.officer).get("extensions", lead=str(cast.partner.pk)).json()
    assert elsewhere["items"] == [] and elsewhere["punctuality"]["done"] == 0
    assert Client(cast.officer).get("extensions", state="LOST").status_code == 422
    assert Client(cast.outsider).get("extensions").json()["items"] == []
    (said,) = Client(cast.clerk).get("obstacles", state="OPEN").json()["items"]
    assert said["text"] == "Chờ số liệu" and Client(cast.clerk).get("obstacles", state="OVER").json()["items"] == []


def test_pages_of_the_ledger_follow_each_other(cast, monkeypatch):
    monkeypatch.setattr("api.ledgers.PAGE", 2)
    for _ in range(3):
        task = worlds.in_progress(cast)
        worlds.act(cast.officer, task, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ")
    first = Client(cast.head).get("extensions").json()
    second = Client(cast.head).get("extensions", cursor=first["next"]).json()
    assert (len(first["items"]), len(second["items"]), second["next"]) == (2, 1, None)
    assert len({row["id"] for row in first["items"] + second["items"]}) == 3
    assert Client(cast.head).get("extensions", cursor="x").status_code == 422
