"""All tasks that one may read: filtered, sorted, paged, drawn, written into a workbook; always the same ones."""

import io

import openpyxl
import pytest

from api import task_list as listing
from api.schema import SORTED
from backend.plans.models import Task
from tests import worlds

CONDITIONS = (
    "state=ASSIGNED,COMPLETED", "timeliness=OVERDUE", "origin=WORD_OF_MOUTH", "class=KEY", "area=DIRECTION",
    "due_from=2026-09-01&due_to=2026-09-15", "q=ra%20soat", "q=khong%20co",
    "year=2026",
)  # fmt: skip


@pytest.fixture
def several(cast):
    """Five tasks with different dates, states and titles, two of them alike."""
    tasks = [worlds.given(cast), worlds.assigned(cast), worlds.in_progress(cast), worlds.given(cast, due_on=None), worlds.completed(cast)]  # fmt: skip
    for number, task in enumerate(tasks):
        Task.objects.filter(pk=task.pk).update(title=["Đăng ký", "Dạy nghề", "Rà soát", "Rà soát", "An toàn"][number])
    return tasks


def drawn(answer):
    told = answer.json()
    return [dict(zip(told["fields"], card, strict=True)) for card in told["cards"]]


@pytest.mark.parametrize("sort", SORTED)
def test_every_order_goes_on_where_the_page_ended(cast, at, several, sort, monkeypatch):
    whole = [row["id"] for row in at("officer").get("tasks", sort=sort).json()["items"]]
    assert sorted(whole) == sorted(str(task.pk) for task in several)
    monkeypatch.setattr(listing, "PAGE", 2)
    found: list[str] = []
    cursor = None
    while cursor or not found:
        page = at("officer").get("tasks", sort=sort, **({"cursor": cursor} if cursor else {})).json()
        found += [row["id"] for row in page["items"]]
        cursor = page["next"]
    assert found == whole


def test_titles_are_sorted_without_their_marks(at, several):
    rows = at("officer").get("tasks?sort=title").json()["items"]
    assert [row["title"] for row in rows] == ["An toàn", "Đăng ký", "Dạy nghề", "Rà soát", "Rà soát"]
    assert [row["due"]["on"] for row in at("officer").get("tasks?sort=-due").json()["items"]][-1] is None


def test_how_often_something_was_done_inside_is_told_above_by_no_view(cast, at):
    own = worlds.own_line(cast)
    worlds.act(cast.head, own, "assign", officer=cast.officer.pk)
    (row,) = at("province").get("tasks").json()["items"]
    (card,) = drawn(at("province").get("boards/tasks"))
    assert (card["id"], card["version"], row["version"]) == (str(own.pk), 0, 0)


@pytest.mark.parametrize("query", CONDITIONS)
def test_list_board_and_workbook_hold_the_same_tasks(at, several, query):
    officer = at("officer")
    listed = {row["title"]: row["id"] for row in officer.get(f"tasks?{query}").json()["items"]}
    assert {card["id"] for card in drawn(officer.get(f"boards/tasks?{query}"))} >= set(listed.values())
    cells = sheet_of(officer, f"tasks/sheet?{query}")
    assert {row[1] for row in cells[1:]} == set(listed)


def test_a_piece_is_told_with_what_it_is_a_piece_of(cast, at, several):
    whole, piece = several[0], several[1]
    Task.objects.filter(pk=piece.pk).update(parent=whole, relation="INNER")
    row = next(row for row in at("officer").get("tasks").json()["items"] if row["id"] == str(piece.pk))
    assert (row["relation"], row["parent"]) == ("INNER", {"id": str(whole.pk), "title": "Đăng ký"})
    card = next(card for card in drawn(at("officer").get("boards/tasks")) if card["id"] == str(piece.pk))
    assert card["parent"] == "Đăng ký"
    Task.objects.filter(pk=whole.pk).update(readers=[])
    row = next(row for row in at("officer").get("tasks").json()["items"] if row["id"] == str(piece.pk))
    assert row["parent"] is None


def test_the_board_is_not_sent_again_while_nothing_moves(cast, at, several):
    officer = at("officer")
    first = officer.get("boards/tasks")
    assert {column["state"]: column["count"] for column in first.json()["columns"]}["ASSIGNED"] == 3
    seen = officer.http.get("/api/v1/boards/tasks", headers={"If-None-Match": first["ETag"]})
    assert (seen.status_code, seen.content) == (304, b"")
    worlds.act(cast.chairman, several[0], "hold", reason="Chờ hướng dẫn")
    assert officer.http.get("/api/v1/boards/tasks", headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize(
    "query", ["sort=officer", "due_from=9/9", "plan=1", "origin=NOWHERE", "cursor=x", "body=-1", "year=x"]
)
def test_what_cannot_be_is_refused_with_its_name(at, query):
    answer = at("officer").get(f"tasks?{query}")
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [query.split("=")[0]]


def test_a_year_has_its_plans_tasks_whenever_they_are_due_and_what_was_given_in_it(cast, at, several, recorded):
    late = Task.objects.get(plan_line__no="36", due_on__year=2027)
    part, old, new = several[:3]
    Task.objects.filter(pk=part.pk).update(parent=late, relation="PART", given_at="2027-01-04T08:00+07:00")
    Task.objects.filter(pk=old.pk).update(given_at="2025-12-31T23:30+07:00", due_on="2026-01-20")
    ids = {str(task.pk): name for task, name in ((late, "late"), (part, "part"), (old, "old"), (new, "new"))}
    found = {
        year: {ids.get(card["id"]) for card in drawn(at("officer").get(f"boards/tasks?year={year}"))} - {None}
        for year in (2025, 2026, 2027)
    }
    assert found == {2025: {"old"}, 2026: {"late", "part", "new"}, 2027: set()}


def sheet_of(client, path):
    book = openpyxl.load_workbook(io.BytesIO(client.get(path).content))
    return list(book.active.iter_rows(values_only=True))


def test_who_does_it_is_not_told_across_the_wall_and_is_not_called_nobody(cast, at):
    own = worlds.own_line(cast)
    worlds.act(cast.head, own, "assign", officer=cast.officer.pk)
    for persona, told in (("officer", (True, cast.officer.pk)), ("province", (False, None))):
        (row,) = at(persona).get("tasks").json()["items"]
        outline = at(persona).get(f"plans/{own.plan_line.version.plan_id}/outline").json()["rows"]
        (line,) = [one["task"] for one in outline if one["kind"] == "line"]
        for one in (row, line):
            assert (one["inside"], one["officer"] and one["officer"]["id"]) == told
