"""The register of documents: the list, entering one, its page, correcting it, saying what replaced it."""

import uuid
from typing import Any

from django.urls import path
from django.utils.translation import get_language
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.batches import refusals
from api.document_page import document_list, document_page, read_document
from api.files import own_upload
from api.shapes.batches import Batch
from api.shapes.documents import DocumentRows, ReadDocument, ReadLetter, RegisteredDocument
from api.task_bodies import SensibleDay
from api.views import ActMixin, ActView, PutMixin, ReadView, StrictSerializer, View, request_parts, signed_in
from backend.access.scope import Reader
from backend.activity.change import Replayed
from backend.files.store import path_of
from backend.imports.child import letter_in_child
from backend.plans.models import DocumentKind, DocumentLine
from workflows.document.registering import Particulars, add_file, correct_document, register_document, replace_document
from workflows.document.splitting import NewLine, split_document
from workflows.machine import NothingDone
from workflows.task.giving import NewTask

FILTERS: dict[str, tuple[Any, str]] = {
    "kind": (
        {"type": "array", "items": {"type": "string", "enum": DocumentKind.values}},
        "Any of these kinds, separated by commas",
    ),
    "year": (OpenApiTypes.INT64, "Of documents issued in this year"),
    "q": (OpenApiTypes.STR, "Words of number, issuer or abstract; tone marks and case do not matter"),
}


class ParticularsBody(StrictSerializer):
    """A document as it is written."""

    kind = serializers.ChoiceField(choices=DocumentKind.choices)
    number = serializers.CharField(max_length=80)
    issued_on = SensibleDay()
    issuer = serializers.CharField(max_length=200)
    abstract = serializers.CharField(max_length=2000)


class DocumentEntryBody(ParticularsBody):
    """A new entry under the client's own id; `upload`: the document itself."""

    id = serializers.UUIDField()
    upload = serializers.UUIDField(required=False, allow_null=True, default=None)


class CorrectionBody(ParticularsBody):
    """What it should have said, and why it did not."""

    reason = serializers.CharField(max_length=2000)


class ReplacementBody(StrictSerializer):
    """The later document of the same register; null: none took its place after all."""

    document = serializers.UUIDField(allow_null=True)


class DocumentsView(ActMixin, ReadView):
    """The register; and entering a document."""

    filters = ("kind", "year", "in_force", "q", "cursor")
    own_filters = FILTERS
    body_serializer = DocumentEntryBody
    success = 201
    answers = {"get": {200: DocumentRows}, "post": {201: RegisteredDocument}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """50 rows a page."""
        return document_list(reader, query)

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Enter it."""
        wish, location = dict(body), f"/api/v1/documents/{body['id']}"
        document_id, upload = wish.pop("id"), wish.pop("upload")
        register_document(by, document_id, Particulars(**wish), upload=upload, status=201, location=location, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """Its page."""
        return document_page(reader, body["id"])


class OnDocument:
    """An act on one document, answered with its page; what was seen of it must be said."""

    precondition = True

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The page as it is now."""
        return document_page(reader, path_parts["document_id"])


class DocumentView(OnDocument, PutMixin, ReadView):
    """One document; and correcting what was typed wrongly."""

    body_serializer = CorrectionBody
    answers = {"get": {200: RegisteredDocument}, "put": {200: RegisteredDocument}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """Its page."""
        return document_page(reader, path_parts["document_id"])

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Put it right."""
        wish = dict(body)
        reason = wish.pop("reason")
        correct_document(by, path_parts["document_id"], Particulars(**wish), reason, expect=expect, **request)


class ReplacementView(OnDocument, ActView):
    """Which later document took its place."""

    body_serializer = ReplacementBody
    answers = {"post": {200: RegisteredDocument}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Write it down."""
        replace_document(by, path_parts["document_id"], body["document"], expect=expect, **request)


class AddedFileBody(StrictSerializer):
    """What was uploaded."""

    upload = serializers.UUIDField()


class DocumentOwnFileView(OnDocument, ActView):
    """The document itself, after it was entered."""

    body_serializer = AddedFileBody
    answers = {"post": {200: RegisteredDocument}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Where there is none, or none any more."""
        add_file(by, path_parts["document_id"], body["upload"], expect=expect, **request)


class DocumentLineBody(StrictSerializer):
    """A line, and what becomes of it: with `lead` a task of its own, with `join` part of one, with neither only to be
    known. A new task gets the line's id."""

    id = serializers.UUIDField()
    text = serializers.CharField(max_length=5000)
    clause = serializers.CharField(required=False, allow_blank=True, default="", max_length=120)
    lead = serializers.IntegerField(required=False, allow_null=True, default=None)
    officer = serializers.IntegerField(required=False, allow_null=True, default=None)
    due_on = SensibleDay(required=False, allow_null=True, default=None)
    join = serializers.UUIDField(required=False, allow_null=True, default=None)


class DocumentLinesBody(StrictSerializer):
    """Lines of the document, in their order. `for_leader`: who gave what becomes a task, when somebody else enters it."""

    items = serializers.ListField(child=DocumentLineBody(), min_length=1, max_length=100)
    for_leader = serializers.IntegerField(required=False, allow_null=True, default=None)


class DocumentLinesView(ActView):
    """Its lines taken into work: one act, a savepoint per line."""

    body_serializer = DocumentLinesBody
    answers = {"post": {200: Batch}}

    def post(self, request: Request, **path_parts: Any) -> Response:
        """Which were taken, and which not and why."""
        body, document_id = self.checked(request), path_parts["document_id"]
        lines = [_line(item, body["for_leader"]) for item in body["items"]]
        try:
            taken = split_document(request.user, document_id, lines, **request_parts(request))  # type: ignore[arg-type]  # signed in
            done, refused = taken.done, taken.refused
        except NothingDone as nothing:
            done, refused = [], nothing.refused
        except Replayed:
            kept = DocumentLine.objects.filter(document=document_id, pk__in=[line.id for line in lines])
            done, refused = list(kept.values_list("pk", flat=True)), []
        return Response({"done": done, "refused": refusals(signed_in(request), refused)})


def _line(item: dict[str, Any], for_leader: int | None) -> NewLine:
    give = None
    if item["lead"] is not None:
        give = NewTask(
            id=item["id"], title=item["text"][:2000], lead_id=item["lead"], officer_id=item["officer"],
            due_on=item["due_on"], for_leader_id=for_leader,
        )  # fmt: skip
    return NewLine(item["id"], item["text"], item["clause"], give, item["join"])


class DocumentReadingView(ReadView):
    """A pasted line, read."""

    filters = ("text",)
    answers = {"get": {200: ReadDocument}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """What it says, and what of the register it may be."""
        return read_document(reader, query.get("text", ""))


class DocumentFileReadingView(View):
    """What an uploaded document says at its head; nothing is kept."""

    answers = {"get": {200: ReadLetter}}

    def get(self, request: Request, upload_id: uuid.UUID) -> Response:
        """May take up to 10 s; the file is read outside of any transaction."""
        file = own_upload(signed_in(request), upload_id)
        return Response(letter_in_child(path_of(file.sha256), language=get_language() or "vi"))


urlpatterns = [
    path("documents", DocumentsView.as_view()),
    path("documents/reading", DocumentReadingView.as_view()),
    path("documents/reading/<uuid:upload_id>", DocumentFileReadingView.as_view()),
    path("documents/<uuid:document_id>", DocumentView.as_view()),
    path("documents/<uuid:document_id>/file", DocumentOwnFileView.as_view()),
    path("documents/<uuid:document_id>/lines", DocumentLinesView.as_view()),
    path("documents/<uuid:document_id>/replacement", ReplacementView.as_view()),
]
