"""The overview: whatever it counts is the list behind it, of the body, of a unit, of what was given below; waiting for others
stands apart from what lies with the unit."""

import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest

from backend import clock
from backend.ids import uuid7
from backend.plans.measures import TEMPLATES
from backend.plans.models import Target, Task
from tests import worlds
from tests.api.client import Client
from tests.api.test_unit_figures import world
from workflows.task.giving import NewTask, give_task

Told = dict[str, Any]


def listed(reader: Client, **narrow: Any) -> int:
    """How many tasks a figure's link shows."""
    asked = {name: str(value) for name, value in narrow.items()}
    return len(reader.get("tasks", **asked).json()["items"])


def figures(told: Told) -> Iterator[tuple[int, Told]]:
    """What is counted, with what its link narrows to."""
    place = "body" if told["scope"] == "BELOW" else "lead"
    for row in (told["total"], *told["items"]):
        of = {place: row["unit"]["id"]} if "unit" in row else {}
        yield from ((row[name.lower()], of | {"measure": name}) for name in TEMPLATES)
    for cell in (*told["cells"], *told["areas"]):
        of = {"area": cell["area"], **({place: cell["unit"]} if "unit" in cell else {})}
        yield from ((cell[name.lower()], of | {"measure": name}) for name in ("ALL", "DONE", "OVERDUE_OWN"))
    for week in told["weeks"]:
        of = {"due_from": week["first"], "due_to": week["last"]}
        names = ("due", "in_time", "in_time_first", "late", "overdue_own", "overdue_waiting")
        yield from ((week[name], of | {"measure": name.upper()}) for name in names)


def recount(reader: Client, told: Told) -> None:
    """Every figure against its list; what is nothing, of the whole alone."""
    below = told["scope"] == "BELOW"
    whole = {"below": told["body"]["id"]} if below else {"body": told["body"]["id"]}
    for count, narrow in figures(told):
        if count or len(narrow) == 1:
            assert listed(reader, **whole | narrow | {"year": told["year"]}) == count, narrow


def add_up(told: Told) -> None:
    """What must add up: with whom what is open lies, what is overdue, places and areas to the total."""
    for row in (told["total"], *told["items"]):
        assert row["with_unit"] + row["inside"] + row["above"] + row["paused"] == row["open"]
        assert row["overdue_own"] + row["overdue_waiting"] == row["overdue"]
        assert sum(row[f"over_{first}"] for first in (1, 6, 16, 31)) == row["overdue_own"]
    for rows in (told["items"], told["areas"], told["cells"]):
        assert sum(row["all"] for row in rows) == told["total"]["all"]


def test_every_figure_of_a_body_is_the_list_behind_it(cast: Any) -> None:
    world(cast)
    late, unnamed = worlds.in_progress(cast, due_on=date(2026, 8, 25)), worlds.given(cast, due_on=date(2026, 8, 27))
    sent, held = worlds.submitted(cast), worlds.in_progress(cast)
    worlds.act(cast.chairman, held, "hold", reason="Chờ hướng dẫn")
    returned = worlds.submitted(cast)
    worlds.act(cast.head, returned, "send_back", reason="Thiếu biểu")
    clock.set_world(datetime(2026, 9, 15, 9, tzinfo=clock.LOCAL))
    reader = Client(cast.chairman)
    told = reader.get("overview").json()
    total = told["total"]
    assert (told["scope"], told["lead"], told["year"], told["has_below"]) == ("BODY", None, 2026, False)
    assert (total["overdue_own"], total["overdue_waiting"], total["inside"], total["paused"]) == (3, 1, 2, 1)
    assert (total["returned"], total["silent"], total["over_6"], total["unnamed"]) == (1, 5, 2, 2)
    assert total["share"] is not None and sent.pk and late.pk and unnamed.pk
    add_up(told)
    recount(reader, told)
    book = openpyxl.load_workbook(io.BytesIO(reader.get("overview/sheet").content))
    assert book.sheetnames == ["Theo đơn vị", "Lĩnh vực", "Theo tuần"]
    assert [cell.value for cell in book["Theo đơn vị"][book["Theo đơn vị"].max_row]][:2] == [
        "Tất cả",
        str(total["all"]),
    ]
    assert "Số liệu đến 09:00, 15/09/2026" in {row[0].value for row in book["Theo đơn vị"].iter_rows()}


def test_a_head_sees_the_own_unit_first_and_small_numbers_are_no_shares(cast: Any) -> None:
    world(cast)
    head = Client(cast.head)
    told = head.get("overview").json()
    centre = worlds.unit("TTPVHCC")
    assert (told["lead"]["id"], [unit["id"] for unit in told["units"]]) == (centre.pk, [centre.pk])
    assert (told["total"]["due"], told["total"]["share"], told["targets"]) == (4, None, [])
    add_up(told)
    whole = head.get("overview", scope="BODY").json()
    assert whole["lead"] is None and whole["total"]["all"] == told["total"]["all"] + 1
    assert head.get("overview", lead=str(worlds.unit("KT").pk)).json()["total"]["all"] == 1
    assert head.get("overview", year="2025").json()["total"]["all"] == 0
    for wrong, status in (("lead=x", 422), ("scope=x", 422), ("year=x", 422), (f"lead={worlds.unit('MH').pk}", 404)):
        assert head.get(f"overview?{wrong}").status_code == status, wrong


def test_what_was_given_below_is_counted_by_body_and_only_as_far_as_the_giver_hears(cast: Any) -> None:
    lead = worlds.unit("TTPVHCC").pk
    tasks = [NewTask(id=uuid7(), title="Báo cáo", lead_id=lead, due_on=date(2026, 8, 19)) for _ in range(3)]
    for wish in tasks:
        give_task(cast.province, wish)
    worlds.given(cast)
    inside, said = (Task.objects.get(pk=wish.id) for wish in tasks[:2])
    inner = worlds.passed_on(cast.head, inside, cast.officer)
    worlds.act(cast.officer, inner, "raise_obstacle", text="Chờ danh mục", asked="LEADER")
    worlds.act(cast.chairman, said, "ask_extension", due_on="2026-10-15", cause="OBJECTIVE", reason="Chờ hướng dẫn")
    clock.set_world(datetime(2026, 9, 8, 9, tzinfo=clock.LOCAL))
    committee = Client(cast.committee)
    told = committee.get("overview").json()
    assert (told["scope"], told["has_below"]) == ("BELOW", True)
    (row,) = told["items"]
    assert (row["unit"]["code"], row["all"], row["unnamed"]) == ("30337", 3, 0)
    assert (row["overdue_own"], row["overdue_waiting"], row["above"]) == (
        2,
        1,
        1,
    )  # an obstacle told inside is not heard
    add_up(told)
    recount(committee, told)
    assert Client(cast.province).get("overview").json()["scope"] == "BODY"
    assert Client(cast.chairman).get("overview", scope="BELOW").json()["total"]["all"] == 0


@pytest.mark.parametrize(("value", "found"), [("0.01", 1), ("100", 0)])
def test_targets_that_may_be_missed_are_named(cast: Any, recorded: Any, value: str, found: int) -> None:
    target = Target.objects.filter(version=recorded.plan.current, operator=">=").first()
    assert target is not None
    figure = {"id": str(uuid7()), "value": value, "as_on": "2026-06-30", "source": "Báo cáo 6 tháng"}
    path = f"plans/{recorded.plan.pk}/targets/{target.lineage}/figures"
    assert Client(cast.standing).post(path, figure).status_code == 201
    told = Client(cast.chairman).get("overview").json()["targets"]
    assert [(row["plan"], row["target"]["name"]) for row in told] == [(str(recorded.plan.pk), target.name)] * found
