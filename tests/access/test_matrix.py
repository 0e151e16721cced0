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
from tests.access import inspection_plan_secrets, inspection_writes
from tests.access.conftest import upload
from tests.access.reads import ALL, MAY_READ, OPEN, reads
from tests.access.writes import ABOVE, CIRCLE, OWN, REGISTRY, writes
from tests.api.client import Client
from tests.events import head, no_event
from tests.people import units_by_code
from tests.workflows.table import INSIDE, LEADING, NAMING, PERSONAS


def patterns():
    found = next(p for p in get_resolver().url_patterns if str(p.pattern) == "api/v1/").url_patterns
    return {str(pattern.pattern): pattern.callback.view_class for pattern in found}


def routes():
    return set(patterns())


def test_no_route_is_missing_from_the_matrix(secrets, units):
    assert routes() == set(reads(secrets)) | {route for route, _ in covered(secrets, units)} | OWN


def test_nor_is_a_way_to_write(secrets, units):
    """An address that is read may be written to as well."""
    acts = {
        (route, name) for route, view in patterns().items() for name in ("post", "put", "patch") if hasattr(view, name)
    }
    assert {route for route, _ in acts - covered(secrets, units)} == OWN
    assert covered(secrets, units) <= acts


def covered(secrets, units):
    return {(write.route, write.method) for write in all_writes(secrets, units, upload=uuid7())}


def all_writes(secrets, units, *, upload):
    """Of tasks, plans and units; of inspections, tickets and reports."""
    return [
        *writes(secrets, units, upload=upload),
        *inspection_writes.writes(secrets),
        *inspection_plan_secrets.writes(secrets),
    ]


def body_of(response):
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content.startswith(b"PK"):  # a workbook says what its parts say
        book = zipfile.ZipFile(io.BytesIO(content))
        content = b"".join(book.read(name) for name in book.namelist())
    return content.decode()


def told(cast, secrets, persona):
    """Address → what is answered to this person: each is asked once in the module's world, which no reading changes."""
    if persona not in secrets.told:
        client = Client(getattr(cast, persona)).http
        paths = [path for of in reads(secrets).values() for path in of]
        asked = {path: client.get(f"/api/v1/{path}", HTTP_ACCEPT="application/json") for path in paths}
        secrets.told[persona] = {path: body_of(answer) for path, answer in asked.items()}
    return secrets.told[persona]


@pytest.mark.parametrize("persona", MAY_READ)
def test_what_each_may_read_anywhere(cast, secrets, persona):
    met = {path: {canary for canary in ALL if canary in text} for path, text in told(cast, secrets, persona).items()}
    assert {path: leaked for path, canaries in met.items() if (leaked := canaries - MAY_READ[persona])} == {}
    assert set(reads(secrets)) <= routes()


@pytest.mark.parametrize(
    ("persona", "known"),
    [("province", {"Trần Minh Họa"}), ("committee", {"Trần Minh Họa"}), ("outsider", set()), ("officer", None)],
)
def test_whose_names_cross_the_wall(cast, secrets, persona, known):
    """Upward only the leader who spoke for the body; nobody's sideways."""
    names = set(User.objects.filter(memberships__unit__body__code="30337").values_list("full_name", flat=True))
    text = "".join(said for path, said in told(cast, secrets, persona).items() if path != "demo/cast")
    met = {name for name in names if name in text}
    assert met == (names if known is None else known)


def test_how_often_it_came_back_is_not_told_upward(cast, secrets):
    """It was returned inside and sent again; the giver sees what was released, once."""
    page = Client(cast.province).get(f"tasks/{secrets.released.pk}").json()
    assert [(s["round"], s["by"]["full_name"]) for s in page["submissions"]] == [(1, "Trần Minh Họa")]
    assert [(e["round"], e["version"]) for e in page["evidence"]] == [(1, 1)]
    assert page["returned"] == 0 and page["route"] == []
    assert [one["label"] for one in page["held"]["segments"]] == ["UBND xã An Phú"]  # the body as a whole
    inside = Client(cast.clerk).get(f"tasks/{secrets.released.pk}").json()
    assert [s["round"] for s in inside["submissions"]] == [1, 2] and inside["returned"] == 1


def test_the_canaries_are_really_there(cast, secrets):
    """The net has no hole of its own: those who may read each canary do meet it."""
    for persona in ("officer", "clerk", "province", "inspector"):
        text = "".join(told(cast, secrets, persona).values())
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
    for write in all_writes(secrets, units, upload=own):
        before, sid = head(), transaction.savepoint()
        answer = getattr(client, write.method)(write.path, write.body, match='"v0"' if write.stale else None)
        met = answer.status_code if answer.status_code in {401, 403, 404} else 0
        if met != write.expected(persona) or (met and head() != before):
            wrong.append((write.path, write.record, answer.status_code, write.expected(persona)))
        transaction.savepoint_rollback(sid)
    assert wrong == []


@pytest.mark.parametrize("persona", PERSONAS)
@pytest.mark.parametrize(("kind", "name"), [("tasks", "cancel"), ("tickets", "escalate")])
def test_a_batch_refuses_each_row_as_it_would_alone(cast, secrets, persona, kind, name):
    rows = [
        (write.path.split("/")[1], write.expected(persona))
        for write in all_writes(secrets, units_by_code(), upload=uuid7())
        if write.path.startswith(kind) and write.path.endswith(f"/transitions/{name}")
    ]
    with no_event():
        answer = (
            Client(getattr(cast, persona))
            .post(f"{kind}/transitions/{name}", {"items": [{"id": pk, "version": 0} for pk, _ in rows], "reason": "x"})
            .json()
        )
    assert answer["done"] == []
    said = {0: "stale", 403: "forbidden", 404: "not_found"}
    assert [(row["id"], row["code"]) for row in answer["refused"]] == [(pk, said[status]) for pk, status in rows]


@pytest.mark.parametrize("persona", PERSONAS)
def test_reminding_of_many_refuses_each_as_it_would_alone(cast, secrets, persona):
    alone = {
        write.path.split("/")[1]: write.expected(persona)
        for write in all_writes(secrets, units_by_code(), upload=uuid7())
        if write.route == "tasks/<uuid:task_id>/reminder"
    }
    answer = Client(getattr(cast, persona)).post("tasks/reminder", {"items": [{"id": pk} for pk in alone]}).json()
    said = {403: "forbidden", 404: "not_found"}
    met = {row["id"]: row["code"] for row in answer["refused"] if row["code"] in said.values()}
    assert met == {pk: said[status] for pk, status in alone.items() if status}


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
def test_a_number_is_given_to_a_plan_by_whom_its_transitions_are_open_to(cast, units, secrets, persona):
    alone = {
        write.path.split("/")[1]: write.expected(persona)
        for write in writes(secrets, units, upload=uuid7())
        if write.path.endswith("/send_for_review")
    }
    rows = [
        {"kind": "PLAN", "id": pk, "version": 0, "number": "9/KH-UBND", "date": "2026-08-13", "signer": ""}
        for pk in alone
    ]
    answer = Client(getattr(cast, persona)).post("numbering", {"items": rows}).json()
    said = {404: "not_found", 403: "forbidden", 0: "stale"}
    assert answer["done"] == []
    assert {row["id"]: row["code"] for row in answer["refused"]} == {pk: said[status] for pk, status in alone.items()}


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
    document = {
        "id": str(uuid7()),
        "kind": "OTHER",
        "number": "1/X",
        "issued_on": "2026-08-01",
        "issuer": "x",
        "abstract": "x",
    }
    entered = client.post("documents", document)
    assert (entered.status_code == 201) == (persona in REGISTRY | {"province", "inspector", "outsider"})
    keeping = CIRCLE | {"province", "inspector", "outsider"}  # the heads and officers of their bodies' standing offices
    assert (made.status_code == 403) == (persona not in keeping)


@pytest.mark.parametrize("persona", PERSONAS)
def test_who_plans_inspections_of_whom(cast, units, secrets, persona):
    """The body above visits, a body looks at itself; its leaders, standing office and inspectors plan that. Nobody visits
    sideways or upwards, and of which units there are nothing is told."""
    client = Client(getattr(cast, persona))
    of_commune = {"province": 201, "inspector": 201, "committee": 403, "outsider": 422}
    of_province = {"province": 201, "inspector": 201, "committee": 403}
    own = 201 if persona in LEADING else 403
    expected = {"30337-KT": of_commune.get(persona, own), "MH-SNV": of_province.get(persona, 422)}
    day = {"starts_on": "2026-08-20", "ends_on": "2026-08-20"}
    met = {}
    for code in expected:
        wish = {"id": str(uuid7()), "kind": "PLANNED", "title": "x", "unit": units[code].pk, **day}
        before = head()
        met[code] = client.post("inspections", wish).status_code
        assert met[code] == 201 or head() == before
    assert met == expected


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
