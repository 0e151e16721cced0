"""Uploads as raw bytes, and handing stored files out to those who may read what they are attached to."""

import uuid
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, unquote

from django.db.models import F, Q
from django.http import FileResponse, HttpResponseBase
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

from api.proofs import file_ref
from api.schema import HEADER
from api.shapes.files import StoredFile, Upload
from api.task_bodies import NothingBody
from api.views import ActView, StrictSerializer, View, signed_in
from api.visit_page import TOLD
from backend import clock
from backend.access.readers import keys_of
from backend.access.scope import Reader
from backend.accounts.models import User
from backend.activity.change import absent
from backend.activity.models import AccessLog
from backend.errors import Invalid, NotFound
from backend.files.models import FileObject
from backend.files.store import open_file, receive
from backend.ids import is_number
from backend.inspections.models import RecheckFile, ReplyProof, RowProof, SitePhoto
from backend.plans.models import Document, Evidence, Plan, TargetFigure
from backend.words import say
from workflows.file_removal import close_file, keep_file, remove_file
from workflows.models import CommentFile, PaperDecision

CHUNK = 64 * 1024
SHOWN_INLINE = {"application/pdf", "image/jpeg", "image/png", "image/webp"}


class Raw(BaseParser):
    """Any bytes; the view reads the stream itself."""

    media_type = "*/*"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        """The stream, unread."""
        return stream


class UploadView(View):
    """PUT: bytes under an id the client made; sending it twice is harmless. No domain fact, so no key."""

    parser_classes = [Raw]
    request_schema = {"application/octet-stream": OpenApiTypes.BINARY}
    answers = {"put": {201: Upload}}
    parameters = (
        OpenApiParameter("X-Content-SHA256", OpenApiTypes.STR, HEADER, required=True, description="64 hex digits"),
        OpenApiParameter("X-File-Name", OpenApiTypes.STR, HEADER, description="URL-encoded"),
    )

    def put(self, request: Request, upload_id: uuid.UUID) -> Response:
        """Store into quarantine."""
        length, digest = request.headers.get("Content-Length", ""), request.headers.get("X-Content-SHA256", "")
        if not is_number(length) or len(length) > 12 or len(digest) != 64:
            raise Invalid(say("Thiếu độ dài hoặc mã SHA-256 của tệp.", "The file's length or SHA-256 is missing."))
        name = unquote(request.headers.get("X-File-Name", ""))[:255]
        file = receive(signed_in(request), upload_id, _chunks(request), name=name, size=int(length), sha256=digest)
        return Response(
            {"id": file.pk, "name": file.name, "size": file.size, "sha256": file.sha256, "media_type": file.media_type},
            status=201,
        )


def _chunks(request: Request) -> Iterator[bytes]:
    while chunk := request._request.read(CHUNK):
        yield chunk


class FileView(View):
    """GET: the bytes, for whoever may read a record the file proves, or for who uploaded it."""

    answers = {"get": {(200, "application/octet-stream"): OpenApiTypes.BINARY}}

    def get(self, request: Request, file_id: uuid.UUID) -> HttpResponseBase:
        """As an attachment, except pictures and PDFs."""
        file = FileObject.objects.filter(pk=file_id).first()
        if file is None or file.closed_at is not None or not may_read(request.user, file):
            raise NotFound(absent())
        AccessLog.objects.create(
            at=clock.now(),
            user_id=request.user.pk,
            kind="downloaded",
            method="GET",
            path=request.path,
            code=file.sha256[:12],
        )
        inline = file.media_type in SHOWN_INLINE
        response = FileResponse(open_file(file), content_type=file.media_type)
        response["Content-Length"] = str(file.size)
        response["Content-Disposition"] = f"{'inline' if inline else 'attachment'}; filename*=UTF-8''{quote(file.name)}"
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
        response["Cache-Control"] = "private, no-store"
        return response


class ClosingBody(StrictSerializer):
    """Why nobody may open it any more."""

    reason = serializers.CharField(max_length=500)


class _FileAct(ActView):
    """An act on a stored file; afterwards how it stands."""

    answers = {"post": {200: StoredFile}}

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """The contract's `StoredFile`."""
        return file_ref(FileObject.objects.get(pk=path_parts["file_id"]))


class FileClosingView(_FileAct):
    """Sent by mistake: nobody opens it any more."""

    body_serializer = ClosingBody

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """By whoever uploaded it, or, what others rely on, by a second person."""
        close_file(by, path_parts["file_id"], body["reason"], **request)


class FileRemovalView(_FileAct):
    """Removed for good."""

    body_serializer = NothingBody

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """By a second person."""
        remove_file(by, path_parts["file_id"], **request)


class FileKeepingView(_FileAct):
    """Kept after all."""

    body_serializer = NothingBody

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """By a second person."""
        keep_file(by, path_parts["file_id"], **request)


def own_upload(by: User, upload_id: uuid.UUID) -> FileObject:
    """What this person sent under this id."""
    file = FileObject.objects.filter(pk=upload_id, uploaded_by=by).first()
    if file is None:
        raise NotFound(say("Không tìm thấy tệp đã tải lên.", "The uploaded file was not found."))
    return file


def may_read(user: Any, file: FileObject) -> bool:
    """The body that carries the task out reads all its evidence; the giver what was released; the body above what
    proves a result that lies before it. The file of a plan is read inside its body by whoever reads the plan, that of a document by
    whoever reads the document. Photographs of a visit are its inspectors'; the inspected body reads what it was told. What came with
    a comment is read as that is, until it is removed."""
    if not file.attached:
        return bool(file.uploaded_by_id == user.pk)
    keys = keys_of(user)
    proofs = Evidence.objects.filter(file=file)
    inside = proofs.filter(task__body_id__in=keys)
    released = proofs.filter(task__giver_body_id__in=keys, submission__released=True)
    above = proofs.filter(task__laid_above=True, task__body__parent__body_id__in=keys, submission=F("task__submission"))
    plans = Plan.objects.filter(current__source=file, body_id__in=keys, readers__overlap=keys)
    rows = RowProof.objects.filter(file=file)
    remedied = rows.filter(row__report__body_id__in=keys)
    sent = rows.filter(row__report__inspecting_body_id__in=keys, round__isnull=False)
    beside = ReplyProof.objects.filter(file=file)
    replied = beside.filter(row__reply__body_id__in=keys)
    received = beside.filter(row__reply__inspecting_body_id__in=keys, round__isnull=False)
    looked_at = RecheckFile.objects.filter(file=file, recheck__ticket__readers__overlap=keys)
    figures = TargetFigure.objects.filter(file=file, plan__body_id__in=keys, plan__readers__overlap=keys)
    notes = PaperDecision.objects.filter(file=file)
    decided = notes.filter(task__body_id__in=keys)
    answered = notes.filter(task__giver_body_id__in=keys).exclude(what=PaperDecision.What.STEP)
    documents = Document.objects.filter(file=file, readers__overlap=keys)
    photos = SitePhoto.objects.filter(file=file, inspection__readers__overlap=keys)
    on_site = photos.filter(Q(inspection__body_id__in=keys) | TOLD)
    said = CommentFile.objects.filter(file=file, comment__readers__overlap=keys, comment__removed_at=None)
    readable = (
        figures, inside, released, above, plans, remedied, sent, replied, received, looked_at, decided, answered, documents,
        on_site, said,
    )  # fmt: skip
    return any(found.exists() for found in readable)


urlpatterns = [
    path("uploads/<uuid:upload_id>", UploadView.as_view()),
    path("files/<uuid:file_id>", FileView.as_view()),
    path("files/<uuid:file_id>/closing", FileClosingView.as_view()),
    path("files/<uuid:file_id>/removal", FileRemovalView.as_view()),
    path("files/<uuid:file_id>/keeping", FileKeepingView.as_view()),
]
