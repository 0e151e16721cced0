"""What is written down on a visit: checklists taken along, answers, photos, minutes."""

import uuid
from typing import Any

from django.urls import path

from api.names import Names
from api.shapes import visits as shapes
from api.views import ActView, PutView, ReadView
from api.visit_bodies import (
    ItemChoiceBody,
    MinutesBody,
    MinutesSigningBody,
    SiteAnswerBody,
    SitePhotoBody,
    VisitChecklistsBody,
)
from api.visit_page import inspection_for, item_answers, minutes_for, minutes_ref, photo_ref, photos_for, visit
from backend.access.scope import Reader
from backend.activity.change import absent
from backend.errors import NotFound
from workflows.inspection.answering import Answered, choose_answer, put_answer
from workflows.inspection.checklists import take_along
from workflows.inspection.minuting import put_minutes, sign_supplement
from workflows.inspection.photographing import Photo, put_photo


class VisitView(ReadView):
    """What was written down on the visit, for whoever may read the inspection."""

    answers = {"get": {200: shapes.Visit}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """As much as this reader is told."""
        return visit(reader, inspection_for(reader, path_parts["inspection_id"]))


class VisitChecklistsView(PutView):
    """The checklists that the visit takes along; they stand once it was opened."""

    body_serializer = VisitChecklistsBody
    precondition = True
    answers = {"put": {200: shapes.Visit}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Choose them."""
        take_along(by, path_parts["inspection_id"], body["items"], expect=expect, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """All of it."""
        return visit(reader, inspection_for(reader, path_parts["inspection_id"]))


class AnswerView(PutView):
    """One's own answer to an item; If-Match is its version once it is there. The same content sent again changes nothing."""

    body_serializer = SiteAnswerBody
    precondition = True
    answers = {"put": {200: shapes.ItemAnswers}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Keep it."""
        put_answer(by, path_parts["inspection_id"], path_parts["answer_id"], Answered(**body), expect=expect, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """All answers to its item."""
        return _item(reader, path_parts["inspection_id"], body["item"])


class ItemChoiceView(ActView):
    """Which of several answers to an item counts."""

    body_serializer = ItemChoiceBody
    answers = {"post": {200: shapes.ItemAnswers}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Settle it."""
        seen = {one["answer"]: one["version"] for one in body["seen"]}
        choose_answer(by, path_parts["inspection_id"], path_parts["item_id"], body["answer"], seen=seen, **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """All answers to the item."""
        return _item(reader, path_parts["inspection_id"], path_parts["item_id"])


class SitePhotoView(PutView):
    """A photograph under the client's own id; sent again it changes nothing."""

    body_serializer = SitePhotoBody
    answers = {"put": {200: shapes.SitePhoto}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Add it."""
        put_photo(by, path_parts["inspection_id"], path_parts["photo_id"], Photo(**body), **request)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """As it is kept."""
        inspection = inspection_for(reader, path_parts["inspection_id"])
        photo = photos_for(reader, inspection).filter(pk=path_parts["photo_id"]).first()
        if photo is None:
            raise NotFound(absent())
        return photo_ref(photo, Names(inspection.body_id), inner=inspection.body_id in reader.keys)


class _OnMinutes:
    """An act on minutes, answered with them."""

    precondition = True

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """As they are now."""
        return minutes_of(reader, path_parts["inspection_id"], path_parts["minutes_id"])


class MinutesView(_OnMinutes, PutView):
    """The whole text of the minutes; If-Match is their version once they are there. Until they are signed."""

    body_serializer = MinutesBody
    answers = {"put": {200: shapes.Minutes}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Write it."""
        put_minutes(by, path_parts["inspection_id"], path_parts["minutes_id"], body, expect=expect, **request)


class MinutesSigningView(_OnMinutes, ActView):
    """Supplementary minutes are signed; the main ones by the inspection's transition."""

    body_serializer = MinutesSigningBody
    answers = {"post": {200: shapes.Minutes}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Freeze them."""
        ids = path_parts["inspection_id"], path_parts["minutes_id"]
        sign_supplement(by, *ids, pages_later=body["pages_later"], expect=expect, **request)


def minutes_of(reader: Reader, inspection_id: uuid.UUID, minutes_id: uuid.UUID) -> dict[str, Any]:
    """The contract's `Minutes`. Raises NotFound alike for absent and unseen."""
    inspection = inspection_for(reader, inspection_id)
    minutes = minutes_for(reader, inspection).filter(pk=minutes_id).first()
    if minutes is None:
        raise NotFound(absent())
    names, inner = Names(inspection.body_id), inspection.body_id in reader.keys
    pages = [photo_ref(photo, names, inner=inner) for photo in photos_for(reader, inspection).filter(minutes=minutes)]
    return minutes_ref(minutes, names, pages, inner=inner)


def _item(reader: Reader, inspection_id: uuid.UUID, item: uuid.UUID) -> dict[str, Any]:
    inspection = inspection_for(reader, inspection_id)
    found = item_answers(inspection, Names(inspection.body_id), item=item)
    if not found or inspection.body_id not in reader.keys:
        raise NotFound(absent())
    return found[0]


_ONE = "inspections/<uuid:inspection_id>"
urlpatterns = [
    path(f"{_ONE}/visit", VisitView.as_view()),
    path(f"{_ONE}/checklists", VisitChecklistsView.as_view()),
    path(f"{_ONE}/answers/<uuid:answer_id>", AnswerView.as_view()),
    path(f"{_ONE}/items/<uuid:item_id>/choice", ItemChoiceView.as_view()),
    path(f"{_ONE}/photos/<uuid:photo_id>", SitePhotoView.as_view()),
    path(f"{_ONE}/minutes/<uuid:minutes_id>", MinutesView.as_view()),
    path(f"{_ONE}/minutes/<uuid:minutes_id>/signing", MinutesSigningView.as_view()),
]
