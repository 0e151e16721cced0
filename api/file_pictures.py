"""A stored PDF or photograph as pictures that a page can show, whatever browser it stands in (product.md §12, §21, §30)."""

import base64
import uuid
from functools import lru_cache
from typing import Any

from django.http import HttpResponse
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request

from api.files import may_read
from api.views import View
from backend import clock
from backend.activity.change import absent
from backend.activity.models import AccessLog
from backend.errors import NotFound
from backend.files.models import FileObject
from backend.files.store import path_of
from backend.ids import is_number
from backend.imports.child import picture_in_child
from backend.imports.picture import NOTHING

PDF = "application/pdf"
PICTURED = {PDF, "image/jpeg", "image/png", "image/webp"}
ASKED: dict[str, tuple[Any, str]] = {"page": (OpenApiTypes.INT, "From 1, which it is when left out")}
KEPT = 24  # pictures of some tens of kilobytes, for whoever looks again


class FilePictureView(View):
    """GET: one page as a picture; the header X-Pages says how many there are, 0 when it cannot be drawn."""

    filters = ("page",)
    own_filters = ASKED
    answers = {"get": {(200, "image/webp"): OpenApiTypes.BINARY, 204: None}}

    def get(self, request: Request, file_id: uuid.UUID) -> HttpResponse:
        """For whoever may read the file; opening it is noted as a download of it is."""
        asked = request.query_params.get("page", "1")
        page = int(asked) if is_number(asked) else 0
        file = FileObject.objects.filter(pk=file_id).first()
        if file is None or file.closed_at is not None or not may_read(request.user, file):
            raise NotFound(absent())
        if page <= 1:
            AccessLog.objects.create(
                at=clock.now(), user_id=request.user.pk, kind="downloaded", method="GET", path=request.path,
                code=file.sha256[:12],
            )  # fmt: skip
        drawn = _drawn(file.sha256, page, file.media_type) if file.media_type in PICTURED else NOTHING
        headers = {
            "X-Pages": str(drawn["pages"]),
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        }
        if drawn["webp"] is None:
            return HttpResponse(status=204, headers=headers)
        return HttpResponse(base64.b64decode(drawn["webp"]), content_type="image/webp", headers=headers)


@lru_cache(maxsize=KEPT)
def _drawn(sha256: str, page: int, media_type: str) -> dict[str, Any]:
    """By its content, which never changes."""
    return picture_in_child(path_of(sha256), page, is_pdf=media_type == PDF)


urlpatterns = [path("files/<uuid:file_id>/picture", FilePictureView.as_view())]
