"""Work that has to be accepted, in a body that asks for it (product.md §20)."""

from datetime import date, datetime
from typing import Any

import pytest

from backend import clock
from backend.activity.chain import Tally
from backend.activity.models import Event
from backend.activity.replay import unlike_events
from backend.errors import Forbidden, NotTheMoment
from backend.ids import uuid7
from backend.organisations.models import BodySettings
from backend.plans.models import Task
from tests import worlds
from tests.api.client import Client
from tests.orders.worlds import ordered, share
from workflows.leaving import leave_post
from workflows.task.doing import report_progress


@pytest.fixture
def asking(cast: Any, units: Any) -> Any:
    """The commune asks for it."""
    BodySettings.objects.filter(body=units["30337"]).update(asks_acceptance=True)
    return cast


def report(by: Any, task: Task) -> None:
    report_progress(by, task.pk, update_id=uuid7(), text="Đã rà soát 20 thủ tục")


def page(by: Any, task: Task) -> Any:
    return Client(by).get(f"tasks/{task.pk}").json()


def state(task: Task) -> str:
    return str(worlds.reread(task).state)


def accepted(cast: Any) -> Task:
    task = worlds.assigned(cast)
    worlds.act(cast.officer, task, "start")
    return worlds.reread(task)


def test_it_is_accepted_or_handed_back_before_anything_else(asking: Any) -> None:
    task, officer = worlds.assigned(asking), asking.officer
    told = page(officer, task)
    assert told["turn"]["sentence"] == "Nhận việc, hoặc đề nghị giao lại" and not told["may"]["report"]
    assert [(one["name"], one["weight"]) for one in told["transitions"][:2]] == [("start", "primary"), ("ask_hand_back", "secondary")]  # fmt: skip
    assert page(asking.head, task)["turn"]["sentence"] == "Đang chờ Huỳnh Thị Thử (Trung tâm PVHCC) nhận việc"
    for early in (lambda: report(officer, task), lambda: worlds.prove(officer, task)):
        with pytest.raises(NotTheMoment, match="cần nhận trước"):
            early()
    with pytest.raises(NotTheMoment, match="cần nhận trước"):
        worlds.act(officer, task, "submit", text="Xong")
    with pytest.raises(Forbidden):  # nobody accepts in another's stead
        worlds.act(asking.head, task, "start")
    worlds.act(officer, task, "ask_hand_back", kind="MORE_TIME", reason="Trùng đợt cao điểm")
    with pytest.raises(NotTheMoment, match="đang chờ người giao trả lời"):
        worlds.act(officer, task, "start")
    worlds.act(asking.chairman, task, "decline_hand_back", reason="Vẫn giữ")
    worlds.act(officer, task, "start")
    assert Event.objects.latest("seq").verb == "task.accepted"
    report(officer, task)
    assert state(task) == "IN_PROGRESS" and page(officer, task)["may"]["report"]
    assert list(unlike_events(Tally())) == []


def test_without_it_the_first_report_accepts_as_ever(cast: Any) -> None:
    task = worlds.assigned(cast)
    assert page(cast.officer, task)["may"]["report"]
    report(cast.officer, task)
    assert state(task) == "IN_PROGRESS"


def test_whoever_is_named_anew_accepts_anew(asking: Any, units: Any) -> None:
    task = accepted(asking)
    worlds.act(asking.head, task, "reassign", officer=asking.tt_officer2.pk, reason="Đổi mảng việc")
    assert state(task) == "ASSIGNED"
    worlds.act(asking.tt_officer2, task, "start")
    worlds.act(asking.head, task, "reassign", officer=asking.head.pk, reason="Tự làm")
    assert state(task) == "IN_PROGRESS"  # who names themselves has accepted
    other = accepted(asking)
    post = asking.officer.memberships.get()
    leave_post(asking.admin, units["30337"], post.pk, last_day=date(2026, 8, 14), receiver_id=asking.tt_officer2.pk)
    assert (state(other), worlds.reread(other).officer) == ("ASSIGNED", asking.tt_officer2)
    assert list(unlike_events(Tally())) == []


def test_a_unit_accepts_through_its_head_or_by_naming_somebody(asking: Any) -> None:
    task, other = worlds.given(asking), worlds.given(asking)
    worlds.act(asking.head, task, "start")
    assert state(task) == "IN_PROGRESS"
    worlds.act(asking.head, other, "assign", officer=asking.officer.pk)
    assert state(other) == "ASSIGNED"
    order = ordered(asking.chairman, "KT", "TTPVHCC")
    mine = share(order, "TTPVHCC")
    with pytest.raises(NotTheMoment, match="cần nhận trước"):
        report(asking.head, mine)
    worlds.act(asking.head, mine, "start")
    inner = worlds.passed_on(asking.head, worlds.from_above(asking), asking.officer)
    assert "nhận việc" in page(asking.head, inner)["turn"]["sentence"]


def test_a_regular_task_begins_by_itself(asking: Any) -> None:
    task = worlds.given(asking, due_on=None)
    worlds.act(asking.chairman, task, "set_rhythm", rhythm="MONTHLY")
    worlds.act(asking.head, task, "assign", officer=asking.officer.pk)
    told = page(asking.officer, task)
    assert "nhận việc" not in told["turn"]["sentence"].lower()


def test_the_wait_is_booked_to_the_unit_it_was_given_to_and_stays_so(asking: Any) -> None:
    task = worlds.assigned(asking)
    clock.set_world(datetime(2026, 8, 19, 9, tzinfo=clock.LOCAL))

    def held() -> list[tuple[str, str, int]]:
        return [(one["kind"], one["label"], one["days"]) for one in page(asking.officer, task)["held"]["segments"]]

    waited = ("assignee", "Trung tâm PVHCC, nhận việc", 3)
    assert held() == [waited]
    worlds.act(asking.officer, task, "start")
    clock.set_world(datetime(2026, 8, 21, 9, tzinfo=clock.LOCAL))
    assert held() == [waited, ("assignee", "Trung tâm PVHCC", 2)]
    BodySettings.objects.update(asks_acceptance=False)
    assert held()[0] == waited


def test_lists_say_what_has_to_be_accepted_inside_the_body_alone(asking: Any) -> None:
    task, begun = worlds.assigned(asking), accepted(asking)
    above = worlds.from_above(asking)
    client = Client(asking.officer)

    def listed(by: Any, **query: str) -> dict[str, bool]:
        return {row["id"]: row["to_accept"] for row in Client(by).get("tasks", **query).json()["items"]}

    assert listed(asking.officer) == {str(task.pk): True, str(begun.pk): False, str(above.pk): True}
    assert set(listed(asking.officer, awaiting="ACCEPTANCE")) == {str(task.pk), str(above.pk)}
    assert listed(asking.province) == {str(above.pk): False} and not listed(asking.province, awaiting="ACCEPTANCE")
    rows = client.get("work", box="to_do").json()["items"]
    assert {row["id"]: row["step_label"] for row in rows} == {str(task.pk): "Cần nhận việc", str(begun.pk): None}
    (unit,) = [row for row in Client(asking.head).get("work", box="unit").json()["items"] if row["id"] == str(task.pk)]
    assert unit["turn"] == "Đang chờ Huỳnh Thị Thử nhận việc"
