"""Whatever is thrown at it, the API answers with a refusal in words, never with a fault."""

import base64
import json
import uuid

import pytest
from django.db import DatabaseError, OperationalError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rest_framework.test import APIClient

from backend.ids import uuid7
from tests.api.client import Client
from tests.api.contract import held_to_contract, operations
from tests.api.test_refusals import ACTS, OPEN, address

RAW = (
    b"", b"{", b"[]", b"null", b'"x"', b"1", b"{} {}", b'{"a": NaN}', b'{"text": "\\u0000"}', b'{"text": "\\ud800"}',
    b"[" * 100_000, b'{"items":' * 2_000, "é".encode("latin-1"), b'{"a":1,"a":2}', b"\xef\xbb\xbf{}",
)  # fmt: skip


STRANGE = ("\0", "'", "%", "-1", "1e9", "9" * 30, "é" * 500, "task:", ":", "{}", "null", "[]", "1,2", " ", "²", "٣")


def send(client, route, raw, task_id, kind="application/json"):
    path = address(route, task_id)
    headers = {"Idempotency-Key": str(uuid.uuid4()), "If-Match": '"v1"'}
    answer = client.http.post(f"/api/v1/{path}", raw, content_type=kind, headers=headers)
    held_to_contract("POST", path, answer)
    return answer


@pytest.mark.parametrize("route", ACTS)
def test_bodies_that_are_no_json_object(cast, route, task):
    client = Client(cast.officer)
    for raw in RAW[route.endswith(("seen", "devices")) :]:  # nothing at all is what these say
        assert 400 <= send(client, route, raw, task.pk).status_code < 500, raw[:40]
    assert send(client, route, b"{}", task.pk, "text/plain").status_code == 415
    assert send(client, route, b"a=1", task.pk, "application/x-www-form-urlencoded").status_code == 415


def test_a_body_beyond_all_measure(cast):
    answer = send(Client(cast.officer), "tasks", json.dumps({"title": "x" * 3_000_000}).encode(), uuid7())
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_a_host_that_is_not_ours(db):
    answer = APIClient(HTTP_HOST="xa.example").get("/api/v1/me")
    assert (answer.status_code, answer.json()["code"], answer.json()["by"]) == (400, "refused", None)


@pytest.mark.parametrize(("method", "route"), [o for o in operations() if o[0] == "GET" and o not in OPEN])
def test_filters_of_any_kind(cast, method, route):
    client = Client(cast.officer)
    names = [p["name"] for p in operations()[method, route].get("parameters", ()) if p["in"] == "query"]
    for name in names:
        for value in STRANGE:
            assert client.get(address(route), **{name: value}).status_code < 500, (name, value)


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "%%%",
        "bnVsbA==",
        "W10=",
        "WzEsMl0=",
        "WyIyMDI2LTA4LTE0IiwgIngiXQ==",
        "W251bGwsIG51bGxd",
        "é",
        "W1tb" * 2_000,
    ],
)
def test_cursors_nobody_gave(cast, cursor):
    assert Client(cast.officer).get("tasks", cursor=cursor).status_code in {200, 422}


@pytest.mark.parametrize("value", ["9" * 20, "-1", "\0", "\ud800", "é", None, [], 10**30])
@pytest.mark.parametrize(
    ("path", "sort"),
    [
        ("tasks", "title"),
        ("tasks", "state"),
        ("findings", "code"),
        ("findings", "severity"),
        ("findings", "due"),
        ("tickets", None),
    ],
)
def test_cursors_with_a_place_that_cannot_be(cast, path, sort, value):
    cursor = base64.urlsafe_b64encode(json.dumps([value, str(uuid7())]).encode()).decode()
    answer = Client(cast.officer).get(path, cursor=cursor, **({"sort": sort} if sort else {}))
    assert answer.status_code in {200, 422}


@pytest.mark.parametrize(
    "path", ["tasks/x", "tasks/1/seen", "plans/%00", "files/..%2F..%2Fsecret", "nothing", "tasks/", "%FF"]
)
def test_addresses_nobody_gave(cast, path):
    answer = Client(cast.officer).http.get(f"/api/v1/{path}")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


WORDS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=30)
)
VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_known_fields_with_any_value(cast, task, data):
    route = data.draw(st.sampled_from(ACTS))
    names = st.sampled_from([
        "id", "title", "text", "lead", "officer", "due_on", "class", "percent", "kind", "count", "document", "link", "items",
        "upload", "recorded_for", "basis", "reason", "partners", "replaces", "origin", "area", "note",
    ])  # fmt: skip
    body = data.draw(st.dictionaries(names, VALUES, max_size=6))
    answer = send(Client(cast.head), route, json.dumps(body).encode(), task.pk)
    assert answer.status_code < 500


def test_a_database_that_is_away_is_told_as_such(cast, monkeypatch):
    from api import task_list

    def away(*args, **kwargs):
        raise OperationalError("the connection is lost")

    monkeypatch.setattr(task_list, "task_rows", away)
    answer = Client(cast.officer).get("tasks")
    assert (answer.status_code, answer.json()["code"], answer["Retry-After"]) == (503, "unavailable", "2")


def test_away_already_when_the_session_is_read(cast, monkeypatch):
    from backend.access import sessions

    def away(*args, **kwargs):
        raise OperationalError("the connection is lost")

    client = Client(cast.officer)
    client.http.raise_request_exception = False
    monkeypatch.setattr(sessions, "session_of", away)
    for path in ("me", "session", "tasks"):
        assert client.get(path).status_code == 503


def test_a_fault_of_ours_gives_a_code_to_read_out(cast, monkeypatch):
    from api import task_list

    def broken(*args, **kwargs):
        raise DatabaseError("column is missing")

    client = APIClient(raise_request_exception=False)
    client.force_login(cast.officer, backend="django.contrib.auth.backends.ModelBackend")
    monkeypatch.setattr(task_list, "task_rows", broken)
    answer = client.get("/api/v1/tasks")
    held_to_contract("GET", "tasks", answer)
    told = answer.json()
    assert (answer.status_code, told["code"]) == (500, "fault")
    assert told["request_id"] == answer["X-Request-Id"] and told["request_id"] in told["detail"]
    assert "column" not in answer.content.decode()
