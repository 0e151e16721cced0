"""One order to many units: given in one act, each unit on its own, followed and added up by the giver (product.md §7)."""

import io
import uuid
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from backend import clock
from backend.activity.chain import Tally
from backend.activity.models import Event
from backend.activity.replay import unlike_events, wrong_readers
from backend.errors import Forbidden, Invalid, NotTheMoment
from backend.ids import uuid7
from backend.plans.drafting import NewPlan
from backend.plans.models import Order, Task
from backend.plans.recording import record_plan
from notifications.audience import audience
from tests import worlds
from tests.api.client import Client
from tests.events import events_since, head, no_event
from tests.orders.worlds import FIGURES, communes, fill, ordered, send, share
from tests.plans.conftest import DOCUMENT
from tests.plans.test_recording import one_line
from workflows.machine import available
from workflows.order.following import move_date
from workflows.order.giving import NewOrder, add_units, give_order
from workflows.soundness import wrong_steps
from workflows.task.doing import mark_seen

ALL = ("VP", "KT", "VHXH", "TTPVHCC", "DVC")


def page(by: Any, order: Order) -> Any:
    return Client(by).get(f"orders/{order.pk}").json()


def stages(by: Any, order: Order) -> dict[str, str]:
    return {row["unit"]["code"].removeprefix("30337-"): row["stage"] for row in page(by, order)["units"]}


def test_one_act_gives_each_unit_a_task_of_its_own(cast: Any) -> None:
    before = head()
    order = ordered(cast.province, "30337", "MH001", "MH-VP", product="Báo cáo")
    events = events_since(before)
    assert [event.verb for event in events] == ["order.given", *["task.given"] * 3]
    assert len({event.act for event in events}) == 1
    tasks = list(order.tasks.select_related("lead"))
    assert {(t.lead.code, t.klass, t.from_above) for t in tasks} == {
        ("30337", "FROM_ABOVE", True), ("MH001", "FROM_ABOVE", True), ("MH-VP", "ORDINARY", False),
    }  # fmt: skip
    assert {(t.title, t.product, t.due_on, t.first_due_on) for t in tasks} == {
        ("Rà soát thủ tục", "Báo cáo", worlds.DUE, worlds.DUE)
    }
    found = Tally()
    assert [*unlike_events(found), *wrong_readers(found), *wrong_steps(found)] == []


@pytest.mark.parametrize("who", ["officer", "head", "clerk", "partner", "admin", "committee"])
def test_nobody_else_gives_to_many(cast: Any, who: str) -> None:
    with pytest.raises(Forbidden), no_event():
        ordered(getattr(cast, who), "KT", "VP")


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"units": ()}, "units"),
        ({"units": (10**12,)}, "units"),
        ({"due_on": date(2026, 8, 13)}, "due_on"),
        ({"title": " "}, "title"),
        ({"figures": (FIGURES[1],)}, "figures.0.check"),
        ({"figures": (FIGURES[0], FIGURES[2] | {"check": "AT_MOST_PREVIOUS"})}, "figures.1.check"),
        ({"figures": (FIGURES[0], FIGURES[0])}, "figures.1.name"),
        ({"figures": tuple({**FIGURES[0], "name": f"{n}"} for n in range(13))}, "figures"),
    ],
)
def test_what_cannot_be_ordered(cast: Any, units: Any, more: dict[str, Any], field: str) -> None:
    wish: dict[str, Any] = {"id": uuid7(), "title": "x", "units": (units["KT"].pk,)} | more
    with pytest.raises(Invalid) as refused, no_event():
        give_order(cast.chairman, NewOrder(**wish))
    assert field in [error.field for error in refused.value.errors]


def test_sideways_upwards_and_into_a_body_below_nothing_is_given(cast: Any, units: Any) -> None:
    for who, code in (("chairman", "MH-VP"), ("chairman", "MH001"), ("province", "30337-KT"), ("chairman", "30337")):
        with pytest.raises(Invalid), no_event():
            give_order(getattr(cast, who), NewOrder(id=uuid7(), title="x", units=(units[code].pk,)))


def test_the_matrix_is_a_recount(cast: Any) -> None:
    """Every stage there is, against the tasks themselves."""
    order = ordered(cast.chairman, *ALL)
    mark_seen(cast.kt_officer, share(order, "KT").pk)
    fill(cast.vhxh_officer, share(order, "VHXH"), "5")
    send(cast.officer, share(order, "TTPVHCC"), "120", "118", "YES")
    worlds.act(cast.head, share(order, "TTPVHCC"), "approve")
    send(cast.dvc_officer, share(order, "DVC"), "10", "9")
    assert stages(cast.chairman, order) == {
        "VP": "UNSEEN", "KT": "SEEN", "VHXH": "WORKING", "TTPVHCC": "DONE", "DVC": "SENT",
    }  # fmt: skip
    worlds.act(cast.dvc_head, share(order, "DVC"), "send_back", reason="Sai số")
    worlds.act(cast.chairman, share(order, "VP"), "void", reason="Giao nhầm")
    assert stages(cast.officer, order)["DVC"] == "RETURNED"
    clock.set_world(clock.now() + timedelta(days=40))
    told = page(cast.chairman, order)
    recount = {stage.lower(): list(stages(cast.chairman, order).values()).count(stage) for stage in ("UNSEEN", "SEEN", "WORKING", "SENT", "RETURNED", "DONE", "STOPPED")}  # fmt: skip
    late = sum(row["timeliness"]["class"] == "OVERDUE" for row in told["units"])
    assert told["counts"] == {"units": 4, "late": late, **recount} and late == 3
    (row,) = Client(cast.chairman).get("orders", running="true").json()["items"]
    assert row["counts"] == told["counts"]
    assert [(total["key"], total["answered"], total["total"]) for total in told["totals"]] == [
        ("f1", 1, "120"), ("f2", 1, "118"), ("f3", 1, "1"),
    ]  # fmt: skip


def test_figures_of_a_body_below_are_added_once_they_are_released(cast: Any) -> None:
    order = ordered(cast.province, "30337", "MH001")
    for by, code, lead in ((cast.chairman, "30337", "TTPVHCC"), (cast.o_chairman, "MH001", "MH001-VP")):
        worlds.act(by, share(order, code), "redirect", lead=worlds.unit(lead).pk, reason="Giao tiếp")
    fill(cast.o_officer, share(order, "MH001"), "20", "20", "YES")
    send(cast.officer, share(order, "30337"), "100.5", "90")
    told = page(cast.province, order)
    assert [total["answered"] for total in told["totals"]] == [0, 0, 0]
    assert [(row["unit"]["code"], row["figures"]) for row in told["units"]] == [("MH001", None), ("30337", None)]
    assert Client(cast.province).get(f"tasks/{share(order, '30337').pk}").json()["order"]["values"] == []
    worlds.act(cast.chairman, share(order, "30337"), "approve")
    told = page(cast.province, order)
    assert [(total["answered"], total["total"]) for total in told["totals"]] == [(1, "100.5"), (1, "90"), (0, "0")]
    assert stages(cast.province, order) == {"30337": "DONE", "MH001": "WORKING"}
    outside = Client(cast.province).get(f"tasks/{share(order, '30337').pk}").json()["order"]
    assert {value["key"]: value["value"] for value in outside["values"]} == {"f1": "100.5", "f2": "90"}
    assert outside["id"] == str(order.pk)
    inside = Client(cast.clerk).get(f"tasks/{share(order, '30337').pk}").json()["order"]
    assert inside["id"] is None and inside["title"] == order.title  # of the others it hears nothing
    assert Client(cast.clerk).get(f"orders/{order.pk}").status_code == 404


def test_who_does_the_inner_work_fills_in_the_figures_that_go_up_with_its_answer(cast: Any) -> None:
    order = ordered(cast.province, "30337")
    upper = share(order, "30337")
    inner = worlds.passed_on(cast.chairman, upper, cast.officer)
    fill(cast.officer, inner, "100")
    told = Client(cast.officer).get(f"tasks/{inner.pk}").json()
    assert told["order"]["values"] == [{"key": "f1", "value": "100"}] and len(told["order"]["figures"]) == 3
    with pytest.raises(NotTheMoment, match="Giải quyết đúng hạn"):
        worlds.act(cast.officer, inner, "submit", text="Xong")
    send(cast.officer, inner, "100", "95")
    assert [total["answered"] for total in page(cast.province, order)["totals"]] == [0, 0, 0]
    worlds.act(cast.chairman, upper, "approve")
    told = page(cast.province, order)
    assert [(total["answered"], total["total"]) for total in told["totals"]] == [(1, "100"), (1, "95"), (0, "0")]
    assert worlds.reread(inner).submission.figures == worlds.reread(upper).submission.figures
    found = Tally()
    assert [*unlike_events(found), *wrong_readers(found), *wrong_steps(found)] == []


def test_figures_are_filled_in_before_a_line_of_the_own_plan_answers(cast: Any) -> None:
    upper = share(ordered(cast.province, "30337"), "30337")
    worlds.act(cast.chairman, upper, "redirect", lead=worlds.unit("TTPVHCC").pk, reason="Giao tiếp")
    own = worlds.own_line(cast)
    with pytest.raises(NotTheMoment, match="Còn thiếu số liệu"):
        worlds.act(cast.head, upper, "link", own_task=str(own.pk))
    fill(cast.head, upper, "3", "2")
    worlds.act(cast.head, upper, "link", own_task=str(own.pk))
    worlds.prove(cast.officer, own)
    worlds.act(cast.officer, own, "submit", text="Xong")
    worlds.act(cast.head, own, "approve")
    assert worlds.reread(upper).submission.figures == {"f1": "3", "f2": "2"}
    worlds.act(cast.chairman, upper, "send_back", reason="Làm lại")
    assert worlds.reread(upper).figures == {"f1": "3", "f2": "2"}  # nobody types them a second time


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"f1": "nhiều"}, "figures.f1"),
        ({"f1": "-1"}, "figures.f1"),
        ({"f1": "5", "f2": "6"}, "figures.f2"),
        ({"f3": "MAYBE"}, "figures.f3"),
        ({"f9": "1"}, "figures.f9"),
    ],
)
def test_figures_that_cannot_be_taken(cast: Any, values: dict[str, str], field: str) -> None:
    task = share(ordered(cast.chairman, "TTPVHCC"), "TTPVHCC")
    with no_event():
        answer = Client(cast.officer).post(f"tasks/{task.pk}/progress", {"id": str(uuid7()), "figures": values})
    assert (answer.status_code, answer.json()["field"]) == (422, field)


def test_a_result_waits_for_its_required_figures_and_for_nothing_else(cast: Any) -> None:
    task = share(ordered(cast.chairman, "TTPVHCC"), "TTPVHCC")
    fill(cast.officer, task, "1200")
    steps = {step["name"]: step["unmet"] for step in Client(cast.officer).get(f"tasks/{task.pk}").json()["transitions"]}
    assert steps.get("submit") in (None, "Còn thiếu số liệu: Giải quyết đúng hạn.")
    fill(cast.officer, task, "1200", "1100.5")
    report = task.progress.order_by("at").last()
    assert report is not None and report.text == "Hồ sơ tiếp nhận: 1.200 hồ sơ; Giải quyết đúng hạn: 1.100,5 hồ sơ"
    worlds.act(cast.officer, task, "submit", text="Xong")  # the figures prove it
    assert worlds.reread(task).submission.figures == {"f1": "1200", "f2": "1100.5"}


def test_reminding_all_that_have_not_sent_once_a_day(cast: Any) -> None:
    order = ordered(cast.chairman, "KT", "VHXH", "TTPVHCC")
    send(cast.officer, share(order, "TTPVHCC"), "1", "1")
    client, before, key = Client(cast.chairman), head(), uuid.uuid4()
    answers = [client.post(f"orders/{order.pk}/reminder", {"text": "Gửi hôm nay."}, key=key).json() for _ in range(2)]
    assert answers[0]["done"] == answers[1]["done"] and len(answers[0]["done"]) == 2
    assert [event.verb for event in events_since(before)].count("task.reminded") == 2
    with no_event():
        again = client.post(f"orders/{order.pk}/reminder", {"text": ""}).json()
    assert (again["done"], {row["code"] for row in again["refused"]}) == ([], {"not_the_moment"})
    rows = {row["unit"]["code"]: row["reminded_at"] for row in page(cast.chairman, order)["units"]}
    assert {code for code, at in rows.items() if at} == {"30337-KT", "30337-VHXH"}


def test_a_repetition_says_nothing_of_units_that_nobody_asked(cast: Any) -> None:
    order = ordered(cast.chairman, "KT", "TTPVHCC")
    send(cast.officer, share(order, "TTPVHCC"), "1", "1")
    client = Client(cast.chairman)
    for path, body in (("reminder", {"text": ""}), ("date", {"due_on": "2026-10-01", "reason": "Lùi hạn"})):
        key = uuid.uuid4()
        answers = [client.post(f"orders/{order.pk}/{path}", body, key=key).json() for _ in range(2)]
        assert answers == [{"done": [str(share(order, "KT").pk)], "refused": []}] * 2


def test_what_a_body_has_not_passed_on_waits_for_its_leaders_and_its_standing_office(cast: Any) -> None:
    order = ordered(cast.province, "30337")
    answer = Client(cast.province).post(f"orders/{order.pk}/reminder", {"text": ""}).json()
    assert answer["done"] == [str(share(order, "30337").pk)]
    assert audience(Event.objects.get(verb="task.reminded")) >= {cast.chairman.pk, cast.vice.pk, cast.standing.pk}


def test_the_date_moves_for_all_or_for_one_and_the_first_stays(cast: Any) -> None:
    order = ordered(cast.province, "30337", "MH001")
    one = share(order, "MH001")
    worlds.act(cast.province, one, "move_due", due_on="2026-10-01", reason="Thiên tai")
    assert Order.objects.get(pk=order.pk).due_on == worlds.DUE
    before = head()
    answer = Client(cast.province).post(f"orders/{order.pk}/date", {"due_on": "2026-10-01", "reason": "Bộ lùi hạn"})
    body = answer.json()
    assert (len(body["done"]), [row["id"] for row in body["refused"]]) == (1, [str(one.pk)])
    assert [event.verb for event in events_since(before)] == ["order.date_moved", "task.due_moved"]
    assert {(t.due_on, t.first_due_on, t.extended) for t in order.tasks.all()} == {(date(2026, 10, 1), worlds.DUE, 0)}
    kept = Order.objects.get(pk=order.pk)
    assert (kept.due_on, kept.first_due_on) == (date(2026, 10, 1), worlds.DUE)
    told = Client(cast.chairman).get(f"activity?subject=task:{share(order, '30337').pk}").json()["items"][0]
    assert told["reason"] == "Bộ lùi hạn"  # the giver's word is read whole by who received it
    found = Tally()
    assert [*unlike_events(found), *wrong_steps(found)] == []


def test_the_first_date_of_an_order_that_had_none_is_kept_as_such(cast: Any) -> None:
    order = ordered(cast.chairman, "KT", due_on=None)
    move_date(cast.chairman, order.pk, date(2026, 10, 1), "Đã có hạn")
    order.refresh_from_db()
    assert {(one.due_on, one.first_due_on) for one in (order, share(order, "KT"))} == {(date(2026, 10, 1),) * 2}
    found = Tally()
    assert [*unlike_events(found), *wrong_steps(found)] == []


def test_a_unit_joins_later_and_leaves_by_the_tasks_own_rules(cast: Any, units: Any) -> None:
    order = ordered(cast.chairman, "KT")
    client = Client(cast.chairman)
    path = f"orders/{order.pk}/units"
    with no_event():
        known = client.post(path, {"units": [units["KT"].pk], "reason": "x"})
    assert (known.status_code, known.json()["field"]) == (422, "units")
    told = client.post(path, {"units": [units["VP"].pk], "reason": "Bổ sung"}).json()
    assert [row["unit"]["code"] for row in told["units"]] == ["30337-VP", "30337-KT"]
    left = share(order, "KT")
    client.post(
        "tasks/transitions/cancel", {"items": [{"id": str(left.pk), "version": left.version}], "reason": "Không còn"}
    )
    assert stages(cast.chairman, order) == {"VP": "UNSEEN", "KT": "STOPPED"}
    assert client.post(path, {"units": [units["KT"].pk], "reason": "Lại có"}).status_code == 200
    assert page(cast.chairman, order)["counts"]["units"] == 2


def test_who_carries_out_a_plans_line_is_said_by_the_plan(cast: Any, units: Any) -> None:
    record_plan(cast.standing, one_line(lead="30337-ALL"), NewPlan(2026), DOCUMENT, body_id=units["30337"].pk)
    order = Order.objects.get()
    with no_event(), pytest.raises(NotTheMoment, match="điều chỉnh kế hoạch"):
        add_units(cast.chairman, order.pk, [units["QS"].pk], "Bổ sung")


def test_what_was_given_to_many_floods_neither_the_box_nor_the_form(cast: Any) -> None:
    ordered(cast.chairman, *ALL)
    client = Client(cast.chairman)
    assert client.get("work", box="waiting").json()["items"] == client.get("giving").json()["recent"] == []


def test_a_repetition_gives_nothing_twice(cast: Any, units: Any) -> None:
    client, key = Client(cast.chairman), uuid.uuid4()
    body = {"id": str(uuid7()), "title": "Báo cáo", "units": [units["KT"].pk, units["VP"].pk]}
    answers = [client.post("orders", body, key=key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json()["units"] == answers[1].json()["units"] and Task.objects.count() == 2
    with no_event():
        assert client.post("orders", body).status_code == 422


def test_the_giver_hears_that_it_was_opened_and_sent_but_not_by_whom(cast: Any) -> None:
    order = ordered(cast.province, "30337")
    task = share(order, "30337")
    mark_seen(cast.chairman, task.pk)
    assert page(cast.province, order)["units"][0]["stage"] == "SEEN"
    seen = Event.objects.get(verb="task.seen")
    assert set(seen.readers) == set(task.readers)
    told = Client(cast.province).get(f"activity?subject=task:{task.pk}").json()["items"][0]
    assert told["verb"] == "task.seen" and "Trần Minh Họa" not in str(told)


def test_names_are_pasted_as_offices_write_them(cast: Any) -> None:
    text = "1. UBND xã An Phú\n2. Tân Lộc Phú; Sở Tài chính\nxã Không Có"
    read = Client(cast.province).post("orders/reading", {"text": text}).json()
    assert {unit["code"] for unit in read["found"]} == {"30337", "MH001", "MH-STC"}
    assert read["unknown"] == ["xã Không Có"] and read["ambiguous"] == []
    two = communes(2)
    for unit, level in zip(two, ("xã", "phường"), strict=True):
        unit.name, unit.short_name = f"Ủy ban nhân dân {level} Trùng Tên", f"UBND {level} Trùng Tên"
        unit.save()
    (asked,) = Client(cast.province).post("orders/reading", {"text": "Trùng Tên"}).json()["ambiguous"]
    assert (asked["text"], [unit["code"] for unit in asked["units"]]) == ("Trùng Tên", ["MH9000", "MH9001"])
    inside = Client(cast.chairman).get("orders/recipients").json()
    group = next(one for one in inside["groups"] if one["unit"]["code"] == "30337-ALL")
    assert len(group["members"]) == 5
    assert Client(cast.officer).get("orders/recipients").json() == {"own": False, "units": [], "groups": []}
    (clerk, standing) = (Client(who).get("orders/recipients").json() for who in (cast.clerk, cast.standing))
    assert clerk["units"] == standing["units"] and (clerk["own"], standing["own"]) == (False, True)


def test_the_summary_table(cast: Any) -> None:
    order = ordered(cast.chairman, "KT", "TTPVHCC")
    send(cast.officer, share(order, "TTPVHCC"), "1200", "1100", "NO")
    content = b"".join(Client(cast.chairman).http.get(f"/api/v1/orders/{order.pk}/sheet"))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert rows[0][6:] == ("Hồ sơ tiếp nhận (hồ sơ)", "Giải quyết đúng hạn (hồ sơ)", "Đã niêm yết")
    assert rows[2][2:4] + rows[2][6:] == ("Đã gửi", "15/09/2026", 1200, 1100, "Không")
    assert rows[3][6:] == (1200, 1100, "0/1 có")
    assert [sheet.cell(7, column).number_format for column in (7, 8)] == ['#,##0" hồ sơ"', '#,##0" hồ sơ"']


def test_days_late_can_be_added_up_in_the_summary_table(cast: Any) -> None:
    order = ordered(cast.chairman, "KT", "VP")
    clock.set_world(clock.now() + timedelta(days=60))
    content = b"".join(Client(cast.chairman).http.get(f"/api/v1/orders/{order.pk}/sheet"))
    rows = list(
        openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(min_row=5, max_row=6, values_only=True)
    )
    late = [row["timeliness"]["days"] for row in page(cast.chairman, order)["units"]]
    assert [row[5] for row in rows] == late and all(late)


def test_many_units_cost_no_more_statements_than_few(cast: Any) -> None:
    """Giving, and looking at what was given."""
    found = []
    bodies = communes(40)
    for some in (bodies[:5], bodies):
        with CaptureQueriesContext(connection) as giving:
            order = ordered(cast.province, *(unit.code for unit in some))
        client = Client(cast.province)
        with CaptureQueriesContext(connection) as looking:
            client.get(f"orders/{order.pk}")
        found.append((len(giving) - 2 * len(some), len(looking)))  # the test's own look-ups of each unit aside
    assert found[1] <= found[0] <= (30, 12), found


def test_who_got_it_passed_on_fills_in_the_figures_and_the_release_hands_them_up(cast: Any) -> None:
    order = ordered(cast.province, "30337")
    task = share(order, "30337")
    inner = worlds.passed_on(cast.chairman, task, cast.officer)
    assert [f["key"] for f in Client(cast.officer).get(f"tasks/{inner.pk}").json()["order"]["figures"]] == [
        "f1",
        "f2",
        "f3",
    ]
    fill(cast.officer, inner, "480")
    worlds.prove(cast.officer, inner)
    with pytest.raises(NotTheMoment, match="Giải quyết đúng hạn"):
        worlds.act(cast.officer, inner, "submit", text="Đã rà soát")
    send(cast.officer, inner, "480", "470")
    worlds.act(cast.chairman, task, "approve")
    (row,) = page(cast.province, order)["units"]
    assert (row["stage"], {f["key"]: f["value"] for f in row["figures"]}) == ("DONE", {"f1": "480", "f2": "470"})


def test_a_share_with_figures_is_not_answered_by_a_line_of_the_own_plan(cast: Any) -> None:
    task = share(ordered(cast.province, "30337"), "30337")
    assert {"pass_on"} == {one["name"] for one in available(task, cast.chairman)} & {"pass_on", "link"}
