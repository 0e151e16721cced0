"""A plan's file in the web: what it says before anything is kept, then a draft, new lines, or recorded as issued."""

import uuid
from typing import Any

from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request
from rest_framework.response import Response

from api.areas import area_choices
from api.files import own_upload
from api.names import unit_ref
from api.shapes.imports import Preview, UnderWay
from api.views import View, signed_in
from backend import clock
from backend.access.readers import may_see
from backend.access.rules import keeps_plans
from backend.accounts.models import User
from backend.accounts.roster import hats_of
from backend.activity.change import absent
from backend.errors import FieldError, Forbidden, Invalid, NotFound
from backend.files import under_way
from backend.files.models import FileObject
from backend.files.store import path_of, told_at
from backend.ids import is_number
from backend.imports.reading import read_for
from backend.organisations.models import OrgUnit
from backend.organisations.queries import units_of
from backend.plans.areas import REFORM, known
from backend.plans.drafting import KIND, NewPlan, Source, draft_plan, programme_of, redraft_plan
from backend.plans.issuing import IssuedDocument, refuse_number
from backend.plans.models import Plan
from backend.plans.recording import record_plan
from backend.words import say


def body_to_prepare(user: User) -> OrgUnit | None:
    """The body whose plans this person keeps."""
    body_id = next((hat.body_id for hat in hats_of(user) if keeps_plans(hat)), None)
    return None if body_id is None else OrgUnit.objects.get(pk=body_id)


def create_plan(by: User, wanted: dict[str, Any], **request: Any) -> None:
    """Read the upload and keep it as a draft or, with a document, as issued; one act."""
    body = _body(by)
    wish, document = wish_of(wanted, plan_id=wanted["id"]), wanted["document"] and IssuedDocument(**wanted["document"])
    if document:
        refuse_number(body, wish.year, document.number, but=wish.id)  # before seconds of work
    with under_way.telling(told_at(wanted["upload"])):
        parsed = wanted_file(by, body, wanted, wish.programme)
        if document:
            record_plan(by, parsed, wish, document, body_id=body.pk, **request)
        else:
            draft_plan(by, parsed, wish, body_id=body.pk, **request)


def replace_lines(by: User, plan_id: uuid.UUID, wanted: dict[str, Any], *, expect: str | None, **request: Any) -> None:
    """Read the upload and put its lines in place of the draft's."""
    plan = Plan.objects.select_related("body", "programme").filter(pk=plan_id).first()
    if plan is None or not may_see(by, plan):
        raise NotFound(absent())
    if not by.has_perm("plans.prepare", plan):
        raise Forbidden(say("Bạn không soạn kế hoạch của cơ quan này.", "You may not prepare this body's plans."))
    with under_way.telling(told_at(wanted["upload"])):
        redraft_plan(
            by,
            plan_id,
            wanted_file(by, plan.body, wanted, plan.programme.code),
            wish_of(wanted),
            expect=expect,
            **request,
        )


class PlanImportView(View):
    """What an uploaded plan says, read with the units of the body whose plans the reader keeps; nothing is kept."""

    filters = ("year", "take_hidden", "programme")
    own_filters = {
        "programme": (OpenApiTypes.STR, "Code of the programme whose plan it is; the reform's when left out")
    }
    answers = {"get": {200: Preview}}

    def get(self, request: Request, upload_id: uuid.UUID) -> Response:
        """May take up to 10 s; outside of any transaction."""
        by, query = signed_in(request), request.query_params
        file, body = own_upload(by, upload_id), _body(by)
        hidden, year = query.get("take_hidden", "false"), query.get("year", "")
        if hidden not in {"true", "false"}:
            raise _wrong("take_hidden", say("Chỉ có true hoặc false.", "It is true or false."))
        if year and not (is_number(year) and 2000 <= int(year) <= 2100):
            raise _wrong("year", say("Năm ngoài khoảng cho phép.", "The year is out of range."))
        programme = programme_of(query.get("programme") or REFORM).code
        with under_way.telling(told_at(file.pk)):
            parsed = _parsed(
                file, body, year=int(year) if year else None, take_hidden=hidden == "true", programme=programme
            )
        return Response(_told(body, file, parsed, programme))


class PlanImportProgressView(View):
    """How far the reading or keeping of one's own upload has come; asked once a second by whoever waits for it."""

    answers = {"get": {200: UnderWay}}

    def get(self, request: Request, upload_id: uuid.UUID) -> Response:
        """Nothing but a small file is read."""
        file = own_upload(signed_in(request), upload_id)
        phase, done, total = under_way.read(told_at(file.pk)) or (None, 0, 0)
        return Response({"phase": phase or None, "done": done, "total": total})


def _told(body: OrgUnit, file: FileObject, parsed: dict[str, Any], programme: str) -> dict[str, Any]:
    units = units_of(body.pk, day=clock.today()).order_by("position", "id")
    return {
        "upload": {"id": file.pk, "name": file.name, "size": file.size},
        "body": unit_ref(body),
        "plan": parsed["plan"],
        "tasks": [_task(task) for task in parsed["tasks"]],
        "targets": parsed["targets"],
        "areas": area_choices(known().of(programme)),
        "units": [{**(unit_ref(unit) or {}), "is_group": unit.is_group} for unit in units],
        "errors": parsed["errors"],
        "warnings": parsed["warnings"],
    }


def _task(task: dict[str, Any]) -> dict[str, Any]:
    """The same keys for every line, whatever was printed."""
    deadline = task["deadline"]
    optional = {"qualifier": deadline.get("qualifier"), "start_date": deadline.get("start_date")}
    return {**task, "deadline": {**deadline, **optional}}


def _body(by: User) -> OrgUnit:
    body = body_to_prepare(by)
    if body is None:
        raise Forbidden(say("Bạn không soạn kế hoạch của cơ quan nào.", "You keep no body's plans."))
    return body


def wanted_file(by: User, body: OrgUnit, wanted: dict[str, Any], programme: str) -> dict[str, Any]:
    """What an upload says (`upload`, `year`, `take_hidden` of `wanted`), as a plan of the programme."""
    file = own_upload(by, wanted["upload"])
    return _parsed(file, body, year=wanted["year"], take_hidden=wanted["take_hidden"], programme=programme)


def _parsed(file: FileObject, body: OrgUnit, *, year: int | None, take_hidden: bool, programme: str) -> dict[str, Any]:
    return read_for(body, path_of(file.sha256), year=year, take_hidden=take_hidden, programme=programme)


def wish_of(wanted: dict[str, Any], *, plan_id: uuid.UUID | None = None) -> NewPlan:
    """The plan or lines asked for in a request."""
    return NewPlan(
        id=plan_id, year=wanted["year"], title=wanted["title"], key_lines=wanted["key_lines"],
        programme=wanted.get("programme", REFORM), kind=wanted.get("kind") or KIND, source=Source(upload=wanted["upload"]),
        objectives=wanted.get("objectives", ()),
    )  # fmt: skip


def _wrong(name: str, message: str) -> Invalid:
    return Invalid(message, errors=[FieldError(name, message)])


urlpatterns = [
    path("plan-imports/<uuid:upload_id>", PlanImportView.as_view()),
    path("plan-imports/<uuid:upload_id>/progress", PlanImportProgressView.as_view()),
]
