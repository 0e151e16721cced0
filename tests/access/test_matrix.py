"""Every route × every relation of bodies: who is let in, and what may be read out of the answer."""

import hashlib
import json
from types import SimpleNamespace

import pytest
from django.urls import get_resolver
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.files.store import receive
from backend.ids import uuid7
from tests.access import inspection_secrets
from tests.access.inspection_secrets import ANSWERED, ANSWERING, INSPECTING, SURPRISE, TOLD
from tests.access.secrets import ALL as ALL_OF_PLANS
from tests.access.secrets import DRAFT, INNER, PROVINCE_ONLY, UPWARD, hide
from tests.api.client import Client

ALL = ALL_OF_PLANS + inspection_secrets.ALL
REMEDIES = ANSWERING + ANSWERED + TOLD
INSPECTS = INSPECTING + ANSWERED + TOLD
# persona → canaries they may meet anywhere
MAY_READ = {
    "officer": set(INNER + UPWARD + REMEDIES),  # own body, who does the work
    "head": set(INNER + UPWARD + REMEDIES),  # own body, anybody else: the body is the wall, not the division
    "clerk": set(INNER + UPWARD + DRAFT + REMEDIES),  # own body, and one of those who keep its plans
    "province": set(UPWARD + PROVINCE_ONLY + INSPECTS),  # the body above, which gave
    "committee": set(UPWARD + PROVINCE_ONLY + INSPECTS),  # the body above, another member
    "inspector": set(UPWARD + PROVINCE_ONLY + INSPECTS + SURPRISE),  # in the team of the surprise inspection
    "p_chairman": set(UPWARD + PROVINCE_ONLY + INSPECTS + SURPRISE),  # leads the inspecting body
    "outsider": set(),  # a sibling body
}
OPEN = {"session", "demo/cast", "demo/enter", "first-admin"}  # what nobody needs to be signed in for


@pytest.fixture
def secrets(cast, settings, tmp_path):
    settings.FILES_DIR = tmp_path

    def upload(user, name):
        content = name.removesuffix(".txt").encode()
        file_id = uuid7()
        receive(user, file_id, [content], name=name, size=len(content), sha256=hashlib.sha256(content).hexdigest())
        return file_id

    hidden = hide(cast, upload)
    return SimpleNamespace(**vars(hidden), **vars(inspection_secrets.hide(cast, upload)))


def reads(secrets):
    """Every GET: route pattern → addresses to try."""
    inspections = (secrets.surprise, secrets.drawn_up, secrets.visited, secrets.answered)
    tasks = (secrets.inner, secrets.above, secrets.released, secrets.province, secrets.plan_task)
    plans = (secrets.plan_id, secrets.draft_id)
    return {
        "session": ["session"],
        "me": ["me"],
        "demo/cast": ["demo/cast"],
        "work": [f"work?box={box}" for box in ("to_do", "to_decide", "to_read", "sent", "waiting")],
        "tasks": ["tasks", "tasks?q=KIN", "tasks?q=việc", "tasks?state=COMPLETED,SUBMITTED,IN_PROGRESS,ASSIGNED"],
        "tasks/<uuid:task_id>": [f"tasks/{task.pk}" for task in tasks],
        "plans": ["plans"],
        "plans/<uuid:plan_id>": [f"plans/{plan}" for plan in plans],
        "plans/<uuid:plan_id>/outline": [f"plans/{plan}/outline" for plan in plans],
        "plans/<uuid:plan_id>/targets": [f"plans/{plan}/targets" for plan in plans],
        "plans/<uuid:plan_id>/officers": [f"plans/{plan}/officers" for plan in plans],
        "plan-imports/<uuid:upload_id>": [f"plan-imports/{secrets.draft_file}"],
        **inspection_secrets.reads(secrets),
        "units": ["units"],
        "people": ["people", f"people?unit={secrets.inner.lead_id}"],
        "directory": ["directory"],
        "readiness": ["readiness", f"readiness?plan={secrets.draft_id}"],
        "events": [
            "events?after=0&limit=200",
            *[f"events?after=0&subject=task:{task.pk}" for task in tasks],
            f"events?after=0&subject=plan:{secrets.draft_id}",
            *[f"events?after=0&subject=inspection:{one.pk}" for one in inspections],
            f"events?after=0&subject=report:{secrets.report.pk}",
        ],
        "activity": [
            "activity",
            *[f"activity?subject=task:{task.pk}" for task in tasks],
            *[f"activity?subject=inspection:{one.pk}" for one in inspections],
            *[f"activity?subject=ticket:{one.pk}" for one in secrets.tickets],
            f"activity?subject=report:{secrets.report.pk}",
        ],
        "files/<uuid:file_id>": [
            f"files/{file}" for file in (secrets.file_id, secrets.draft_file, secrets.row_file, secrets.sent_file)
        ],
    }


WRITES = {
    "tasks/transitions/<slug:name>", "tasks/<uuid:task_id>/transitions/<slug:name>", "tasks/<uuid:task_id>/seen",
    "tasks/<uuid:task_id>/progress", "tasks/<uuid:task_id>/evidence", "tasks/<uuid:task_id>/partners",
    "plans/<uuid:plan_id>/transitions/<slug:name>", "plans/<uuid:plan_id>/lines", "plans/<uuid:plan_id>/key-lines",
    "units/<int:unit_id>/aliases", "uploads/<uuid:upload_id>", "demo/enter", "first-admin", *inspection_secrets.WRITES,
}  # fmt: skip


def routes():
    patterns = next(p for p in get_resolver().url_patterns if str(p.pattern) == "api/v1/").url_patterns
    return {str(pattern.pattern) for pattern in patterns}


def test_no_route_is_missing_from_the_matrix(secrets):
    assert routes() == set(reads(secrets)) | WRITES


def body_of(response):
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode()


@pytest.mark.parametrize("persona", MAY_READ)
def test_what_each_may_read_anywhere(cast, secrets, persona):
    client = Client(getattr(cast, persona)).http
    found = {}
    for route, paths in reads(secrets).items():
        for path in paths:
            text = body_of(client.get(f"/api/v1/{path}", HTTP_ACCEPT="application/json"))
            leaked = {canary for canary in ALL if canary in text} - MAY_READ[persona]
            if leaked:
                found[path] = leaked
            assert route in routes()
    assert found == {}


@pytest.mark.parametrize(
    ("persona", "known"),
    [("province", {"Trần Minh Họa"}), ("committee", {"Trần Minh Họa"}), ("outsider", set()), ("officer", None)],
)
def test_whose_names_cross_the_wall(cast, secrets, persona, known):
    """Upward only the leader who spoke for the body; nobody's sideways."""
    names = set(User.objects.filter(memberships__unit__body__code="30337").values_list("full_name", flat=True))
    client = Client(getattr(cast, persona)).http
    paths = [path for of in reads(secrets).values() for path in of if path != "demo/cast"]
    text = "".join(body_of(client.get(f"/api/v1/{path}")) for path in paths)
    met = {name for name in names if name in text}
    assert met == (names if known is None else known)


def test_how_often_it_came_back_is_not_told_upward(cast, secrets):
    """It was returned inside and sent again; the giver sees what was released, once."""
    page = Client(cast.province).get(f"tasks/{secrets.released.pk}").json()
    assert [(s["round"], s["by"]["full_name"]) for s in page["submissions"]] == [(1, "Trần Minh Họa")]
    assert [(e["round"], e["version"]) for e in page["evidence"]] == [(1, 1)]
    assert page["returned"] == 0 and page["route"] == [] and page["held"]["segments"] == []
    inside = Client(cast.clerk).get(f"tasks/{secrets.released.pk}").json()
    assert [s["round"] for s in inside["submissions"]] == [1, 2] and inside["returned"] == 1


def test_the_canaries_are_really_there(cast, secrets):
    """The net has no hole of its own: those who may read each canary do meet it."""
    for persona in ("officer", "clerk", "province", "inspector"):
        client = Client(getattr(cast, persona)).http
        text = "".join(body_of(client.get(f"/api/v1/{path}")) for paths in reads(secrets).values() for path in paths)
        assert {canary for canary in ALL if canary in text} == MAY_READ[persona], persona


@pytest.mark.parametrize(
    ("persona", "expected"),
    [
        ("officer", {"inner": 200, "above": 200, "released": 200, "province": 404, "plan_task": 200}),
        ("clerk", {"inner": 200, "above": 200, "released": 200, "province": 404, "plan_task": 200}),
        ("province", {"inner": 404, "above": 200, "released": 200, "province": 200, "plan_task": 200}),
        ("committee", {"inner": 404, "above": 200, "released": 200, "province": 200, "plan_task": 200}),
        ("outsider", {"inner": 404, "above": 404, "released": 404, "province": 404, "plan_task": 404}),
    ],
)
def test_which_tasks_open(cast, secrets, persona, expected):
    client = Client(getattr(cast, persona))
    assert {name: client.get(f"tasks/{getattr(secrets, name).pk}").status_code for name in expected} == expected


@pytest.mark.parametrize(
    ("persona", "status"), [("officer", 200), ("clerk", 200), ("province", 404), ("outsider", 404)]
)
def test_who_gets_the_file(cast, secrets, persona, status):
    assert Client(getattr(cast, persona)).get(f"files/{secrets.file_id}").status_code == status


@pytest.mark.parametrize("persona", MAY_READ)
def test_foreign_and_absent_answer_alike(cast, secrets, persona):
    client = Client(getattr(cast, persona))
    hidden = dict.fromkeys(("officer", "head", "clerk"), secrets.province).get(persona, secrets.inner)
    bodies = []
    for task_id in (hidden.pk, uuid7()):
        for answer in (
            client.get(f"tasks/{task_id}"),
            client.post(f"tasks/{task_id}/transitions/cancel", {"reason": "x"}, match='"v1"'),
        ):
            assert answer.status_code == 404
            bodies.append({k: v for k, v in answer.json().items() if k != "request_id"})
    assert bodies[0] == bodies[2]
    assert bodies[1] == bodies[3]


@pytest.mark.parametrize("persona", ["province", "committee", "outsider", "clerk"])
def test_who_may_write_what(cast, secrets, persona):
    """A stranger meets 404, a reader without the right 403; nothing is written."""
    from tests.events import no_event

    client, task = Client(getattr(cast, persona)), secrets.inner
    status = 403 if persona == "clerk" else 404
    writes = {
        f"tasks/{task.pk}/progress": {"id": str(uuid7()), "text": "x"},
        f"tasks/{task.pk}/evidence": {"id": str(uuid7()), "kind": "COUNT", "count": {"value": "1", "unit": ""}},
        f"tasks/{task.pk}/partners": {"items": []},
        f"tasks/{task.pk}/transitions/submit": {"text": "x"},
        f"tasks/{task.pk}/transitions/cancel": {"reason": "x"},
    }
    with no_event():
        for path, body in writes.items():
            assert client.post(path, body, match='"v1"').status_code == status, path
        batch = client.post("tasks/transitions/cancel", {"items": [{"id": str(task.pk), "version": 1}], "reason": "x"})
        assert batch.json()["done"] == []
        assert batch.json()["refused"][0]["code"] == {403: "forbidden", 404: "not_found"}[status]
        seen = client.post(f"tasks/{task.pk}/seen", {})
        assert seen.status_code == (204 if persona == "clerk" else 404)


def test_another_persons_upload_cannot_be_taken(cast, secrets):
    content = b"cua nguoi khac"
    file_id = uuid7()
    receive(
        cast.outsider, file_id, [content], name="a.txt", size=len(content), sha256=hashlib.sha256(content).hexdigest()
    )
    officer = Client(cast.officer)
    answer = officer.post(
        f"tasks/{secrets.above.pk}/evidence", {"id": str(uuid7()), "kind": "FILE", "upload": str(file_id)}
    )
    assert answer.status_code == 422
    assert officer.get(f"files/{file_id}").status_code == 404


def test_units_and_people_of_others_are_not_offered(cast, secrets):
    outsider = Client(cast.outsider)
    assert {unit["code"] for unit in outsider.get("units").json()["items"]} == {"MH001-VP"}
    assert outsider.get("people", unit=str(secrets.inner.lead_id)).json()["items"] == []


def test_nobody_signed_in_reads_only_what_is_open(secrets):
    client = APIClient()
    for route, paths in reads(secrets).items():
        for path in paths:
            answer = client.get(f"/api/v1/{path}")
            assert answer.status_code == (200 if route in OPEN else 401), path
            assert not {canary for canary in ALL if canary in body_of(answer)}


def test_references_in_payloads_are_scoped_too(cast, secrets, units):
    head = Client(cast.head)
    assigned = head.post(
        f"tasks/{secrets.inner.pk}/transitions/reassign",
        {"officer": cast.outsider.pk, "reason": "x"},
        match=f'"v{_version(secrets.inner)}"',
    )
    assert assigned.status_code == 422
    moved = Client(cast.chairman).post(
        f"tasks/{secrets.inner.pk}/transitions/redirect",
        {"lead": units["MH001-VP"].pk, "reason": "x"},
        match=f'"v{_version(secrets.inner)}"',
    )
    assert moved.status_code == 422
    given = Client(cast.outsider).post("tasks", {"id": str(uuid7()), "title": "x", "lead": units["KT"].pk})
    assert given.status_code in {403, 422}


def test_an_administrator_has_settings_not_content(cast, secrets):
    from backend.accounts.models import Membership, User

    Membership.objects.filter(user=cast.admin).delete()
    User.objects.filter(pk=cast.admin.pk).update(is_superuser=True)
    client = Client(User.objects.get(pk=cast.admin.pk))
    assert client.get(f"tasks/{secrets.inner.pk}").status_code == 404
    assert json.loads(client.get("tasks").content)["items"] == []


def _version(task):
    from tests import worlds

    return worlds.reread(task).version
