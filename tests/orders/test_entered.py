"""An order entered for a leader and answered, results that ring once, figures by the quick report (product.md §3, §7, §11)."""

import uuid
from datetime import timedelta
from typing import Any

import pytest

from backend import clock
from backend.activity.chain import Tally
from backend.activity.replay import unlike_events, wrong_readers
from backend.errors import Forbidden, Invalid
from backend.ids import uuid7
from backend.plans.models import Order, Task
from notifications.audience import audience
from notifications.dispatch import dispatch_all
from notifications.models import Notice
from tests import worlds
from tests.api.client import Client
from tests.events import events_since, head, no_event
from tests.orders.worlds import ordered, share
from workflows.order.giving import add_units
from workflows.soundness import wrong_steps
from workflows.task.reminding import doers


def page(by: Any, order: Order) -> Any:
    return Client(by).get(f"orders/{order.pk}").json()


def stages(by: Any, order: Order) -> dict[str, str]:
    return {row["unit"]["code"].removeprefix("30337-"): row["stage"] for row in page(by, order)["units"]}


def entered(cast: Any, *codes: str, **more: Any) -> Order:
    """An order that the clerk wrote down for the Chairman."""
    return ordered(cast.clerk, *codes, for_leader_id=cast.chairman.pk, **({"said_at": "giao ban 10/8"} | more))


def test_what_a_leader_ordered_of_many_may_be_written_down_for_them(cast: Any) -> None:
    before = head()
    order = entered(cast, "KT", "VP")
    assert (order.given_by, order.entered_by, order.said_at) == (cast.chairman, cast.clerk, "giao ban 10/8")
    assert {(t.given_by_id, t.entered_by_id) for t in order.tasks.all()} == {(cast.chairman.pk, cast.clerk.pk)}
    of_order, *of_shares = events_since(before)
    assert audience(of_order) == {cast.chairman.pk}  # once, not of each unit's share
    taken_up = {worlds.unit(code).pk: doers(share(order, code)) for code in ("KT", "VP")}
    assert cast.partner.pk in taken_up[worlds.unit("KT").pk] and cast.clerk.pk not in taken_up[worlds.unit("KT").pk]
    told = {Task.objects.get(pk=event.subject_id).lead_id: audience(event) for event in of_shares}
    assert told == {unit: people - {cast.clerk.pk} for unit, people in taken_up.items()}
    client = Client(cast.chairman)
    (row,) = client.get("work", box="to_read").json()["items"]
    assert (row["kind"], row["id"], row["entered_by"]) == ("order", str(order.pk), "Lê Văn Bản")
    assert (row["turn"], client.get("work").json()["counts"]["to_read"]) == ("Giao 2 đơn vị", 1)
    shown = client.get(f"orders/{order.pk}").json()
    assert (shown["entered"], shown["said_at"]) == (
        {"by": shown["entered"]["by"], "until": "2026-08-19"}, "giao ban 10/8",
    )  # fmt: skip
    assert shown["may"]["disown"] and not page(cast.standing, order)["may"]["disown"]
    assert Client(cast.clerk).post(f"orders/{order.pk}/seen", {}).status_code == 204
    with no_event():
        assert Client(cast.province).post(f"orders/{order.pk}/seen", {}).status_code == 404
    for _ in range(2):
        assert client.post(f"orders/{order.pk}/seen", {}).status_code == 204
    assert client.get("work", box="to_read").json()["items"] == []
    assert set(stages(cast.chairman, order).values()) == {"UNSEEN"}  # the leader's opening is not the units'
    found = Tally()
    assert [*unlike_events(found), *wrong_readers(found), *wrong_steps(found)] == []


def test_who_may_not_write_an_order_down(cast: Any) -> None:
    for by, more, refused in (
        (cast.officer, {}, Forbidden),
        (cast.head, {}, Forbidden),
        (cast.clerk, {"for_leader_id": cast.head.pk}, Invalid),
        (cast.clerk, {"said_at": ""}, Invalid),
        (cast.clerk, {"for_leader_id": None}, Forbidden),
    ):
        with pytest.raises(refused), no_event():
            ordered(by, "KT", **({"for_leader_id": cast.chairman.pk, "said_at": "giao ban"} | more))


def test_units_added_later_are_the_leaders_word_too(cast: Any, units: Any) -> None:
    order = entered(cast, "KT")
    add_units(cast.standing, order.pk, [units["VP"].pk], "Bổ sung")
    added = share(order, "VP")
    assert (added.given_by, added.entered_by, added.said_at) == (cast.chairman, cast.standing, "giao ban 10/8")
    add_units(cast.chairman, order.pk, [units["VHXH"].pk], "Tôi giao thêm")
    assert share(order, "VHXH").entered_by is None
    answer = Client(cast.chairman).post(f"orders/{order.pk}/disowning", {"reason": "Tôi không giao hai đơn vị này"})
    assert len(answer.json()["done"]) == 2
    assert stages(cast.chairman, order) == {"KT": "STOPPED", "VP": "STOPPED", "VHXH": "UNSEEN"}
    found = Tally()
    assert [*unlike_events(found), *wrong_readers(found), *wrong_steps(found)] == []


def test_the_leader_says_that_it_is_not_so_for_three_working_days(cast: Any) -> None:
    order, late = entered(cast, "KT", "VP"), entered(cast, "KT", title="Muộn")
    client, path = Client(cast.chairman), f"orders/{order.pk}/disowning"
    for by in (cast.standing, cast.vice, cast.clerk):
        with no_event():
            assert Client(by).post(path, {"reason": "Không"}).status_code == 403
    with no_event():
        assert client.post(path, {"reason": ""}).status_code == 422
    key, before = uuid.uuid4(), head()
    answers = [client.post(path, {"reason": "Tôi chỉ nêu để biết"}, key=key).json() for _ in range(2)]
    assert len(answers[0]["done"]) == 2 and answers[0] == answers[1]
    assert sorted(e.verb for e in events_since(before)) == ["order.disowned", "task.disowned", "task.disowned"]
    assert set(stages(cast.chairman, order).values()) == {"STOPPED"} and not page(cast.chairman, order)["may"]["disown"]
    clock.set_world(clock.now() + timedelta(days=7))
    with no_event():
        refused = client.post(f"orders/{late.pk}/disowning", {"reason": "Muộn"}).json()
    assert refused["done"] == [] and "3 ngày làm việc" in refused["refused"][0]["detail"]
    assert not page(cast.chairman, late)["may"]["disown"]


def test_many_results_ring_the_givers_bell_once_until_it_is_read(cast: Any) -> None:
    order = ordered(cast.province, "30337", "MH001", figures=())

    def bell() -> Any:
        return Client(cast.province).get("notices").json()

    dispatch_all()
    unread = bell()["unread"]
    _released(cast.chairman, cast.head, share(order, "30337"), "TTPVHCC")
    dispatch_all()
    alone = bell()
    assert (alone["unread"], alone["items"][0]["gathered"]) == (unread + 1, None)  # told as any other
    _released(cast.o_chairman, cast.o_officer, share(order, "MH001"), "MH001-VP")
    rung = Notice.objects.filter(user=cast.province).count()
    dispatch_all()
    assert Notice.objects.filter(user=cast.province).count() == rung
    told = bell()
    line = told["items"][0]
    assert told["unread"] == unread + 1
    assert line["gathered"] == {"order": str(order.pk), "title": order.title, "sentence": "2 đơn vị đã gửi kết quả"}
    assert (line["href"], line["event"]["subject"]["id"]) == (f"/orders/{order.pk}", str(share(order, "MH001").pk))
    assert Client(cast.province).post("notices/read", {"only": line["event"]["seq"]}).json()["unread"] == unread
    worlds.act(cast.o_chairman, share(order, "MH001"), "revoke", reason="Nhầm số")
    worlds.act(cast.o_chairman, share(order, "MH001"), "approve")
    dispatch_all()
    again = bell()
    assert (again["unread"], again["items"][0]["gathered"]) == (unread + 1, None)  # a line of its own after that


def _released(leader: Any, officer: Any, task: Task, lead: str) -> None:
    """The share of a body below, worked on in that unit of it."""
    worlds.act(leader, task, "redirect", lead=worlds.unit(lead).pk, reason="Giao tiếp")
    worlds.prove(officer, task)
    worlds.act(officer, task, "submit", text="Xong")
    worlds.act(leader, task, "approve")


def test_the_quick_report_fills_in_the_figures_of_an_order(cast: Any) -> None:
    order = ordered(cast.province, "30337")
    inner = worlds.passed_on(cast.chairman, share(order, "30337"), cast.officer)
    own = share(ordered(cast.chairman, "TTPVHCC"), "TTPVHCC")
    worlds.act(cast.head, own, "assign", officer=cast.officer.pk)
    client = Client(cast.officer)
    rows = {row["id"]: row for row in client.get("quick-report").json()["items"]}
    assert [len(rows[str(task.pk)]["order"]["figures"]) for task in (inner, own)] == [3, 3]
    sent = [
        {"id": str(uuid7()), "task": str(task.pk), "standing": "DONE", "text": "", "figures": figures}
        for task, figures in ((inner, {"f1": "120", "f2": "118", "f3": ""}), (own, {"f1": "5", "f2": "6"}))
    ]
    answer = client.post("quick-report", {"items": sent}).json()
    assert (answer["done"], [row["id"] for row in answer["refused"]]) == ([str(inner.pk)], [str(own.pk)])
    (row,) = [row for row in client.get("quick-report").json()["items"] if row["id"] == str(inner.pk)]
    assert {one["key"]: one["value"] for one in row["order"]["values"]} == {"f1": "120", "f2": "118"}
    assert row["last"]["text"] == "Hồ sơ tiếp nhận: 120 hồ sơ; Giải quyết đúng hạn: 118 hồ sơ"
    told = client.post("quick-report/submit", {"items": [{"id": row["id"], "version": row["version"]}]}).json()
    assert told["done"] == [str(inner.pk)]
    assert worlds.reread(inner).submission.figures == {"f1": "120", "f2": "118"}
