"""A plan's next version: amending, editing lines, taking over a changed file, corrections."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.areas import AreaField
from api.files import own_upload
from api.plan_bodies import LINE_NO
from api.plan_difference import told, workbook
from api.plan_imports import wanted_file, wish_of
from api.plan_objectives import objective_changes
from api.plan_page import OnPlan, plan_page, visible_plan
from api.shapes.plan_versions import ArisenTasks, Difference
from api.shapes.plans import Plan as PlanShape
from api.target_difference import target_changes
from api.views import ReadView, StrictSerializer, View, signed_in
from backend.access.scope import Reader, reading
from backend.errors import FieldError, Forbidden, Invalid
from backend.files import under_way
from backend.files.store import told_at
from backend.imports.deadlines import read_deadline
from backend.plans.amending import amend_plan, changes_of, changes_of_file, take_over, undo_import
from backend.plans.editing import Edit, arisen, edit_lines
from backend.plans.models import Correction, Plan
from backend.words import say
from workflows.plan.correcting import Proposal, propose_correction, settle_correction

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class AmendmentBody(StrictSerializer):
    """The next version's draft, under the client's own id."""

    id = serializers.UUIDField()


class EditBody(StrictSerializer):
    """A line that is changed or dropped, or one that is added after `after`. `deadline`: as it would be printed."""

    line = serializers.UUIDField(required=False, allow_null=True, default=None)
    after = serializers.UUIDField(required=False, allow_null=True, default=None)
    drop = serializers.BooleanField(default=False)
    no = serializers.CharField(required=False, max_length=LINE_NO)
    title = serializers.CharField(required=False, max_length=5000)
    product = serializers.CharField(required=False, allow_blank=True, max_length=5000)
    area = AreaField(required=False)
    key = serializers.BooleanField(required=False)
    lead = serializers.IntegerField(required=False)
    partners = serializers.ListField(required=False, child=serializers.IntegerField(), max_length=200)
    deadline = serializers.CharField(required=False, allow_blank=True, max_length=500)
    funding = serializers.CharField(required=False, allow_blank=True, max_length=2000)
    note = serializers.CharField(required=False, allow_blank=True, max_length=2000)
    adopts = serializers.UUIDField(required=False, allow_null=True)


class EditsBody(StrictSerializer):
    """All of them or none."""

    items: Any = EditBody(many=True, allow_empty=False)


class TakenBody(StrictSerializer):
    """What is taken over of an uploaded file: keys of the difference, and the targets."""

    upload = serializers.UUIDField()
    accepted = serializers.ListField(child=serializers.CharField(max_length=60), max_length=5000)
    targets = serializers.BooleanField(default=False)
    take_hidden = serializers.BooleanField(default=False)


class PlanCorrectionBody(StrictSerializer):
    """What was typed wrongly: a field of a line, or without one of the plan's document, and what is right."""

    id = serializers.UUIDField()
    line = serializers.UUIDField(required=False, allow_null=True, default=None)
    field = serializers.ChoiceField(choices=Correction.Field.choices)
    new = serializers.CharField(max_length=5000)
    reason = serializers.CharField(max_length=2000)


class SettlingBody(StrictSerializer):
    """The second person's word."""

    agree = serializers.BooleanField()


class NothingBody(StrictSerializer):
    """Nothing more to say."""


class AmendmentsView(OnPlan):
    """The next version of an issued plan."""

    body_serializer = AmendmentBody
    success = 201
    answers = {"post": {201: PlanShape}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """A draft with the same lines."""
        location = f"/api/v1/plans/{body['id']}"
        amend_plan(by, path_parts["plan_id"], body["id"], expect=expect, status=201, location=location, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The draft's page."""
        return plan_page(reader, body["id"])


class EditsView(OnPlan):
    """The lines of a draft, one by one."""

    body_serializer = EditsBody

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Deadlines are read as an appendix's are."""
        plan = Plan.objects.filter(pk=path_parts["plan_id"]).first()
        edits = [_edit(item, plan.year if plan else None) for item in body["items"]]
        edit_lines(by, path_parts["plan_id"], edits, expect=expect, **request)


def _beside(plan: Plan) -> list[dict[str, Any]]:
    """What differs besides the lines."""
    return [*objective_changes(plan), *target_changes(plan)]


class DifferenceView(ReadView):
    """What a version changes in the one it amends."""

    answers = {"get": {200: Difference}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Line by line."""
        plan = _with_texts(reader, path_parts["plan_id"])
        return told(changes_of(plan), beside=_beside(plan))


class DifferenceSheetView(View):
    """The same as a workbook."""

    answers = {"get": {(200, "application/octet-stream"): OpenApiTypes.BINARY}}

    def get(self, request: Request, plan_id: uuid.UUID) -> HttpResponse:
        """One row per changed field."""
        with reading(signed_in(request)) as reader:
            plan = _with_texts(reader, plan_id)
            response = HttpResponse(
                workbook(told(changes_of(plan), beside=_beside(plan)), plan.title), content_type=WORKBOOK
            )
        response["Content-Disposition"] = 'attachment; filename="so-sanh-ke-hoach.xlsx"'
        return response


class FileDifferenceView(View):
    """What an uploaded file would change in a draft; nothing is kept."""

    filters = ("take_hidden",)
    answers = {"get": {200: Difference}}

    def get(self, request: Request, plan_id: uuid.UUID, upload_id: uuid.UUID) -> Response:
        """May take up to 10 s; the file is read outside of any transaction."""
        by = signed_in(request)
        own_upload(by, upload_id)
        with reading(by) as reader:
            plan = _with_texts(reader, plan_id)
        if not by.has_perm("plans.prepare", plan):
            raise Forbidden(say("Bạn không soạn kế hoạch của cơ quan này.", "You may not prepare this body's plans."))
        hidden = request.query_params.get("take_hidden") == "true"
        with under_way.telling(told_at(upload_id)):
            parsed = wanted_file(
                by, plan.body, {"upload": upload_id, "year": plan.year, "take_hidden": hidden}, plan.programme.code
            )
        changes, targets = changes_of_file(plan, parsed)
        return Response(told(changes, targets=targets))


class TakenView(OnPlan):
    """What somebody accepts of a changed file."""

    body_serializer = TakenBody

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """All that is accepted, or nothing."""
        with reading(by) as reader:
            plan = _with_texts(reader, path_parts["plan_id"])
        if not by.has_perm("plans.prepare", plan):
            raise Forbidden(say("Bạn không soạn kế hoạch của cơ quan này.", "You may not prepare this body's plans."))
        asked = {**body, "year": plan.year, "title": "", "key_lines": []}
        with under_way.telling(told_at(body["upload"])):
            take_over(
                by, plan.pk, wanted_file(by, plan.body, asked, plan.programme.code), wish_of(asked), accepted=body["accepted"],
                targets=body["targets"], expect=expect, **request,
            )  # fmt: skip


class UndoView(OnPlan):
    """The last file taken over, put back whole."""

    body_serializer = NothingBody

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """While nothing has built on it."""
        undo_import(by, path_parts["plan_id"], expect=expect, **request)


class ArisenView(ReadView):
    """Tasks without a plan that the draft's lines may take up."""

    answers = {"get": {200: ArisenTasks}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Those no line of the draft has taken yet."""
        plan = visible_plan(reader, path_parts["plan_id"])
        taken = plan.current.lines.filter(adopts__isnull=False).values("adopts") if plan.current else []
        tasks = arisen(plan).exclude(pk__in=taken).filter(readers__overlap=reader.keys).select_related("lead")[:200]
        return {"items": [
            {"id": t.pk, "title": t.title, "product": t.product, "lead": t.lead_id, "lead_name": t.lead.short_name,
             "due_on": t.due_on, "area": t.area}
            for t in tasks
        ]}  # fmt: skip


class CorrectionsView(OnPlan):
    """What was typed wrongly on an issued plan, proposed."""

    body_serializer = PlanCorrectionBody

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Nothing changes until a second person confirms it."""
        propose_correction(by, path_parts["plan_id"], Proposal(**body), expect=expect, **request)


class CorrectionView(OnPlan):
    """The second person."""

    body_serializer = SettlingBody

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Confirm or decline."""
        correction_id = path_parts["correction_id"]
        settle_correction(
            by, path_parts["plan_id"], correction_id, agree=body["agree"], expect=expect, **request
        )  # fmt: skip


def _with_texts(reader: Reader, plan_id: uuid.UUID) -> Plan:
    return visible_plan(reader, plan_id, Plan.objects.select_related("body", "current", "amends__current"))


def _edit(item: dict[str, Any], year: int | None) -> Edit:
    said = {name: item[name] for name in item if name not in {"line", "after", "drop", "deadline"}}
    if "deadline" in item:
        read = read_deadline(item["deadline"], plan_date=None, year=year)
        if read.problem:
            raise _unread(item["deadline"])
        said |= {
            "deadline_kind": read.kind, "deadline_printed": read.as_printed, "deadline_qualifier": read.qualifier,
            "starts_on": read.start_date, "due_on": read.due_date,
        }  # fmt: skip
    return Edit(item["line"], item["after"], item["drop"], said)


def _unread(text: str) -> Exception:
    message = say("Không đọc được thời hạn “{text}”.", "The deadline “{text}” cannot be read.", text=text)
    return Invalid(message, errors=[FieldError("deadline", message)])


urlpatterns = [
    path("plans/<uuid:plan_id>/amendments", AmendmentsView.as_view()),
    path("plans/<uuid:plan_id>/edits", EditsView.as_view()),
    path("plans/<uuid:plan_id>/difference", DifferenceView.as_view()),
    path("plans/<uuid:plan_id>/difference/sheet", DifferenceSheetView.as_view()),
    path("plans/<uuid:plan_id>/changes/<uuid:upload_id>", FileDifferenceView.as_view()),
    path("plans/<uuid:plan_id>/changes", TakenView.as_view()),
    path("plans/<uuid:plan_id>/changes/undoing", UndoView.as_view()),
    path("plans/<uuid:plan_id>/arisen", ArisenView.as_view()),
    path("plans/<uuid:plan_id>/corrections", CorrectionsView.as_view()),
    path("plans/<uuid:plan_id>/corrections/<uuid:correction_id>", CorrectionView.as_view()),
]
