"""Every route × every relation of bodies: who is let in, and what may be read out of the answer."""

import hashlib
import io
import json
import zipfile

import pytest
from django.db import transaction
from django.urls import get_resolver
from rest_framework.test import APIClient

from backend.accounts.models import User
from backend.files.store import receive
from backend.ids import uuid7
from tests.access import inspection_secrets
from tests.access.conftest import upload
from tests.access.inspection_secrets import ANSWERED, ANSWERING, INSPECTING, SURPRISE, TOLD
from tests.access.secrets import ALL as ALL_OF_PLANS
from tests.access.secrets import DRAFT, INNER, PROVINCE_ONLY, UPWARD
from tests.access.writes import ABOVE, CIRCLE, OWN, writes
from tests.api.client import Client
from tests.events import head, no_event
from tests.people import units_by_code
from tests.workflows.table import INSIDE, NAMING, PERSONAS

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
        "quick-report": ["quick-report", "quick-report?of=unit"],
        "quick-report/sheet": ["quick-report/sheet", "quick-report/sheet?of=unit"],
        "quick-report/sheets/<uuid:upload_id>": [f"quick-report/sheets/{secrets.draft_file}"],
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
        "notices": ["notices"],
    }


def routes():
    patterns = next(p for p in get_resolver().url_patterns if str(p.pattern) == "api/v1/").url_patterns
    return {str(pattern.pattern) for pattern in patterns}


def test_no_route_is_missing_from_the_matrix(secrets, units):
    assert (
        routes()
        == set(reads(secrets))
        | {write.route for write in writes(secrets, units, upload=uuid7())}
        | OWN
        | inspection_secrets.WRITES
    )


def body_of(response):
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content.startswith(b"PK"):  # a workbook says what its parts say
        book = zipfile.ZipFile(io.BytesIO(content))
        content = b"".join(book.read(name) for name in book.namelist())
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


@pytest.mark.parametrize("persona", PERSONAS)
def test_who_may_write_what(cast, units, secrets, persona):
    """A stranger meets 404, a reader without the right 403; then nothing is written."""
    client, wrong = Client(getattr(cast, persona)), []
    own = upload(getattr(cast, persona), "tep-cua-toi.txt")
    for write in writes(secrets, units, upload=own):
        before, sid = head(), transaction.savepoint()
        answer = client.post(write.path, write.body, match='"v0"' if write.stale else None)
        met = answer.status_code if answer.status_code in {401, 403, 404} else 0
        if met != write.expected(persona) or (met and head() != before):
            wrong.append((write.path, write.record, answer.status_code, write.expected(persona)))
        transaction.savepoint_rollback(sid)
    assert wrong == []


@pytest.mark.parametrize("persona", PERSONAS)
def test_a_batch_refuses_each_row_as_it_would_alone(cast, secrets, persona):
    client = Client(getattr(cast, persona))
    alone = {
        write.record: write.expected(persona)
        for write in writes(secrets, units_by_code(), upload=uuid7())
        if write.path.endswith("/transitions/cancel")
    }
    items = {name: str(getattr(secrets, name).pk) for name in alone}
    with no_event():
        answer = client.post(
            "tasks/transitions/cancel", {"items": [{"id": pk, "version": 0} for pk in items.values()], "reason": "x"}
        ).json()
    assert answer["done"] == []
    codes = {row["id"]: row["code"] for row in answer["refused"]}
    said = {0: "stale", 403: "forbidden", 404: "not_found"}
    assert {name: codes[pk] for name, pk in items.items()} == {name: said[status] for name, status in alone.items()}


@pytest.mark.parametrize("persona", PERSONAS)
def test_a_quick_report_refuses_each_row_as_it_would_alone(cast, secrets, persona):
    alone = {
        write.record: write.expected(persona)
        for write in writes(secrets, units_by_code(), upload=uuid7())
        if write.route.endswith("/progress")
    }
    names = {str(getattr(secrets, name).pk): name for name in alone}
    rows = [{"id": str(uuid7()), "task": pk, "standing": "STUCK", "text": "x"} for pk in names]
    answer = Client(getattr(cast, persona)).post("quick-report", {"items": rows}).json()
    met = {names[row["id"]]: row["code"] for row in answer["refused"]}
    assert {name for name, code in met.items() if code == "not_found"} == {n for n, s in alone.items() if s == 404}
    assert {name for name, code in met.items() if code == "forbidden"} == {n for n, s in alone.items() if s == 403}
    sent = Client(getattr(cast, persona)).post(
        "quick-report/submit", {"items": [{"id": pk, "version": 0} for pk in names]}
    )
    assert sent.json()["done"] == []


@pytest.mark.parametrize("persona", PERSONAS)
def test_who_names_officers_in_the_matrix(cast, units, secrets, persona):
    """By unit: its head, the body's leaders and standing office; a cell that is refused says so, the plan unseen is 404."""
    client = Client(getattr(cast, persona))
    cells = [
        {"area": "PROCEDURES", "unit": units[code].pk, "officer": getattr(cast, who).pk}
        for code, who in (("30337-TTPVHCC", "tt_officer2"), ("30337-KT", "kt_officer2"))
    ]
    may = {"chairman": 2, "vice": 2, "standing": 2, "head": 1, "partner": 1}.get(persona, 0)
    for cell, allowed in zip(cells, (may > 0 and persona != "partner", may == 2 or persona == "partner"), strict=True):
        before = head()
        answer = client.post(f"plans/{secrets.plan_id}/officers", {"cells": [cell]})
        if persona not in INSIDE:  # who does what is told inside the body alone
            assert answer.status_code == 404
        elif allowed:
            assert answer.status_code == 200
        else:
            assert answer.status_code == 403 and head() == before


@pytest.mark.parametrize("persona", PERSONAS)
def test_who_makes_tasks_and_plans(cast, units, secrets, persona):
    """Tasks: whoever gives in the unit's body, or from the body above; plans: whoever keeps those of their own body."""
    client = Client(getattr(cast, persona))
    given = client.post("tasks", {"id": str(uuid7()), "title": "x", "lead": units["30337-TTPVHCC"].pk})
    gives = NAMING | {"province", "inspector"}
    assert given.status_code == (201 if persona in gives else 403 if persona in INSIDE | ABOVE else 422)
    own = upload(getattr(cast, persona), "tep-cua-toi.txt")
    made = client.post("plans", {"id": str(uuid7()), "year": 2026, "upload": str(own), "title": "x"})
    keeping = CIRCLE | {"province", "inspector", "outsider"}  # the heads and officers of their bodies' standing offices
    assert (made.status_code == 403) == (persona not in keeping)


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
