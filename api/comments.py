"""Comments on tasks, tickets and inspections: what was said, saying something, editing and removing it, whom one may mention."""

import uuid
from typing import Any

from django.urls import path
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers

from api.comment_page import comments_of, mentionable, seen
from api.events import subject
from api.shapes.comments import Comments, Mentionable
from api.views import ActMixin, ActView, PutView, ReadView, StrictSerializer
from backend.access.scope import Reader
from backend.errors import FieldError, Invalid
from backend.words import say
from workflows.comments import KINDS, LONGEST, MOST_FILES, Said, comment, edit_comment, remove_comment, settle_mentions
from workflows.models import Comment

FILTERS: dict[str, tuple[Any, str]] = {
    "subject": (OpenApiTypes.STR, "`task:<id>`, `ticket:<id>` or `inspection:<id>`"),
    "cursor": (OpenApiTypes.STR, "The `next` of the page before"),
}


class SaidBody(StrictSerializer):
    """A text, and the ids of whom it mentions. Where files come with it the text may be empty."""

    text = serializers.CharField(max_length=LONGEST, allow_blank=True)
    people = serializers.ListField(child=serializers.IntegerField(), required=False, default=list, max_length=50)
    units = serializers.ListField(child=serializers.IntegerField(), required=False, default=list, max_length=50)


class CommentBody(SaidBody):
    """Of which record; `shared`: read by both its bodies. `files`: ids of the writer's uploads."""

    id = serializers.UUIDField()
    type = serializers.ChoiceField(sorted(KINDS))
    record = serializers.UUIDField()
    files = serializers.ListField(child=serializers.UUIDField(), required=False, default=list, max_length=MOST_FILES)
    shared = serializers.BooleanField(required=False, default=False)


class RemovalBody(StrictSerializer):
    """Why; a leader says it of another's."""

    reason = serializers.CharField(max_length=500, allow_blank=True, required=False, default="")


class MentionsReadBody(StrictSerializer):
    """The record whose comments mention the reader."""

    record = serializers.UUIDField()


def _record(query: dict[str, str]) -> tuple[str, uuid.UUID]:
    """Of which record; Invalid for a kind that has no comments."""
    noun, record = subject(query) or ("", "")
    try:
        if noun in KINDS:
            return noun, uuid.UUID(record)
    except ValueError:
        pass
    message = say(
        "Cần có dạng <loại>:<mã>, của một việc, nội dung khắc phục hoặc cuộc kiểm tra.",
        "Must look like <kind>:<id>, of a task, a ticket or an inspection.",
    )
    raise Invalid(message, errors=[FieldError("subject", message)])


def _said(body: Any) -> Said:
    return Said(body["text"], tuple(body["people"]), tuple(body["units"]), tuple(body.get("files", ())))


class CommentsView(ActMixin, ReadView):
    """What was said about a record; POST says something."""

    filters = ("subject", "cursor")
    own_filters = FILTERS
    body_serializer = CommentBody
    success = 201
    answers = {"get": {200: Comments}, "post": {201: Comments}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """As far as the reader may."""
        return comments_of(reader, *_record(query), before=query.get("cursor", ""))

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Say it."""
        location = f"/api/v1/comments?subject={body['type']}:{body['record']}"
        comment(
            by, body["id"], body["type"], body["record"], _said(body), shared=body["shared"], status=201, location=location,
            **request,
        )  # fmt: skip

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """All that stands there now."""
        return comments_of(reader, body["type"], body["record"])


class OnComment:
    """An act on one comment, answered with all of its record."""

    answers: Any = {"post": {200: Comments}, "put": {200: Comments}}

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """All that stands there now."""
        kept = Comment.objects.get(pk=path_parts["comment_id"])
        return comments_of(reader, kept.noun, kept.record)


class CommentView(OnComment, PutView):
    """Editing one's own comment; what it said before is kept."""

    body_serializer = SaidBody
    precondition = True

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Say it anew."""
        edit_comment(by, path_parts["comment_id"], _said(body), expect=expect, **request)


class CommentRemovalView(OnComment, ActView):
    """Removing a comment; its place says who did so."""

    body_serializer = RemovalBody

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Take it out of sight."""
        remove_comment(by, path_parts["comment_id"], body["reason"], **request)


class CommentsReadView(ActView):
    """Saying that one has read what mentions one. Nobody else is told, so no key is kept: doing it twice changes nothing."""

    body_serializer = MentionsReadBody
    success = 204
    answers = {"post": {204: None}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """For oneself."""
        settle_mentions(by, body["record"])

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """Nothing to say."""
        return None


class MentionableView(ReadView):
    """Who may be mentioned in a comment on the record."""

    filters = ("subject",)
    own_filters = FILTERS
    answers = {"get": {200: Mentionable}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """People and units of the reader's side, and the body on the other."""
        return mentionable(seen(reader, *_record(query)), reader)


urlpatterns = [
    path("comments", CommentsView.as_view()),
    path("comments/mentionable", MentionableView.as_view()),
    path("comments/read", CommentsReadView.as_view()),
    path("comments/<uuid:comment_id>", CommentView.as_view()),
    path("comments/<uuid:comment_id>/removal", CommentRemovalView.as_view()),
]
