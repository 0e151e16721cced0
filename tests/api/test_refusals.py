"""Every route × every way of being refused. A new route fails here until it says how it refuses."""

import json
import uuid

import pytest
from django.urls import get_resolver
from rest_framework.test import APIClient

from backend.ids import uuid7
from backend.organisations.models import OrgUnit
from tests import worlds
from tests.api import inspection_bodies, inspection_plan_bodies, start_bodies
from tests.api.client import Client
from tests.api.contract import held_to_contract, operations, route_of
from tests.events import events_since, head, no_event

OPEN = {
    ("GET", "session"),
    ("GET", "demo/cast"),
    ("POST", "demo/enter"),
    ("POST", "first-admin"),
    ("POST", "access-codes/redeem"),
}
NOBODYS = "00000000-0000-7000-8000-000000000000"


def proof(**more):
    return {"id": str(uuid7()), "kind": "COUNT", "count": {"value": "1", "unit": "bài"}} | more


def bodies(cast, units):
    """POST route → a body that would be taken."""
    return {
        "tasks": {"id": str(uuid7()), "title": "Việc", "lead": units["TTPVHCC"].pk},
        "tasks/transitions/<name>": {"items": [{"id": NOBODYS, "version": 1}], "reason": "x"},
        "tasks/reminder": {"items": [{"id": NOBODYS}], "text": "Đang làm đến đâu?"},
        "tasks/<task_id>/transitions/<name>": {"reason": "x"},
        "tasks/<task_id>/seen": {},
        "tasks/<task_id>/progress": {"id": str(uuid7()), "text": "Đang làm"},
        "tasks/<task_id>/evidence": proof(),
        "tasks/<task_id>/partners": {"items": []},
        "tasks/<task_id>/reminder": {"text": "Đang làm đến đâu?"},
        "notices/read": {"up_to": None},
        "quick-report": {"items": [{"id": NOBODYS, "task": NOBODYS, "standing": "STUCK", "text": "Chờ kinh phí"}]},
        "quick-report/submit": {"items": [{"id": NOBODYS, "version": 1}]},
        "views": {"id": str(uuid7()), "name": "Quá hạn", "query": "timeliness=OVERDUE"},
        "views/opening": {"kind": "task", "id": None},
        "views/removal": {"id": NOBODYS},
        "work/snoozes": {"record": NOBODYS, "until": "2026-08-20"},
        "undo": {"act": 1},
        "boards/tasks/looked": {"seq": 1},
        "boards/tickets/looked": {"seq": 1},
        "unit-figures/ranking": {"on": True},
        "meetings/remarks": {"id": str(uuid7()), "body": units["30337"].pk, "day": "2026-08-10", "text": "Làm ngay"},
        "meetings/confirmation": {"body": units["30337"].pk, "day": "2026-08-10", "on": True},
        "committee/reminder": {"units": [units["30337"].pk], "text": "Sắp đến hạn"},
        "committee/watching": {"unit": units["30337"].pk, "on": True},
        "plans": {"id": str(uuid7()), "upload": NOBODYS, "year": 2026},
        "plans/<plan_id>/transitions/<name>": {"reason": "x"},
        "plans/<plan_id>/lines": {"upload": NOBODYS, "year": 2026},
        "plans/<plan_id>/key-lines": {"lines": []},
        "plans/<plan_id>/targets/<lineage>/figures": {
            "id": str(uuid7()),
            "value": "1",
            "as_on": "2026-06-30",
            "source": "Báo cáo",
        },
        "plans/<plan_id>/officers": {"cells": [{"area": "DIRECTION", "unit": units["VP"].pk, "officer": None}]},
        "plans/<plan_id>/amendments": {"id": str(uuid7())},
        "plans/<plan_id>/next-year": {"id": str(uuid7())},
        "plans/<plan_id>/carried": {},
        "plans/<plan_id>/closing/lines": {"lines": [NOBODYS], "outcome": "CARRY"},
        "plans/<plan_id>/edits": {"items": [{"title": "Việc thêm", "lead": units["VP"].pk}]},
        "plans/<plan_id>/objectives": {"items": [{"area": "", "text": "Gần dân"}]},
        "plans/<plan_id>/target-edits": {"lineage": NOBODYS, "drop": True},
        "plans/<plan_id>/changes": {"upload": NOBODYS, "accepted": ["x"]},
        "plans/<plan_id>/changes/undoing": {},
        "plans/<plan_id>/corrections": {"id": str(uuid7()), "field": "NUMBER", "new": "1", "reason": "x"},
        "plans/<plan_id>/corrections/<correction_id>": {"agree": True},
        "plans/<plan_id>/answers": {"own": NOBODYS, "higher": NOBODYS},
        "plans/<plan_id>/answers/removal": {"own": NOBODYS, "higher": NOBODYS},
        "numbering": {
            "items": [{"kind": "PLAN", "id": NOBODYS, "version": 1, "number": "9/KH-UBND", "date": "2026-08-13"}]
        },
        "units/<unit_id>/aliases": {"text": "Văn phòng ủy ban"},
        "units/<unit_id>/aliases/removal": {"text": "Văn phòng ủy ban"},
        **inspection_bodies.posts(units),
        **inspection_plan_bodies.posts(units),
        **start_bodies.posts(),
    }


def address(route, task_id=NOBODYS):
    """An address of the route; records that are not there unless a task is given."""
    return inspection_bodies.absent(
        inspection_plan_bodies.absent(start_bodies.absent(route)).replace("<task_id>", str(task_id)).replace("<name>", "cancel").replace("<plan_id>", NOBODYS)
        .replace("<user_id>", "999999999")
        .replace("<lineage>", NOBODYS).replace("<correction_id>", NOBODYS).replace("<unit_id>", "999999999")
        .replace("<file_id>", NOBODYS).replace("<upload_id>", str(uuid7()))
    )  # fmt: skip


ALL = sorted(operations())
CLOSED = [operation for operation in ALL if operation not in OPEN]
ACTS = [r for method, r in ALL if method == "POST" and (method, r) not in OPEN and r not in start_bodies.NO_ACTS]
ON_TASKS = [route for route in ACTS if route.startswith("tasks")]


def code(response):
    return response.status_code, response.json()["code"]


def test_every_route_is_one_of_these():
    patterns = next(p for p in get_resolver().url_patterns if str(p.pattern) == "api/v1/").url_patterns
    assert {route_of(address(route)) for _, route in ALL} == {route for _, route in ALL}
    assert len(patterns) == len({route for _, route in ALL})


@pytest.mark.parametrize(("method", "route"), CLOSED)
def test_nobody_signed_in(db, method, route):
    answer = getattr(APIClient(), method.lower())(
        f"/api/v1/{address(route)}", {}, format="json" if method != "GET" else None
    )
    held_to_contract(method, address(route), answer)
    assert code(answer) == (401, "not_signed_in")
    assert answer["WWW-Authenticate"] == "Session"


@pytest.mark.parametrize(("method", "route"), [o for o in ALL if o[0] == "GET"])
def test_unknown_filters(cast, method, route):
    answer = Client(cast.officer).get(address(route), colour="red")
    assert code(answer) == (422, "invalid")
    assert answer.json()["field"] == "colour"


@pytest.mark.parametrize("route", sorted({route for _, route in ALL}))
def test_other_methods(cast, route):
    known = {method for method, of in ALL if of == route}
    client = Client(cast.officer).http
    for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - known:
        answer = getattr(client, method.lower())(f"/api/v1/{address(route)}")
        held_to_contract(method, address(route), answer)
        assert code(answer) == (405, "method_not_allowed")
        assert set(answer["Allow"].split(", ")) - {"HEAD"} == known


@pytest.mark.parametrize("route", [r for m, r in ALL if m == "GET" and "<" in r])
def test_absent_records(cast, route):
    assert code(Client(cast.officer).get(address(route))) == (404, "not_found")


@pytest.mark.parametrize("route", ACTS)
def test_writes_without_key_or_with_something_else(cast, units, route):
    client, body = Client(cast.officer).http, bodies(cast, units)[route]
    for headers in ({}, {"Idempotency-Key": "1"}):
        answer = client.post(f"/api/v1/{address(route)}", body, format="json", headers=headers)
        held_to_contract("POST", address(route), answer)
        assert code(answer) == (400, "key_missing")


@pytest.mark.parametrize("route", [r for m, r in ALL if m == "PUT" and not r.startswith("uploads")])
def test_what_is_put_asks_for_a_key_and_answers_strangers_alike(cast, units, route):
    client, body = (
        Client(cast.outsider),
        (inspection_bodies.puts() | inspection_plan_bodies.puts() | start_bodies.puts())[route],
    )
    assert code(client.http.put(f"/api/v1/{address(route)}", body, format="json")) == (400, "key_missing")
    assert code(client.put(address(route), body, match='"v1"')) == (404, "not_found")
    assert code(client.put(address(route), body | {"colour": "red"}, match='"v1"')) == (422, "invalid")


@pytest.mark.parametrize("route", ACTS)
def test_writes_from_a_foreign_page(cast, units, route):
    strict = APIClient(enforce_csrf_checks=True)
    strict.force_login(cast.officer, backend="django.contrib.auth.backends.ModelBackend")
    with no_event():
        answer = strict.post(
            f"/api/v1/{address(route)}",
            bodies(cast, units)[route],
            format="json",
            headers={"Idempotency-Key": str(uuid7())},
        )
    held_to_contract("POST", address(route), answer)
    assert code(answer) == (403, "forbidden")


@pytest.mark.parametrize("route", [r for r in ACTS if "<task_id>" in r])
def test_writes_on_absent_and_foreign_tasks_answer_alike(cast, units, route, task):
    stranger = Client(cast.outsider)
    body = bodies(cast, units)[route]
    with no_event():
        answers = [stranger.post(address(route, task_id), body, match='"v1"') for task_id in (task.pk, uuid7())]
    told = [{k: v for k, v in answer.json().items() if k != "request_id"} for answer in answers]
    assert answers[0].status_code == 404 and told[0] == told[1]


@pytest.mark.parametrize("route", [r for r in ACTS if "<task_id>" in r and not r.endswith("seen")])
def test_writes_without_the_right(cast, units, route, task):
    with no_event():
        answer = Client(cast.clerk).post(
            address(route, task.pk), bodies(cast, units)[route], match=f'"v{task.version}"'
        )
    assert code(answer) == (403, "forbidden")


def test_giving_without_the_right(cast, units):
    body = bodies(cast, units)["tasks"]
    with no_event():
        assert code(Client(cast.officer).post("tasks", body)) == (403, "forbidden")
        assert code(Client(cast.outsider).post("tasks", body)) == (422, "invalid")  # a unit they do not know of
        assert code(Client(cast.outsider).post("tasks", body | {"lead": 999_999})) == (422, "invalid")


@pytest.mark.parametrize("route", [r for r in ACTS if "<name>" not in r])
def test_unknown_fields(cast, units, route, task):
    who = cast.chairman if route == "tasks" or route.endswith("partners") else cast.officer
    with no_event():
        answer = Client(who).post(
            address(route, task.pk), bodies(cast, units)[route] | {"colour": "red"}, match=f'"v{task.version}"'
        )
    assert code(answer) == (422, "invalid")
    assert answer.json()["field"] == "colour"


@pytest.mark.parametrize("route", ["tasks/<task_id>/transitions/<name>", "tasks/<task_id>/partners"])
def test_what_was_seen_must_be_said_and_be_true(cast, units, route, task):
    chairman, body = Client(cast.chairman), bodies(cast, units)[route]
    with no_event():
        assert code(chairman.post(address(route, task.pk), body)) == (428, "precondition_missing")
        assert code(chairman.post(address(route, task.pk), body, match='"v1"')) == (412, "stale")
        assert code(chairman.post(address(route, task.pk), body, match='"s1.1"')) == (412, "stale")


def test_who_was_slower_is_told_who_was_faster_as_far_as_they_may_know(cast, units, task):
    path, body = (
        address("tasks/<task_id>/partners", task.pk),
        {"items": [{"unit": units["VHXH"].pk, "mode": "COORDINATES"}]},
    )
    faster = Client(cast.head).post(path, body, match=f'"v{task.version}"')
    assert faster.status_code == 200, faster.content
    slower = Client(cast.chairman).post(path, body, match=f'"v{task.version}"').json()
    assert (slower["code"], slower["by"]) == ("stale", cast.head.full_name)
    assert slower["at"] == Client(cast.head).get("activity", subject=f"task:{task.pk}").json()["items"][0]["at"]
    other = Client(cast.outsider).post(path, body, match=f'"v{task.version}"').json()
    assert (other["code"], other["by"], other["at"]) == ("not_found", None, None)


@pytest.mark.parametrize("route", ["tasks/<task_id>/progress", "tasks/<task_id>/evidence", "tasks/<task_id>/partners"])
def test_nothing_is_added_to_what_waits_or_has_ended(cast, units, route):
    for task in (worlds.submitted(cast), worlds.completed(cast)):
        with no_event():
            answer = Client(cast.head).post(
                address(route, task.pk), bodies(cast, units)[route], match=f'"v{task.version}"'
            )
        assert code(answer) == (409, "not_the_moment")


@pytest.mark.parametrize(
    ("route", "wrong", "field"),
    [
        ("tasks", {"title": ""}, "title"),
        ("tasks", {"title": "x" * 2001}, "title"),
        ("tasks", {"lead": 999_999}, "lead"),
        ("tasks", {"lead": 10**30}, "lead"),
        ("tasks", {"due_on": "2026-08-13"}, "due_on"),
        ("tasks", {"due_on": "31/12/2026"}, "due_on"),
        ("tasks", {"due_on": "2226-12-31"}, "due_on"),
        ("tasks", {"class": "FROM_ABOVE"}, "class"),
        ("tasks", {"origin": "PLAN_LINE"}, "origin"),
        ("tasks", {"officer": 999_999}, "officer"),
        ("tasks", {"area": "SPORT"}, "area"),
        ("tasks", {"source": NOBODYS}, "source"),
        ("tasks", {"for_leader": "Chủ tịch"}, "for_leader"),
        ("tasks", {"said_at": "x" * 201}, "said_at"),
        ("documents", {"number": " "}, "number"),
        ("documents", {"issued_on": "2026-08-15"}, "issued_on"),
        ("documents", {"kind": "NOTE"}, "kind"),
        ("tasks", {"partners": [{"unit": 999_999, "mode": "COORDINATES"}]}, "partners"),
        ("tasks", {"partners": [{"unit": 1, "mode": "WATCHES"}]}, "partners.0.mode"),
        ("tasks/<task_id>/progress", {"text": " "}, "text"),
        ("tasks/<task_id>/progress", {"percent": 101}, "percent"),
        ("tasks/<task_id>/progress", {"recorded_for": 999_999, "basis": "Điện thoại"}, "recorded_for"),
        ("tasks/<task_id>/evidence", {"count": {"value": "-1", "unit": ""}}, "count"),
        ("tasks/<task_id>/evidence", {"count": {"value": "nhiều"}}, "count.value"),
        ("tasks/<task_id>/evidence", {"kind": "DOCUMENT"}, "document"),
        ("tasks/<task_id>/evidence", {"kind": "DOCUMENT", "document": {"number": "1", "date": "hôm qua"}}, "document"),
        ("tasks/<task_id>/evidence", {"kind": "DOCUMENT", "document": {"number": "1", "date": "0202-08-12"}}, "document"),
        ("tasks/<task_id>/evidence", {"kind": "LINK", "link": "javascript:alert(1)"}, "link"),
        ("tasks/<task_id>/evidence", {"kind": "FILE"}, "upload"),
        ("tasks/<task_id>/evidence", {"kind": "FILE", "upload": NOBODYS}, "upload"),
        ("tasks/<task_id>/evidence", {"replaces": NOBODYS}, "replaces"),
        ("tasks/<task_id>/evidence", {"again": NOBODYS}, "again"),
        ("tasks/<task_id>/partners", {"items": [{"unit": 999_999, "mode": "COORDINATES"}]}, "partners"),
    ],
)  # fmt: skip
def test_content_that_cannot_be_taken(cast, units, route, wrong, field, task):
    with no_event():
        answer = Client(cast.head).post(
            address(route, task.pk), bodies(cast, units)[route] | wrong, match=f'"v{task.version}"'
        )
    assert code(answer) == (422, "invalid")
    assert field in {error["field"] for error in answer.json()["errors"]}


def test_what_a_transition_asks_is_of_the_tasks_own_body(cast, units):
    """An id of another body and one that does not exist are refused in the same words."""
    task = worlds.given(cast)
    head_of_unit = Client(cast.head)
    said = {
        who: head_of_unit.post(
            f"tasks/{task.pk}/transitions/assign", {"officer": who}, match=f'"v{task.version}"'
        ).json()["errors"]
        for who in (cast.outsider.pk, 999_999)
    }
    assert said[cast.outsider.pk] == said[999_999]
    units_said = {
        unit: Client(cast.chairman).post(
            f"tasks/{task.pk}/transitions/redirect", {"lead": unit, "reason": "x"}, match=f'"v{task.version}"'
        ).json()["errors"]
        for unit in (units["MH-SNV"].pk, 999_999)
    }  # fmt: skip
    assert units_said[units["MH-SNV"].pk] == units_said[999_999]


def test_nothing_is_given_to_a_unit_that_no_longer_stands(cast, units):
    task, chairman, ended = worlds.given(cast), Client(cast.chairman), units["KT"].pk
    OrgUnit.objects.filter(pk=ended).update(valid_to="2026-08-13")
    bodies = {
        "tasks": {"id": str(uuid7()), "title": "Việc", "lead": ended},
        f"tasks/{task.pk}/transitions/redirect": {"lead": ended, "reason": "x"},
        f"tasks/{task.pk}/partners": {"items": [{"unit": ended}]},
    }
    for route, body in bodies.items():
        assert code(chairman.post(route, body, match=f'"v{task.version}"')) == (422, "invalid"), route
    OrgUnit.objects.filter(pk=ended).update(valid_to="2026-08-14")  # its last day is one on which it stands
    assert chairman.post("tasks", bodies["tasks"]).status_code == 201


@pytest.mark.parametrize("route", [r for r in ON_TASKS if not r.endswith("seen")])
def test_a_repetition_is_answered_and_another_payload_refused(cast, units, route, task):
    chairman = Client(cast.chairman if "progress" not in route and "evidence" not in route else cast.head)
    body = bodies(cast, units)[route]
    if route == "tasks/transitions/<name>":
        body["items"] = [{"id": str(task.pk), "version": task.version}, {"id": NOBODYS}]
    if route == "tasks/reminder":
        body["items"] = [{"id": str(task.pk)}, {"id": NOBODYS}]
    key, before = uuid.uuid4(), head()
    first = chairman.post(address(route, task.pk), body, key=key, match=f'"v{task.version}"')
    assert first.status_code < 300, first.content
    again = chairman.post(address(route, task.pk), body, key=key, match=f'"v{task.version}"')
    assert again.status_code == first.status_code
    assert len(events_since(before)) == 1
    other = chairman.post(
        address(route, task.pk), body | {"reason": "khác"} if "reason" in body else _changed(body), key=key
    )
    assert code(other) == (422, "key_reused")
    stranger = Client(cast.outsider).post(address(route, task.pk), body, key=key, match=f'"v{task.version}"')
    assert stranger.status_code != first.status_code or not stranger.json()["done"]


def _changed(body):
    return json.loads(
        json.dumps(body, ensure_ascii=False)
        .replace("Việc", "Việc khác")
        .replace("Đang làm", "Đã làm")
        .replace("bài", "tin")
    ) | ({"items": [{"unit": 1, "mode": "COORDINATES"}]} if body.get("items") == [] else {})


def test_seen_is_once_per_person(cast):
    task = worlds.assigned(cast)
    officer = Client(cast.officer)
    before = head()
    assert [officer.post(f"tasks/{task.pk}/seen", {}).status_code for _ in range(3)] == [204] * 3
    assert Client(cast.clerk).post(f"tasks/{task.pk}/seen", {}).status_code == 204  # a bystander leaves no trace
    assert [event.verb for event in events_since(before)] == ["task.seen"]


def test_a_batch_says_of_each_row_what_came_of_it(cast):
    fresh, old, foreign = worlds.assigned(cast), worlds.assigned(cast), uuid7()
    ended = worlds.completed(cast)
    rows = [
        {"id": str(fresh.pk), "version": fresh.version}, {"id": str(old.pk), "version": 1}, {"id": str(foreign), "version": 1},
        {"id": str(ended.pk), "version": ended.version}, {"id": str(worlds.assigned(cast).pk)},
    ]  # fmt: skip
    chairman, key, before = Client(cast.chairman), uuid.uuid4(), head()
    answer = chairman.post("tasks/transitions/hold", {"items": rows, "reason": "Chờ"}, key=key).json()
    assert answer["done"] == [str(fresh.pk)]
    assert [row["code"] for row in answer["refused"]] == [
        "stale",
        "not_found",
        "not_the_moment",
        "precondition_missing",
    ]
    events = events_since(before)
    assert [(event.verb, event.subject_id) for event in events] == [("task.held", str(fresh.pk))]
    again = chairman.post("tasks/transitions/hold", {"items": rows, "reason": "Chờ"}, key=key).json()
    assert again["done"] == answer["done"] and len(again["refused"]) == 4
    assert events_since(before) == events
    for wrong in ([], rows * 41):
        assert code(chairman.post("tasks/transitions/hold", {"items": wrong, "reason": "x"})) == (422, "invalid")
    assert code(chairman.post("tasks/transitions/hold", {"reason": "x"})) == (422, "invalid")
