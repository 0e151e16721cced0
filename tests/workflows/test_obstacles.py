"""What is in the way of a task: whom it waits for, whose time it is, and that a report that says "stuck" is the same thing."""

from datetime import date, datetime

import pytest

from backend import clock
from backend.errors import Invalid
from backend.ids import uuid7
from notifications.audience import audience
from tests import worlds
from tests.api.client import Client
from tests.events import events_since, head
from workflows.task.doing import Report
from workflows.task.quick import report_many


def on(day):
    clock.set_world(datetime(2026, 8, day, 9, tzinfo=clock.LOCAL))


def page(who, task):
    return Client(who).get(f"tasks/{task.pk}").json()


def told(who, task):
    return [(s["kind"], s["label"], s["days"], s["late"], s["present"]) for s in page(who, task)["held"]["segments"]]


def says(by, task, standing, text="Chờ báo giá lần 2"):
    before = head()
    report_many(by, [(task.pk, Report(uuid7(), text, standing=standing))])
    return [event.verb for event in events_since(before)]


def row(who, task, box):
    items = Client(who).get("work", box=box).json()["items"]
    return next((item for item in items if item["id"] == str(task.pk)), None)


def test_it_waits_for_the_unit_asked_whose_time_it_is_until_the_answer(cast, units):
    task = worlds.in_progress(cast, due_on=date(2026, 8, 19))
    on(17)
    worlds.act(cast.officer, task, "raise_obstacle", text="Chờ danh mục", asked="UNIT", unit=units["KT"].pk)
    on(24)
    asked = page(cast.partner, task)
    assert asked["turn"]["is_me"] and asked["turn"]["sentence"] == "Trả lời vướng mắc Huỳnh Thị Thử nêu"
    assert asked["turn"]["due_on"] == "2026-08-20"  # three working days, when none is said
    waits = row(cast.partner, task, "to_decide")
    assert waits["turn"] == "Đang chờ P. Kinh tế tháo gỡ vướng mắc"
    assert (waits["step_label"], waits["group"]) == ("Trả lời vướng mắc trước 20/08/2026", "overdue")
    assert waits["obstacle"]["unit"]["code"].endswith("KT")
    assert told(cast.officer, task) == [
        ("assignee", "Trung tâm PVHCC", 1, 0, False),
        ("partner", "P. Kinh tế, tháo gỡ vướng mắc", 6, 4, True),
    ]
    worlds.act(cast.partner, task, "answer_obstacle", reason="Danh mục đã gửi kèm")
    on(26)
    assert told(cast.officer, task)[-1] == ("assignee", "Trung tâm PVHCC", 2, 2, True)
    assert page(cast.officer, task)["held"]["late_days"] == page(cast.officer, task)["timeliness"]["days"] == 6
    assert page(cast.officer, task)["obstacles"][0]["answer"] == "Danh mục đã gửi kèm"
    assert row(cast.partner, task, "to_decide") is None


def test_a_report_that_says_stuck_asks_the_head_and_another_ends_it(cast):
    task = worlds.in_progress(cast)
    assert says(cast.officer, task, "STUCK") == ["task.obstacle_raised"]
    found = task.obstacles.get()
    assert (found.asked, found.unit_id, found.text) == ("UNIT", task.lead_id, "Chờ báo giá lần 2")
    asked = row(cast.head, task, "to_decide")
    assert (asked["step_label"], asked["group"]) == ("Trả lời vướng mắc trước 19/08/2026", "soon")
    assert says(cast.officer, task, "STUCK", "Vẫn chờ") == ["task.reported"]  # it is asked once
    assert says(cast.officer, task, "UNDER_WAY", "Đã có báo giá") == ["task.obstacle_cleared"]
    assert task.obstacles.get().state == "OVER"


def test_a_head_who_is_stuck_asks_the_leader_and_passes_on_what_came(cast, units):
    task = worlds.in_progress(cast)
    says(cast.officer, task, "STUCK")
    with pytest.raises(Invalid):
        worlds.act(cast.head, task, "refer_obstacle", asked="UNIT", reason="Không thuộc thẩm quyền")
    worlds.act(cast.head, task, "refer_obstacle", asked="LEADER", reason="Không thuộc thẩm quyền")
    assert row(cast.head, task, "to_decide") is None
    assert page(cast.chairman, task)["turn"]["unit"]["id"] == units["30337"].pk
    other = worlds.given(cast)
    says(cast.head, other, "STUCK")
    assert other.obstacles.get().asked == "LEADER"


def test_the_grid_shows_it_stuck_while_it_is(cast):
    task = worlds.in_progress(cast)
    says(cast.officer, task, "STUCK")

    def standing():
        (item,) = Client(cast.officer).get("quick-report").json()["items"]
        return item["last"]["standing"], item["obstacle"] is not None

    assert standing() == ("STUCK", True)
    worlds.act(cast.head, task, "answer_obstacle", reason="Tôi sẽ gọi")
    assert standing() == ("UNDER_WAY", False)


def test_only_a_leader_asks_the_body_above_and_only_that_crosses(cast):
    task = worlds.from_above(cast)
    worlds.act(cast.head, task, "raise_obstacle", text="KÍN-TRONG-XÃ", asked="LEADER")
    outer = page(cast.province, task)
    assert outer["obstacles"] == [] and "KÍN" not in str(outer) and outer["turn"]["is_me"] is False
    assert Client(cast.province).get("obstacles").json()["items"] == []
    assert [s["kind"] for s in outer["held"]["segments"]] == ["assignee"]
    with pytest.raises(Invalid):
        worlds.act(cast.head, worlds.from_above(cast), "raise_obstacle", text="x", asked="ABOVE")
    worlds.act(cast.chairman, task, "refer_obstacle", asked="ABOVE", reason="Ngoài thẩm quyền")
    assert len(Client(cast.province).get("obstacles").json()["items"]) == 1
    on(18)
    assert page(cast.province, task)["turn"]["is_me"] and row(cast.province, task, "to_decide")
    assert [(s["kind"], s["days"]) for s in page(cast.province, task)["held"]["segments"]] == [("giver", 2)]
    worlds.act(cast.province, task, "answer_obstacle", reason="Làm theo mẫu 2")
    assert page(cast.head, task)["obstacles"][0]["ended_by"]["full_name"]


@pytest.mark.parametrize("end", [("cancel", "chairman", {"reason": "x"}), ("submit", "officer", {"text": "Xong"})])
def test_it_ends_with_what_it_was_in_the_way_of(cast, end):
    name, who, data = end
    task = worlds.in_progress(cast)
    says(cast.officer, task, "STUCK")
    worlds.act(getattr(cast, who), task, name, **data)
    assert task.obstacles.get().state == "OVER"


def test_who_is_asked_hears_of_it_and_so_does_who_asked_of_the_answer(cast, units):
    task = worlds.in_progress(cast)
    before = head()
    worlds.act(cast.officer, task, "raise_obstacle", text="Chờ danh mục", asked="UNIT", unit=units["KT"].pk)
    (raised,) = events_since(before)
    assert cast.partner.pk in audience(raised) and not audience(raised) & {cast.officer.pk, cast.head.pk}
    before = head()
    worlds.act(cast.partner, task, "answer_obstacle", reason="Đã gửi")
    (answered,) = events_since(before)
    assert audience(answered) == {cast.officer.pk}
