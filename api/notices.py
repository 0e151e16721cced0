"""The bell: what was told to the reader, and what they have read."""

from typing import Any

from django.urls import path
from rest_framework import serializers

from api.events import number
from api.shapes.notices import Notices, Unread
from api.views import ActView, ReadView, StrictSerializer
from backend.access.scope import Reader
from backend.errors import FieldError, Invalid
from backend.words import say
from notifications.notices import bell_of, mark_read, notices_before

LARGEST = 10**18  # what every column can hold


class NoticesView(ReadView):
    """What was told to the reader, newest first."""

    filters = ("cursor",)
    answers = {"get": {200: Notices}}

    def read(self, reader: Reader, query: dict[str, str], **path_parts: Any) -> Any:
        """20 a page."""
        return notices_before(reader.user.pk, reader.keys, number(query, "cursor", 0) or None)


class ReadBody(StrictSerializer):
    """Which were read: `only` one, or all `up_to` one (null: all there are); each named by the `seq` of its event."""

    only = serializers.IntegerField(required=False, min_value=1, max_value=LARGEST)
    up_to = serializers.IntegerField(required=False, min_value=1, max_value=LARGEST, allow_null=True)


class NoticesReadView(ActView):
    """Marking as read. Nobody else is told, so no key is kept of it: doing it twice changes nothing."""

    body_serializer = ReadBody
    answers = {"post": {200: Unread}}

    def act(self, by: Any, body: Any, *, expect: str | None, request: dict[str, Any], **path_parts: Any) -> None:
        """Mark them."""
        if len(body) != 1:
            message = say("Gửi một trong hai: only hoặc up_to.", "Send one of the two: only or up_to.")
            raise Invalid(message, errors=[FieldError(name, message) for name in ("only", "up_to")])
        mark_read(by.pk, **body)

    def answer(self, reader: Reader, body: Any, **path_parts: Any) -> Any:
        """How many are left."""
        return {"unread": bell_of(reader.user.pk, reader.keys).unread}


urlpatterns = [path("notices", NoticesView.as_view()), path("notices/read", NoticesReadView.as_view())]
